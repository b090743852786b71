using System.Text.Json;
using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>What is stored stays readable: a golden file of each version, with one fact of every kind that it had.</summary>
public sealed class StoredJsonTests
{
    private const string Today = "employee.v6.json";

    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true };

    private static EmployeeRecord Everything => Employee.Evolve(new(), Some.Id, Facts.OneOfEach);

    [Fact]
    public void AStateIsStoredAsItWas()
    {
        var json = JsonSerializer.Serialize(Everything, Indented) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") is { Length: > 0 } folder) File.WriteAllText(Path.Combine(folder, Today), json);

        Assert.Equal(Golden(Today), json);
    }

    [Theory]
    [InlineData("employee.v1.json", 19)]
    [InlineData("employee.v2.json", 29)]
    [InlineData("employee.v3.json", 32)]
    [InlineData("employee.v4.json", 32)]
    [InlineData("employee.v5.json", 33)]
    [InlineData(Today, 34)]
    public void AStateOfAnyVersionIsReadWithAllItsFactsAndDerivedByTheRulesOfToday(string file, int facts)
    {
        var read = JsonSerializer.Deserialize<EmployeeRecord>(Golden(file), StoredJson.Options)!;
        var now = Employee.Derive(read);

        Assert.Equal(facts, read.Facts.Length);
        Assert.All(read.Facts, f => Assert.Contains(f, Facts.OneOfEach));
        Assert.Equal((EmployeeRecord.CurrentVersion, Standings.RulesVersion), (now.Version, now.RulesVersion));
        Assert.Equal(read.Standings, now.Standings);
        Assert.Equal(Everything.Names, now.Names);
    }

    [Fact]
    public void WhatWasSeenOnACardFileAndWhyOneWasGivenBackAreStoredAsTheyWere()
    {
        var seen = new CardSight(CardColour.Turquoise, CardShape.Landscape, ShowsPerson: true, ShowsCode: false, OwnCopy: true);
        var upload = Some.Upload("2022-10-20");
        var returned = Some.Return("2022-10-21", 1, 2) with { Ground = ReturnGround.NotTheSamePerson };
        var json = JsonSerializer.Serialize<Fact[]>([upload with { File = upload.File with { Sight = seen } }, returned], StoredJson.Options);

        Assert.Contains("\"sight\":{\"colour\":\"turquoise\",\"shape\":\"landscape\",\"showsPerson\":true,\"showsCode\":false,\"ownCopy\":true}", json, StringComparison.Ordinal);
        Assert.Contains("\"ground\":\"not-the-same-person\"", json, StringComparison.Ordinal);
        Assert.Equal([upload with { File = upload.File with { Sight = seen } }, returned], JsonSerializer.Deserialize<Fact[]>(json, StoredJson.Options)!);
    }

    [Fact]
    public void WhyACardWasHandedInForSomebodyIsStoredAsItWas()
    {
        Fact[] uploads = [Some.Upload("2022-10-20") with { OnBehalf = new("tugas belajar") }, Some.Upload("2022-10-21", 2) with { OnBehalf = new(null) }, Some.Upload("2022-10-22", 3)];
        var json = JsonSerializer.Serialize(uploads, StoredJson.Options);

        Assert.Contains("\"onBehalf\":{\"reason\":\"tugas belajar\"}", json, StringComparison.Ordinal);
        Assert.Contains("\"onBehalf\":{}", json, StringComparison.Ordinal);
        Assert.Equal(uploads, JsonSerializer.Deserialize<Fact[]>(json, StoredJson.Options)!);
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

    private static string Golden(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file));
}
