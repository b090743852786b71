using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Imaging;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Support;

namespace KartuAsn.Bench;

/// <summary>What became of one person's file: when the receipt came, and how often the answer before it was not one.</summary>
/// <param name="Refused">Told to come again (429, 503).</param>
/// <param name="Cut">The connection broke: nobody knows whether the file was taken, so it is sent again.</param>
internal sealed record Handed(RosterRow Person, long At, int Refused, int Cut);

/// <summary>The program as users start it, on SQLite and with its usual limits, and people who each hand in a file of their own with a key of their own.</summary>
internal sealed class LastDayCity : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly GatewayProcess process;
    private readonly IReadOnlyList<RosterRow> people;
    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1000 }) { Timeout = TimeSpan.FromMinutes(2) };
    private readonly byte[][] cards;
    private string[] keys = [];
    private string office = "";

    private LastDayCity(IReadOnlyDictionary<string, string> settings, IReadOnlyList<RosterRow> people)
    {
        (process, this.people) = (new(settings), people);
        cards = [.. people.Select((person, n) => SampleCard.Draw(person.Kind == Kind.Pppk, n))];
    }

    public Uri Address => process.Address;

    /// <summary>What the program took so far, in milliseconds; nothing of what it took before it was killed.</summary>
    public double ProcessorTime => Machine.ProcessorTimeOf(Machine.ProcessesOf(process.Folder));

    /// <summary>Of those who look at the city.</summary>
    public string LeadersKey { get; private set; } = "";

    public static async Task<LastDayCity> Start(IReadOnlyDictionary<string, string> settings, IReadOnlyList<RosterRow> people)
    {
        var city = new LastDayCity(settings, people);
        await city.process.Start();
        await using (var store = new SqliteDatabase(city.process.Folder))
        {
            var kept = new ApiKeys(store);
            city.office = (await kept.Add(new("bench", "bkpsdm", null, null)))!.Text;
            city.LeadersKey = (await kept.Add(new("bench", "leadership", null, null)))!.Text;
            city.keys = [.. await Task.WhenAll(people.Select(async person => (await kept.Add(new("bench", "employee", null, person.Id)))!.Text))];
        }
        await city.Import();
        return city;
    }

    /// <summary>As a power cut does it, and the start after it at the same address.</summary>
    public async Task KillAndStart()
    {
        var address = process.Address;
        process.Kill();
        await process.Start(address.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Like somebody who waits for the receipt: asks again when told to, and when the connection breaks.</summary>
    public async Task<Handed> HandIn(int n)
    {
        var (person, refused, cut) = (people[n], 0, 0);
        while (true)
        {
            using var request = Ask(HttpMethod.Put, $"/api/v1/employees/{person.Id}/card-files/portrait/front", keys[n]);
            request.Content = new ByteArrayContent(cards[n]) { Headers = { ContentType = new("image/png") } };
            var wait = BetweenTries;
            try
            {
                using var answer = await client.SendAsync(request);
                if (!IsLater(answer))
                {
                    answer.EnsureSuccessStatusCode();
                    return new(person, Environment.TickCount64, refused, cut);
                }
                refused++;
                wait = answer.Headers.RetryAfter?.Delta ?? wait;
            }
            catch (HttpRequestException broken) when (broken.StatusCode is null)
            {
                cut++;
            }
            await Task.Delay(wait);
        }
    }

    /// <summary>Somebody looks at the city's page, or reads its days.</summary>
    /// <returns>For how long to stay away before the next look when this one was refused; null: it was shown.</returns>
    public async Task<TimeSpan?> Look(string path)
    {
        try
        {
            using var request = Ask(HttpMethod.Get, path, LeadersKey);
            using var answer = await client.SendAsync(request);
            if (IsLater(answer))
                return answer.Headers.RetryAfter?.Delta ?? BetweenTries;
            answer.EnsureSuccessStatusCode();
            return null;
        }
        catch (HttpRequestException broken) when (broken.StatusCode is null)
        {
            return BetweenTries;
        }
    }

    public async Task<bool> IsUploaded(RosterRow person) => (await Json($"/api/v1/employees/{person.Id}")).GetProperty("uploaded").GetBoolean();

    public async Task<int> Uploaded() =>
        (await Json("/api/v1/city/tally")).GetProperty("total").GetProperty("total").GetProperty("uploaded").GetInt32();

    public async Task<bool> RecountIsEqual() => (await Json("/api/v1/recount")).GetProperty("equal").GetBoolean();

    public void Dispose()
    {
        client.Dispose();
        process.Dispose();
    }

    private async Task<JsonElement> Json(string path)
    {
        using var answer = await client.SendAsync(Ask(HttpMethod.Get, path, office));
        if (IsLater(answer))
        {
            await Task.Delay(BetweenTries);
            return await Json(path);
        }
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task Import()
    {
        using var file = new MemoryStream();
        SiasnFile.Write(file, people);
        using var request = Ask(HttpMethod.Post, "/api/v1/imports?kind=roster&positionDate=2026-01-01", office);
        request.Content = new ByteArrayContent(file.ToArray()) { Headers = { ContentType = new("text/csv") } };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        while ((await Json(answer.Headers.Location!.ToString())).GetProperty("state").GetString() != "done")
            await Task.Delay(200);
    }

    private static bool IsLater(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private HttpRequestMessage Ask(HttpMethod method, string path, string key) =>
        new(method, new Uri(Address, path)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
}
