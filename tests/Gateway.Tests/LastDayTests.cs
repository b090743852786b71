using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The program on a day on which a single upload is a rush.</summary>
public sealed class CityInARush : IAsyncLifetime
{
    public const int SnapshotMilliseconds = 3000;

    internal RunningGateway Gateway { get; } = new(new Dictionary<string, string>
    {
        ["Limits__RushFrom"] = "1",
        ["Limits__RushDashboards"] = "0",
        ["Limits__RushSnapshotMilliseconds"] = $"{SnapshotMilliseconds}",
    });

    public ValueTask InitializeAsync() => Gateway.InitializeAsync();

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();
}

public sealed class LastDayTests(CityInARush city) : IClassFixture<CityInARush>
{
    private readonly RunningGateway gateway = city.Gateway;

    [Fact]
    public async Task InARushDashboardsOfTheCityAreToldToComeAgainWhileUploadsGetTheirReceiptsAndThenItIsOver()
    {
        await using (var rush = await HandingIn.Begin(gateway, People(0, 20)))
        {
            foreach (var path in new[] { "/api/v1/city/tally", "/api/v1/city/days", "/api/v1/agencies", $"/api/v1/agencies/{gateway.Person.AgencyId}/tally" })
            {
                using var eased = await Asked("leadership", path);
                Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (eased.StatusCode, eased.Headers.GetValues("Retry-After").Single()));
                Assert.Equal("urn:kartuasn:problem:dashboard-eased", (await eased.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
            }
            foreach (var path in new[] { "/", $"/perangkat-daerah/{gateway.Person.AgencyId}" })
            {
                using var eased = await Asked("bkpsdm", path);
                Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (eased.StatusCode, eased.Headers.GetValues("Refresh").Single()));
                Assert.Contains($"<a class=\"button\" href=\"{path}\">Muat ulang sekarang</a>", await eased.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
            await rush.Receipt();
        }

        await WhenServed("/api/v1/city/tally");
    }

    [Fact]
    public async Task InARushNobodyIsKeptFromTheirOwnAgencyOrCardAndWhoMayNotLookIsToldThat()
    {
        await using (var rush = await HandingIn.Begin(gateway, People(20, 20)))
        {
            foreach (var (role, path, status) in new[]
            {
                ("operator", $"/perangkat-daerah/{gateway.Person.AgencyId}", 200), ("head", $"/api/v1/agencies/{gateway.Person.AgencyId}/tally", 200),
                ("employee", $"/pegawai/{gateway.Person.Id}", 200), ("bkpsdm", $"/pegawai/{gateway.Person.Id}", 200),
                ("operator", "/api/v1/city/tally", 403), ("operator", $"/api/v1/agencies/{gateway.Elsewhere.AgencyId}/tally", 403),
            })
            {
                using var answer = await Asked(role, path);
                Assert.Equal(status, (int)answer.StatusCode);
            }
            using var nobody = gateway.Nobody();
            Assert.Equal(401, (int)(await nobody.GetAsync("/api/v1/city/tally")).StatusCode);
            await rush.Receipt();
        }
    }

    [Fact]
    public async Task InARushViewersAreToldLessOftenAndInTheEndEverything()
    {
        var key = (await gateway.As("leadership")).DefaultRequestHeaders.Authorization!.Parameter;
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(gateway.Address, "/hubs/progress"), options => options.AccessTokenProvider = () => Task.FromResult(key)).Build();
        await hub.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var rush = await HandingIn.Begin(gateway, People(40, 200));

        var times = new List<long>();
        await foreach (var shown in hub.StreamAsync<JsonElement>("WatchCity", patience.Token))
        {
            times.Add(Environment.TickCount64);
            if (times.Count == 3)
                await rush.DisposeAsync();
            if (times.Count >= 3 && Uploaded(shown) == Uploaded(await WhenServed("/api/v1/city/tally")))
                break;
        }

        Assert.All(times.Take(3).Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First > CityInARush.SnapshotMilliseconds * 2 / 3));
    }

    private async Task<JsonElement> WhenServed(string path)
    {
        for (var asked = 0; asked < 100; asked++)
        {
            using var answer = await Asked("leadership", path);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadFromJsonAsync<JsonElement>();
            await Task.Delay(200);
        }
        throw new TimeoutException("The rush does not end.");
    }

    private async Task<HttpResponseMessage> Asked(string role, string path) => await (await gateway.As(role)).GetAsync(path);

    private static int Uploaded(JsonElement city) => city.GetProperty("total").GetProperty("total").GetProperty("uploaded").GetInt32();

    private static IReadOnlyList<RosterRow> People(int after, int count) =>
        [.. RunningGateway.Rows.Where(row => row.Kind != Kind.Cpns && row.KedudukanCode is "01" or "71").Skip(after).Take(count)];

    /// <summary>Somebody hands in, again and again, until it is disposed; every upload gets its receipt.</summary>
    private sealed class HandingIn : IAsyncDisposable
    {
        private readonly CancellationTokenSource over = new();
        private Task handing = Task.CompletedTask;
        private int receipts;

        /// <summary>Returns with the first receipt.</summary>
        public static async Task<HandingIn> Begin(RunningGateway gateway, IReadOnlyList<RosterRow> people)
        {
            var handingIn = new HandingIn();
            handingIn.handing = handingIn.HandIn(gateway, people);
            await handingIn.Receipt();
            return handingIn;
        }

        /// <summary>Returns with the next receipt.</summary>
        public async Task Receipt()
        {
            for (var before = receipts; receipts == before; await Task.Delay(10))
                if (handing.IsCompleted)
                    await handing;
        }

        public async ValueTask DisposeAsync()
        {
            await over.CancelAsync();
            await handing;
        }

        private async Task HandIn(RunningGateway gateway, IReadOnlyList<RosterRow> people)
        {
            for (var n = 0; !over.IsCancellationRequested; n++)
            {
                using var answer = await gateway.HandIn("bkpsdm", people[n % people.Count], 1 + (n / people.Count));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Interlocked.Increment(ref receipts);
                await Task.Delay(20);
            }
        }
    }
}
