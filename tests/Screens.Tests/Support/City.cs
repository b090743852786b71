using System.Text.Json;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Support;
using Microsoft.Playwright;
using Xunit;

namespace KartuAsn.Screens.Tests.Support;

/// <summary>Those who share a city take turns.</summary>
[CollectionDefinition(nameof(City))]
public sealed class SharedCity : ICollectionFixture<City>;

/// <summary>Another city, for what would change the numbers and lists of the first, or cut off who looks at it.</summary>
[CollectionDefinition(nameof(ChangedCity))]
public sealed class ChangedCity : ICollectionFixture<City>;

/// <summary>A city in its work: people imported, every fifth of them with a card on file, and an officer signed in.</summary>
public sealed class City(Browser browser) : IAsyncLifetime
{
    private readonly GatewayProcess gateway = new();
    private string session = "";

    public Uri Address => gateway.Address;

    /// <summary>Its one sign-in link, used.</summary>
    public string UsedLink { get; private set; } = "";

    public static RosterRow WithCard => Townspeople.Counted.First();

    public static RosterRow WithoutCard => Townspeople.Counted.Skip(1).First(row => row.AgencyId == Townspeople.Agency);

    public async ValueTask InitializeAsync()
    {
        await gateway.Start();
        UsedLink = gateway.SignInLink;
        await using var officer = await browser.Visit(Address);
        session = await officer.SignIn(UsedLink);
        await Fill(officer.Api);
    }

    public ValueTask DisposeAsync()
    {
        gateway.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The officer, at a browser of their own.</summary>
    public Task<Visitor> Officer(bool script = true) => browser.Visit(Address, session, script);

    public Task<Visitor> Stranger() => browser.Visit(Address);

    /// <summary>Nobody yet, who asks for the server by its name.</summary>
    public Task<Visitor> StrangerByName() => browser.Visit(new UriBuilder(Address) { Host = "localhost" }.Uri);

    /// <summary>By which a new account gets its password.</summary>
    public async Task<string> ActivationLink(string name, string role) => new Uri((await gateway.Run("users", "add", "--name", name, "--role", role)).Output).AbsolutePath;

    /// <summary>For a session of one's own, which may be ended.</summary>
    public async Task<string> AnotherLink()
    {
        await using var store = new SqliteDatabase(gateway.Folder);
        return "/masuk/" + await new Accounts(store).AddLink("bkpsdm", "Petugas Uji", DateTimeOffset.UtcNow.AddMinutes(5));
    }

    /// <summary>By which an employee's pages are opened, as by a session.</summary>
    public async Task<string> EmployeeKey(RosterRow person) => (await gateway.Run("keys", "add", "--name", person.Name, "--role", "employee", "--employee", person.Id)).Output;

    /// <summary>Somebody of an agency, an operator or its head.</summary>
    public async Task<Visitor> OfAgency(string role, string agencyId)
    {
        var visitor = await browser.Visit(Address);
        await visitor.Carry((await gateway.Run("keys", "add", "--name", role, "--role", role, "--agency", agencyId)).Output);
        return visitor;
    }

    /// <summary>The address on the back of somebody's copy, read by zbar.</summary>
    public async Task<string> ScanOf(RosterRow person)
    {
        await using var officer = await Officer();
        var back = await officer.Api.GetAsync($"/api/v1/employees/{person.Id}/card/landscape/back.png");
        Assert.True(back.Ok, await back.TextAsync());
        return new Uri(ReadBack.Scanned(await back.BodyAsync())).AbsolutePath;
    }

    /// <summary>As a power cut does it.</summary>
    public void Kill() => gateway.Kill();

    /// <summary>At the same address, on the same data.</summary>
    public Task StartAgain() => gateway.Start(Address.ToString());

    /// <summary>How many card files and parts of rosters the server keeps.</summary>
    public int FilesKept() => Directory.EnumerateFiles(Path.Combine(gateway.Folder, "files"), "*", SearchOption.AllDirectories).Count();

    /// <summary>The roster with one row that is wrong, and the cards.</summary>
    private static async Task Fill(IAPIRequestContext api)
    {
        await api.Import("first", Townspeople.WithADamagedRow());
        foreach (var (person, i) in Townspeople.Counted.Select((person, i) => (person, i)).Where(p => p.i % 5 == 0))
            await api.HandIn(person, i);
        await api.HandInPhoto(WithCard);
    }
}

/// <summary>What a visitor does by the API, where the way by the page is not the matter.</summary>
internal static class Doing
{
    public static async Task HandIn(this IAPIRequestContext api, RosterRow person, int variant)
    {
        var answer = await api.PutAsync($"/api/v1/employees/{person.Id}/card-files/portrait/front", new()
        {
            DataByte = SampleCard.Draw(person.Kind == Kind.Pppk, variant, portrait: true),
            Headers = [new("Content-Type", "image/png")],
        });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    public static async Task HandInPhoto(this IAPIRequestContext api, RosterRow person)
    {
        var answer = await api.PutAsync($"/api/v1/employees/{person.Id}/photo", new() { DataByte = new Portrait().Png(), Headers = [new("Content-Type", "image/png")] });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    /// <summary>Returns when it is done.</summary>
    public static async Task Import(this IAPIRequestContext api, string id, byte[] csv)
    {
        var answer = await api.PostAsync("/api/v1/imports?kind=roster&positionDate=2026-01-01", new()
        {
            DataByte = csv,
            Headers = [new("Content-Type", "text/csv"), new("Idempotency-Key", id)],
        });
        Assert.True(answer.Ok, await answer.TextAsync());
        for (var asked = 0; asked < 600; asked++)
        {
            if ((await api.Ask("/api/v1/imports/" + id)).GetProperty("state").GetString() == "done")
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException("The import does not end.");
    }

    public static async Task<JsonElement> Ask(this IAPIRequestContext api, string path) => (await (await api.GetAsync(path)).JsonAsync())!.Value;
}
