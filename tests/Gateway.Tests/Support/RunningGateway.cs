using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Imaging;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.Support;

/// <summary>The program with a roster in it, and clients of every role.</summary>
public sealed class RunningGateway : IAsyncLifetime
{
    public const int People = 300;

    private readonly Dictionary<string, HttpClient> clients = [];
    private readonly GatewayProcess process;

    public RunningGateway()
        : this(null)
    {
    }

    /// <param name="settings">As the environment gives them.</param>
    internal RunningGateway(IReadOnlyDictionary<string, string>? settings) => process = new(settings);

    public string Folder => process.Folder;

    public Uri Address => process.Address;

    /// <summary>As printed at the last start; good for one use.</summary>
    public string SignInLink => process.SignInLink;

    /// <summary>Everything the program wrote since its first start.</summary>
    public string Written => process.Written;

    /// <summary>One person of each of two agencies, neither of them CPNS.</summary>
    public RosterRow Person { get; } = Rows.First(row => row.Kind != Kind.Cpns);

    public RosterRow Elsewhere { get; } = Rows.Last(row => row.Kind != Kind.Cpns);

    public static IReadOnlyList<RosterRow> Rows { get; } = [.. SampleCity.Rows(People)];

    public async ValueTask InitializeAsync()
    {
        await Start();
        await Imported("roster", Roster());
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task Start()
    {
        await process.Start();
        clients.Clear();
    }

    /// <summary>As a power cut does it.</summary>
    public void Kill() => process.Kill();

    public Task<(int Code, string Output, string Error)> Run(params string[] words) => process.Run(words);

    /// <summary>Somebody of this role; an operator or a head of <see cref="Person"/>'s agency, an employee who is <see cref="Person"/>.</summary>
    public async Task<HttpClient> As(string role)
    {
        if (clients.TryGetValue(role, out var known))
            return known;
        // As keys add does it, without a process of its own: every class of tests asks for several.
        await using var store = new SqliteDatabase(Folder);
        var key = await new ApiKeys(store).Add(new(role, role, role is "operator" or "head" ? Person.AgencyId : null, role is "employee" ? Person.Id : null));
        var client = Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key!.Text);
        return clients[role] = client;
    }

    /// <summary>The head of any agency.</summary>
    public async Task<HttpClient> HeadOf(string agencyId)
    {
        await using var store = new SqliteDatabase(Folder);
        var client = Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await new ApiKeys(store).Add(new("Kepala lain", "head", agencyId, null)))!.Text);
        return client;
    }

    /// <summary>Somebody at a browser, signed in as an administrator by a link of their own.</summary>
    public async Task<Tab> Administrator()
    {
        var tab = new Tab(Address);
        await tab.UseLink(await Link());
        return tab;
    }

    /// <summary>Where a fresh link for an administrator leads.</summary>
    public async Task<string> Link()
    {
        await using var store = new SqliteDatabase(Folder);
        return "/masuk/" + await new Accounts(store).AddLink("bkpsdm", "Petugas Uji", DateTimeOffset.UtcNow.AddMinutes(5));
    }

    public HttpClient Nobody() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async Task<JsonElement> Json(string role, string path) =>
        await (await As(role)).GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public static byte[] Roster(int people = People)
    {
        using var file = new MemoryStream();
        SiasnFile.Write(file, people);
        return file.ToArray();
    }

    /// <summary>The import when it is over.</summary>
    public async Task<JsonElement> Imported(string id, byte[] roster, string more = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports?kind=roster&positionDate=2026-01-01" + more) { Content = new ByteArrayContent(roster) };
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.Add("Idempotency-Key", id);
        using var answer = await (await As("bkpsdm")).SendAsync(request);
        Assert.Equal(202, (int)answer.StatusCode);
        for (var asked = 0; asked < 600; asked++)
        {
            var import = await Json("bkpsdm", answer.Headers.Location!.ToString());
            if (import.GetProperty("state").GetString() is "done" or "failed" or "cancelled")
                return import;
            await Task.Delay(50);
        }
        throw new TimeoutException("The import does not end.");
    }

    public async Task<HttpResponseMessage> HandIn(string role, RosterRow person, int variant = 1, string place = "portrait/front")
    {
        using var file = new ByteArrayContent(SampleCard.Draw(person.Kind == Kind.Pppk, variant));
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return await (await As(role)).PutAsync($"/api/v1/employees/{person.Id}/card-files/{place}", file);
    }
}
