using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Changes;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Storage;
using Microsoft.AspNetCore.DataProtection;
using Xunit;

namespace KartuAsn.Gateway.Tests;

[Collection(nameof(CityForSystems))]
public sealed class ChangesTests(RunningGateway gateway)
{
    private const string Changes = "/api/v1/changes";

    private string Own => gateway.Person.AgencyId;

    private string Other => gateway.Elsewhere.AgencyId;

    [Fact]
    public async Task FromTheBeginningEverybodyComesInPagesAndThenOnlyNews()
    {
        var (all, end) = await Rest("bkpsdm", null, limit: 50);
        var everybody = (await gateway.Json("bkpsdm", "/api/v1/employees?limit=200")).GetProperty("items").EnumerateArray().Select(Id);
        Assert.Superset(everybody.ToHashSet(), all.Select(Id).ToHashSet());
        Assert.Empty((await Rest("bkpsdm", end)).Items);

        await gateway.Accepted(Events.Pns("berita-1", Own));

        var (news, _) = await Rest("bkpsdm", end);
        var person = Assert.Single(news, item => Id(item) == "berita-1");
        Assert.Equal(Own, person.GetProperty("person").GetProperty("agencyId").GetString());
        Assert.True(person.GetProperty("sequence").GetInt64() > 0);
    }

    [Fact]
    public async Task AReaderOfOneAgencyGetsItsPeopleAndIsToldWhoLeftButNotWhereTo()
    {
        await gateway.Accepted(Events.Pns("pindah-1", Own), Events.Pns("asing-1", Other));
        var (first, end) = await Rest("operator", null);
        Assert.Contains(first, item => Id(item) == "pindah-1" && !Left(item));
        Assert.DoesNotContain(first, item => Id(item) == "asing-1" || Id(item) == gateway.Elsewhere.Id);
        Assert.All(first.Where(item => !Left(item)), item => Assert.Equal(Own, item.GetProperty("person").GetProperty("agencyId").GetString()));

        await gateway.Accepted(Events.Of("transferred", "pindah-1", new { effectiveDate = "2022-09-01", agencyId = Other }));

        var (news, _) = await Rest("operator", end);
        var gone = Assert.Single(news, item => Id(item) == "pindah-1");
        Assert.Equal("""{"id":"pindah-1","left":true}""", gone.GetRawText());
        Assert.DoesNotContain(Other, JsonSerializer.Serialize(news), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WhoNeverWasIsGoneForEverybody()
    {
        var facts = await gateway.Accepted(Events.Pns("batal-1", Own));
        var end = (await Rest("bkpsdm", null)).Next;

        await gateway.Accepted(Events.Of("decision-cancelled", "batal-1", new { effectiveDate = "2006-01-01", factId = facts[0] }));

        Assert.True(Left(Assert.Single((await Rest("bkpsdm", end)).Items, item => Id(item) == "batal-1")));
    }

    [Fact]
    public async Task ACursorThatWasNeverGivenIsRefusedAndSoIsAnUnfitLimit()
    {
        var next = (await gateway.Json("bkpsdm", Changes + "?limit=1")).GetProperty("next").GetString()!;

        foreach (var wrong in new[] { "", "12.x", next[..^4] + "AAAA", "%00", new string('a', 2000) })
            Assert.Equal((400, "field-invalid"), await Problem("bkpsdm", "?after=" + wrong));
        foreach (var limit in new[] { "0", "1001", "-1", "x" })
            Assert.Equal(400, (await Problem("bkpsdm", "?limit=" + limit)).Status);
    }

    [Fact]
    public async Task ACursorOfAnotherReaderOrOfAnotherStoreHasToBeBegunAnew()
    {
        var next = (await Rest("bkpsdm", null)).Next;

        Assert.Equal((410, "cursor-over"), await Problem("operator", "?after=" + Uri.EscapeDataString(next)));
        Assert.Equal((200, ""), await Problem("inspectorate", "?after=" + Uri.EscapeDataString(next)));
    }

    [Fact]
    public async Task ACursorSaysNothingOfAnybody()
    {
        var (items, next) = await Rest("bkpsdm", null);

        Assert.All(items.Take(20), item => Assert.DoesNotContain(Id(item), next, StringComparison.OrdinalIgnoreCase));
        Assert.NotEqual((await Rest("bkpsdm", null)).Next, next);
    }

    [Fact] // an effective date that comes: nobody writes anything on that day
    public async Task WhatChangesByItsDateAloneComesWhenTheDayHasCome()
    {
        var today = CityClock.System().Today;
        await gateway.Accepted(Events.Pns("nanti-1", Own), Events.Of("transferred", "nanti-1", new { effectiveDate = today.AddDays(2).ToString("O"), agencyId = Other }));
        await using var store = new SqliteDatabase(gateway.Folder);
        var protection = new EphemeralDataProtectionProvider();
        var (here, there) = (Reader(Own), Reader(Other));
        var (fromHere, fromThere) = (await End(here, null, 0), await End(there, null, 0));
        Assert.Contains(fromHere.Items, item => item is { Id: "nanti-1", Left: false });
        Assert.Contains(fromThere.Items, item => item is { Id: "nanti-1", Left: true });

        Assert.DoesNotContain((await End(here, fromHere.Next, 1)).Items, item => item.Id == "nanti-1");
        Assert.True(Assert.Single((await End(here, fromHere.Next, 2)).Items, item => item.Id == "nanti-1").Left);
        Assert.Equal(Other, Assert.Single((await End(there, fromThere.Next, 5)).Items, item => item.Id == "nanti-1").Person!.AgencyId);

        async Task<ChangesView> End(Viewer viewer, string? after, int days)
        {
            var feed = new ChangeFeed(new(store), new(new Later(days), CityClock.System().Zone), protection);
            var items = new List<ChangeView>();
            while (true)
            {
                var page = Assert.IsType<ChangesAnswer.Page>(await feed.Read(viewer, after, 7)).View;
                items.AddRange(page.Items);
                if (!page.More)
                    return page with { Items = items };
                after = page.Next;
            }
        }
    }

    private static Viewer Reader(string agency) => new("k", "sistem", "operator", agency, null);

    /// <summary>Everything there is after a place.</summary>
    private async Task<(List<JsonElement> Items, string Next)> Rest(string role, string? after, int limit = 1000)
    {
        var items = new List<JsonElement>();
        while (true)
        {
            var page = await gateway.Json(role, $"{Changes}?limit={limit}" + (after is null ? "" : "&after=" + Uri.EscapeDataString(after)));
            items.AddRange(page.GetProperty("items").EnumerateArray());
            Assert.True(page.GetProperty("items").GetArrayLength() <= limit);
            after = page.GetProperty("next").GetString()!;
            if (!page.GetProperty("more").GetBoolean())
                return (items, after);
        }
    }

    private async Task<(int Status, string Code)> Problem(string role, string query)
    {
        using var answer = await (await gateway.As(role)).GetAsync(Changes + query);
        return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? "" : await Events.CodeOf(answer));
    }

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private static bool Left(JsonElement item) => item.GetProperty("left").GetBoolean();
}
