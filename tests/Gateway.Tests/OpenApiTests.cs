using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The description of the outside is a golden file: others call these names.</summary>
[Collection(nameof(SharedCity))]
public sealed class OpenApiTests(RunningGateway gateway)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task TheDescriptionIsAsItWas()
    {
        var text = JsonSerializer.Serialize(await Description(), Indented).Replace(gateway.Address.ToString(), "http://localhost/", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.v1.json"), text);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "openapi.v1.json")), text);
    }

    [Fact]
    public async Task EveryOperationIsSummarisedAndNamesItsProblems()
    {
        var description = await Description();

        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var path in description.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject().Where(o => o.Value.TryGetProperty("responses", out _)))
            {
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.GetProperty("summary").GetString()), path.Name);
                Assert.Contains(operation.Value.GetProperty("responses").EnumerateObject(), r => r.Name.StartsWith('4'));
            }
    }

    private Task<JsonElement> Description() => gateway.Json("bkpsdm", "/openapi/v1.json");
}
