using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KartuAsn.Gateway.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed partial class AccessTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task EveryAddressLetsInTheRolesOfTheTableAndNoOther()
    {
        foreach (var row in AccessRows.Addresses)
            foreach (var role in AccessRows.Roles)
            {
                var status = await Ask(await gateway.As(role), row);
                Assert.True(row.Lets(role) == (status != 403), $"{role}: {row.Method} {row.Path} answered {status}");
                Assert.True(status < 500, $"{role}: {row.Method} {row.Path} answered {status}");
            }
    }

    /// <summary>It is kept with what was done, so nobody may make it long.</summary>
    [Fact]
    public async Task NoCommandTakesAnIdempotencyKeyOutOfItsBounds()
    {
        foreach (var row in AccessRows.Addresses.Where(row => row.Method != "GET" && row.Allowed.Length > 0 && row.Path.StartsWith("/api", StringComparison.Ordinal)))
            foreach (var key in new[] { "", new string('k', 65) })
            {
                using var request = Request(row, gateway.Person.Id);
                request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
                using var answer = await (await gateway.As(row.Allowed.Split(' ')[0])).SendAsync(request);
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode == 400 && body.Contains("\"field\":\"Idempotency-Key\"", StringComparison.Ordinal), $"{row.Method} {row.Path} answered {(int)answer.StatusCode} {body}");
            }
    }

    [Fact]
    public async Task EveryStreamOfTheHubLetsInTheRolesOfTheTableAndNoOther()
    {
        foreach (var role in AccessRows.Roles.Except(["hr-system"]))
        {
            await using var hub = await Hub(role);
            foreach (var row in AccessRows.Streams)
                Assert.True(row.Lets(role) == await Streams(hub, row), $"{role}: {row.Path}");
        }
        await Assert.ThrowsAsync<HttpRequestException>(() => Hub("hr-system"));
    }

    /// <summary>The program itself says what it serves: pages, what forms send and methods of the hub too.</summary>
    [Fact]
    public async Task WhateverTheProgramServesIsInTheTable()
    {
        var (_, printed, _) = await gateway.Run("access");
        var served = printed.Split('\n').Skip(1).Select(line => line.Split('\t'))
            .Select(cells => (Open: cells[2] == "publik", Address: $"{cells[0]} {AccessRows.Shape(cells[1])}", Agency: cells[1].Contains("{agencyId}", StringComparison.Ordinal), Trace: cells[6].Trim())).ToArray();
        AccessRow[] guarded = [.. AccessRows.Addresses, .. AccessRows.Streams.Select(row => row with { Path = row.Path.Split('/')[..3].Aggregate((a, b) => $"{a}/{b}") })];

        Assert.True(served.Length > 60);
        Assert.Equal([], served.Where(line => !line.Open).Select(line => line.Address).Except(guarded.Select(Shape)));
        Assert.Equal([], guarded.Select(Shape).Except(served.Where(line => !line.Open).Select(line => line.Address)));
        Assert.Equal([], served.Where(line => line.Open).Select(line => line.Address).Except(AccessRows.Open.Select(Shape)));
        Assert.Equal([], AccessRows.Addresses.Where(row => row is { Method: "GET", Trace: null }));
        foreach (var row in AccessRows.Addresses)
            Assert.Equal((row, row.Trace ?? "-"), (row, served.Single(line => line.Address == Shape(row)).Trace));
        foreach (var line in served.Where(line => line.Agency))
            Assert.Equal(["A", "B"], guarded.Where(row => Shape(row) == line.Address).SelectMany(row => row.Path.Split('/')).Where(part => part is "A" or "B"));
    }

    [Fact]
    public async Task SignedOutOnlyTheOpenAddressesAnswer()
    {
        using var nobody = gateway.Nobody();
        foreach (var row in AccessRows.Addresses)
            Assert.Equal((row, row is { IsPage: true, Method: "GET" } ? 302 : 401), (row, await Ask(nobody, row)));
        foreach (var row in AccessRows.Open)
            Assert.NotInRange(await Ask(nobody, row), 401, 403);
        Assert.Equal(401, await Ask(nobody, new("GET", "/api/v1/nothing", "")));
        Assert.Equal(302, await Ask(nobody, new("GET", "/tidak-ada", "")));
    }

    [Fact]
    public async Task WithoutAnIssuerNobodyIsSentToOne()
    {
        using var nobody = gateway.Nobody();

        Assert.DoesNotContain("/masuk/penerbit", await nobody.GetStringAsync("/masuk"), StringComparison.Ordinal);
        using var asked = await nobody.GetAsync("/masuk/penerbit/sso");
        Assert.Equal(404, (int)asked.StatusCode);
    }

    [Fact]
    public async Task ARevokedKeyIsNobodys()
    {
        var (_, key, _) = await gateway.Run("keys", "add", "--name", "Sementara", "--role", "inspectorate");
        using var client = gateway.Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(200, await Ask(client, new("GET", "/api/v1/imports", "")));

        var (_, list, _) = await gateway.Run("keys", "list");
        await gateway.Run("keys", "revoke", list.Split('\n').Single(line => line.Contains("Sementara", StringComparison.Ordinal)).Split('\t')[0]);

        Assert.Equal(401, await Ask(client, new("GET", "/api/v1/imports", "")));
    }

    /// <summary>Not one word, length or header tells whether somebody of another agency exists.</summary>
    [Theory]
    [InlineData("operator")]
    [InlineData("head")]
    [InlineData("employee")]
    public async Task AnotherAgencysPersonIsAnsweredLikeNobody(string role)
    {
        foreach (var row in AccessRows.Addresses.Where(row => row.Path.Contains("/P", StringComparison.Ordinal) && row.Lets(role)))
        {
            var (other, nobody) = (await Whole(role, row, gateway.Elsewhere.Id), await Whole(role, row, "00000000-0000-4000-8000-000000000000"));
            Assert.Equal(nobody, other);
            Assert.True(nobody.Status is >= 400 and < 500, $"{row.Method} {row.Path} answered {nobody.Status}");
        }
        Assert.Equal(404, (int)(await gateway.HandIn(role, gateway.Elsewhere)).StatusCode);
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("head")]
    public async Task SearchesListsAndTheirSumsEndAtTheAgency(string role)
    {
        var (own, other) = (gateway.Person.AgencyId, gateway.Elsewhere);
        foreach (var search in new[] { $"nip={other.Number}", $"q={Uri.EscapeDataString(other.Name)}", $"q={other.Number[..8]}", $"asOf=2025-01-01&q={Uri.EscapeDataString(other.Name)}" })
            Assert.DoesNotContain(await Items(role, $"/api/v1/employees?{search}"), person => person.GetProperty("agencyId").GetString() != own);
        Assert.All(await Items(role, "/api/v1/employees?limit=200"), person => Assert.Equal(own, person.GetProperty("agencyId").GetString()));
        Assert.All(await Items(role, "/api/v1/reviews"), review => Assert.Equal(own, review.GetProperty("person").GetProperty("agencyId").GetString()));
        Assert.Equal(403, await Ask(await gateway.As(role), new("GET", $"/api/v1/reviews?agencyId={other.AgencyId}", "")));

        var page = await (await gateway.As(role)).GetStringAsync("/pegawai");
        Assert.Contains($"data-total=\"{RunningGateway.Rows.Count(row => row.AgencyId == own)}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-total", await (await gateway.As(role)).GetStringAsync($"/pegawai?q={other.Number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAnotherHasSeenIsNotEvenConfirmedToBeUnchanged()
    {
        foreach (var path in new[] { "/api/v1/city/tally", $"/api/v1/agencies/{gateway.Elsewhere.AgencyId}/tally" })
        {
            using var seen = await (await gateway.As("bkpsdm")).GetAsync(path);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(seen.Headers.ETag!);

            using var answer = await (await gateway.As("operator")).SendAsync(again);

            Assert.Equal((403, null), ((int)answer.StatusCode, answer.Headers.ETag));
        }
    }

    [Fact]
    public async Task AnEmployeeFindsOnlyThemselves()
    {
        var everybody = await gateway.Json("employee", "/api/v1/employees?q=a");

        Assert.Equal([gateway.Person.Id], everybody.GetProperty("items").EnumerateArray().Select(person => person.GetProperty("id").GetString()!));
        Assert.Equal(404, await Ask(await gateway.As("employee"), new("GET", $"/api/v1/employees/{gateway.Elsewhere.Id}", "")));
    }

    [Fact]
    public async Task AnOperatorsListOfAgenciesIsTheirOwn()
    {
        var agencies = await gateway.Json("operator", "/api/v1/agencies");

        Assert.Equal([gateway.Person.AgencyId], agencies.GetProperty("items").EnumerateArray().Select(agency => agency.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task LeadershipSeesNoNames()
    {
        foreach (var page in new[] { "/", $"/perangkat-daerah/{gateway.Person.AgencyId}" })
            Assert.DoesNotContain("status=uploaded", await (await gateway.As("leadership")).GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains("href=\"/pegawai?status=uploaded\"", await (await gateway.As("inspectorate")).GetStringAsync("/"), StringComparison.Ordinal);
        foreach (var row in AccessRows.Addresses.Where(row => row.Method == "GET" && row.Lets("leadership")))
        {
            using var answer = await (await gateway.As("leadership")).GetAsync(Filled(row.Path));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(RunningGateway.Rows, person => text.Contains(person.Name, StringComparison.OrdinalIgnoreCase) || text.Contains(person.Number, StringComparison.Ordinal));
        }
    }

    private async Task<int> Ask(HttpClient client, AccessRow row)
    {
        using var request = Request(row, gateway.Person.Id);
        using var answer = await client.SendAsync(request);
        if ((int)answer.StatusCode >= 400 && !row.IsPage && !row.Path.StartsWith("/hubs", StringComparison.Ordinal))
            Assert.StartsWith("urn:kartuasn:problem:", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
        return (int)answer.StatusCode;
    }

    /// <summary>All of an answer that does not differ by itself from one request to the next.</summary>
    private async Task<(int Status, string Headers, string Body)> Whole(string role, AccessRow row, string id)
    {
        using var request = Request(row, id);
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        using var answer = await (await gateway.As(role)).SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).Except(["Content-Length", "Set-Cookie"]).Order();
        return ((int)answer.StatusCode, string.Join(' ', headers), Token().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(id, "", StringComparison.Ordinal));
    }

    private HttpRequestMessage Request(AccessRow row, string person)
    {
        var request = new HttpRequestMessage(new(row.Method), Filled(row.Path, person));
        if (row.Path.EndsWith("return", StringComparison.Ordinal))
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }

    private async Task<JsonElement[]> Items(string role, string path) => [.. (await gateway.Json(role, path)).GetProperty("items").EnumerateArray()];

    private async Task<HubConnection> Hub(string role)
    {
        var key = (await gateway.As(role)).DefaultRequestHeaders.Authorization!.Parameter;
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(gateway.Address, "/hubs/progress"), options => options.AccessTokenProvider = () => Task.FromResult(key)).Build();
        await hub.StartAsync();
        return hub;
    }

    private async Task<bool> Streams(HubConnection hub, AccessRow row)
    {
        string[] call = Filled(row.Path).Split('#')[1].Split('/');
        try
        {
            await hub.StreamAsyncCore<JsonElement>(call[0], [.. call[1..]]).FirstAsync();
            return true;
        }
        catch (HubException)
        {
            return false;
        }
    }

    private string Filled(string path, string? person = null) => path
        .Replace("/A", $"/{gateway.Person.AgencyId}", StringComparison.Ordinal)
        .Replace("/B", $"/{gateway.Elsewhere.AgencyId}", StringComparison.Ordinal)
        .Replace("/P", $"/{person ?? gateway.Person.Id}", StringComparison.Ordinal);

    private static string Shape(AccessRow row) => $"{row.Method} {AccessRows.Shape(row.Path)}";

    /// <summary>Drawn anew for every page.</summary>
    [GeneratedRegex("""(name="__RequestVerificationToken" value|nonce|__RequestVerificationToken" value)="[^"]+"|nonce-[^']+'|"traceId":"[^"]+|<!--Blazor-[^>]+-->""")]
    private static partial Regex Token();
}
