using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using KartuAsn.Support;

namespace KartuAsn.Bench;

/// <summary>The program as users start it, with people who have photos, and nobody kept from asking.</summary>
internal sealed class BenchGateway : IDisposable
{
    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["Limits__RequestsPerSecond"] = "1000000",
        ["Limits__Burst"] = "1000000",
        ["Limits__AddressRequestsPerSecond"] = "1000000",
        ["Limits__AddressBurst"] = "1000000",
        ["Limits__VerificationsPerSecond"] = "1000000",
        ["Limits__VerificationBurst"] = "1000000",
    };

    private readonly GatewayProcess process = new(Unlimited);

    public HttpClient Client { get; private set; } = null!;

    public IReadOnlyList<RosterRow> People { get; } = [.. SampleCity.Rows(300).Where(row => row is { Kind: Kind.Pns, KedudukanCode: "01" }).Take(50)];

    public static async Task<BenchGateway> Start()
    {
        var gateway = new BenchGateway();
        await gateway.process.Start();
        var (_, key, _) = await gateway.process.Run("keys", "add", "--name", "bench", "--role", "bkpsdm");
        gateway.Client = new HttpClient { BaseAddress = gateway.process.Address };
        gateway.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await gateway.Fill();
        return gateway;
    }

    /// <summary>The code on the back of somebody's copy.</summary>
    public async Task<string> Code(RosterRow person)
    {
        var address = ReadBack.Scanned(await Client.GetByteArrayAsync($"/api/v1/employees/{person.Id}/card/landscape/back.png"));
        return address[(address.LastIndexOf('/') + 1)..];
    }

    public async Task Put(string path, byte[] png)
    {
        using var body = new ByteArrayContent(png);
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await Client.PutAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        Client.Dispose();
        process.Dispose();
    }

    private async Task Fill()
    {
        using var file = new MemoryStream();
        SiasnFile.Write(file, People);
        using var roster = new ByteArrayContent(file.ToArray());
        roster.Headers.ContentType = new("text/csv");
        using var answer = await Client.PostAsync("/api/v1/imports?kind=roster&positionDate=2026-01-01", roster);
        while ((await Client.GetFromJsonAsync<JsonElement>(answer.Headers.Location)).GetProperty("state").GetString() != "done")
            await Task.Delay(100);
        var photo = new Portrait().Png();
        foreach (var person in People)
            await Put($"/api/v1/employees/{person.Id}/photo", photo);
    }
}
