using System.Text.Json;
using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>What is stored stays readable: the golden file is a state of version 1, with one fact of every kind.</summary>
public sealed class StoredJsonTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden", "employee.v1.json");

    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true };

    private static EmployeeRecord Everything => Employee.Evolve(new(), Some.Id, Facts.OneOfEach);

    [Fact]
    public void AStateIsStoredAsItWas()
    {
        var json = JsonSerializer.Serialize(Everything, Indented) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") is { Length: > 0 } folder) File.WriteAllText(Path.Combine(folder, "employee.v1.json"), json);

        Assert.Equal(File.ReadAllText(Golden), json);
    }

    [Fact]
    public void AnOldStateIsReadAndDerivedToTheSame()
    {
        var read = JsonSerializer.Deserialize<EmployeeRecord>(File.ReadAllText(Golden), StoredJson.Options)!;

        Assert.Equal(Everything.Facts, read.Facts);
        Assert.Equal(read.Standings, Employee.Derive(read).Standings);
    }

    [Fact]
    public void AnUnknownKindOfFactIsRefusedNotForgotten() => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Fact>(
        """{"fact":"from-the-future","source":"s","id":"1","effectiveDate":"2022-01-01","recordedAt":"2022-01-01T00:00:00Z"}""", StoredJson.Options));

    [Fact]
    public void EveryKindOfFactHasAStableName()
    {
        var kinds = typeof(Fact).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Fact))).ToHashSet();

        Assert.Equal(kinds, Facts.OneOfEach.Select(f => f.GetType()).ToHashSet());
        foreach (var fact in Facts.OneOfEach)
            Assert.Equal(fact, JsonSerializer.Deserialize<Fact>(JsonSerializer.Serialize(fact, StoredJson.Options), StoredJson.Options));
    }
}
