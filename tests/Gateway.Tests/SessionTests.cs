using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>What becomes of sessions, their keys and links on bad days.</summary>
[Collection(nameof(SharedCity))]
public sealed class SessionTests(RunningGateway gateway)
{
    [Fact]
    public async Task ALinkSignsInOnceAndReplayedItSignsNobodyIn()
    {
        var link = await gateway.Link();
        using var first = new Tab(gateway.Address);
        await first.UseLink(link);
        Assert.True(await first.IsIn());

        using var second = new Tab(gateway.Address);
        await second.Open(link);

        Assert.Contains("Tautan tidak dapat dipakai", second.Page, StringComparison.Ordinal);
        Assert.False(await second.IsIn());
    }

    [Fact]
    public async Task AStolenSessionIsOverTogetherWithTheOwners()
    {
        using var owner = await gateway.Administrator();
        using var thief = new Tab(gateway.Address) { SessionCookie = owner.SessionCookie };
        Assert.True(await thief.IsIn());

        await owner.Send("/pegawai", "/keluar");

        Assert.False(await thief.IsIn());
    }

    [Fact]
    public async Task AnOpenStreamIsCutWithItsSessionAndStaysWhileItGoesOn()
    {
        using var owner = await gateway.Administrator();
        using var other = await gateway.Administrator();
        await using var cut = await Watching(owner);
        await using var goesOn = await Watching(other);
        var over = new TaskCompletionSource();
        cut.Closed += _ =>
        {
            over.SetResult();
            return Task.CompletedTask;
        };

        await owner.Send("/pegawai", "/keluar");

        await over.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(HubConnectionState.Connected, goesOn.State);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a=%00")]
    [InlineData("application/x-www-form-urlencoded", "TOO-MANY")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut short")]
    public async Task AFormThatCannotBeReadIsTheSendersMistakeAndNotOurs(string type, string form)
    {
        using var owner = await gateway.Administrator();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = gateway.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"kartuasn-sesi={owner.SessionCookie}");
        foreach (var path in new[] { "/penataan", "/impor/x/terapkan", "/impor/x/batal", "/kunci", "/keluar", "/masuk/x", $"/pegawai/{gateway.Person.Id}/kartu/portrait/front", $"/pegawai/{gateway.Person.Id}/foto/siapkan" })
        {
            using var content = new StringContent(form == "TOO-MANY" ? string.Join('&', Enumerable.Range(0, 1_100).Select(n => $"a{n}=1")) : form);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var answer = await client.PostAsync(path, content);
            Assert.True((int)answer.StatusCode is 400 or 404, $"{path}: {(int)answer.StatusCode}");
        }
    }

    private async Task<HubConnection> Watching(Tab tab)
    {
        var hub = new HubConnectionBuilder().WithUrl(
            new Uri(gateway.Address, "/hubs/progress"), options => options.Cookies.Add(gateway.Address, new System.Net.Cookie("kartuasn-sesi", tab.SessionCookie))).Build();
        await hub.StartAsync();
        await hub.StreamAsync<JsonElement>("WatchCity").FirstAsync();
        return hub;
    }

    [Fact]
    public async Task WhoSignsInAgainHasANewKeyAndTheOldOneIsOfNoUse()
    {
        using var owner = await gateway.Administrator();
        using var before = new Tab(gateway.Address) { SessionCookie = owner.SessionCookie };

        await owner.UseLink(await gateway.Link());

        Assert.True(await owner.IsIn());
        Assert.NotEqual(before.SessionCookie, owner.SessionCookie);
        Assert.False(await before.IsIn());
    }

    [Fact]
    public async Task ASessionOutlivesARestart()
    {
        using var owner = await gateway.Administrator();

        gateway.Kill();
        await gateway.Start();

        using var again = new Tab(gateway.Address) { SessionCookie = owner.SessionCookie };
        Assert.True(await again.IsIn());
    }
}
