using System.Collections.Immutable;
using System.Security.Cryptography;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace KartuAsn.Gateway.Changes;

/// <summary>What became of a question for changes.</summary>
public abstract record ChangesAnswer
{
    private ChangesAnswer()
    {
    }

    public sealed record Page(ChangesView View) : ChangesAnswer;

    /// <summary>Not a text that was given as next.</summary>
    public sealed record CursorUnknown : ChangesAnswer;

    /// <summary>It was, but leads nowhere any more: the reader has to begin anew.</summary>
    public sealed record CursorOver : ChangesAnswer;
}

/// <summary>
/// Reads the feed of changes for a viewer: everybody at first, then whoever is news. A person comes as they are now, as often as there is
/// news of them, at least once. What changes by its date alone (a transfer decided earlier) comes when its day has come.
/// </summary>
public sealed class ChangeFeed(ReadSide reads, CityClock clock, IDataProtectionProvider protection)
{
    /// <summary>A reader of one small agency is not kept waiting for the whole feed to be searched.</summary>
    private const int MostReads = 20;

    // Encrypted: in a cluster a place names a person.
    private readonly IDataProtector protector = protection.CreateProtector("KartuAsn.Changes");

    public async Task<ChangesAnswer> Read(Viewer viewer, string? after, int limit)
    {
        var policies = await reads.Policies();
        if (after is null)
            return await Read(viewer, await Beginning(viewer, policies), limit);
        if (Unprotected(after) is not { } place)
            return new ChangesAnswer.CursorUnknown();
        return await LeadsOn(viewer, place, policies) ? await Read(viewer, place, limit) : new ChangesAnswer.CursorOver();
    }

    private async Task<ChangesAnswer> Read(Viewer viewer, FeedPlace place, int limit)
    {
        var items = new List<ChangeView>();
        var (more, today) = (true, clock.Today);
        for (var read = 0; more && items.Count < limit && read < MostReads; read++)
        {
            var wanted = limit - items.Count;
            (var rows, place, more) = place.Day < today ? await Turn(place, today, wanted) : await Advance(place, wanted);
            items.AddRange(await Views(viewer, rows, today));
        }
        return new ChangesAnswer.Page(new(items, protector.Protect(place.ToString()), more));
    }

    private async Task<(ImmutableArray<ChangeRow>, FeedPlace, bool More)> Turn(FeedPlace place, DateOnly today, int limit)
    {
        var turning = place.Turning ?? today;
        var rows = await reads.TurnsOfDay(place.Day, turning, place.Turned, limit);
        return (rows, rows.Length < limit ? place with { Day = turning, Turning = null, Turned = "" } : place with { Turning = turning, Turned = rows[^1].Person }, true);
    }

    private async Task<(ImmutableArray<ChangeRow>, FeedPlace, bool More)> Advance(FeedPlace place, int limit)
    {
        var page = await reads.ChangesAfter(place.Cursor, limit);
        return (page.Changes, place with { Cursor = page.Cursor }, page.Cursor != place.Cursor);
    }

    private async Task<IEnumerable<ChangeView>> Views(Viewer viewer, ImmutableArray<ChangeRow> rows, DateOnly today)
    {
        var people = await reads.People([.. rows.Select(row => row.Person)], today);
        return rows.Select(row => View(viewer, row, people.GetValueOrDefault(row.Person))).OfType<ChangeView>();
    }

    /// <summary>Null: none of the viewer's business.</summary>
    private static ChangeView? View(Viewer viewer, ChangeRow row, PersonRow? person) => person switch
    {
        { } when viewer.Sees(person.Id, person.Agency?.Id) || (person.Agency is null && row.Agencies.Any(viewer.IsOf)) =>
            new(person.Id, row.Sequence, false, PersonView.Of(person, now: true)),
        _ when viewer.Agency is null || row.Agencies.Any(viewer.IsOf) => new(person?.Id ?? row.Person, null, true, null),
        _ => null,
    };

    private async Task<FeedPlace> Beginning(Viewer viewer, Policies policies) =>
        new(await reads.FeedId(), ScopeOf(viewer), policies.Changes.Length, clock.Today, null, "", ChangeCursor.Start);

    private async Task<bool> LeadsOn(Viewer viewer, FeedPlace place, Policies policies) =>
        place.Feed == await reads.FeedId() && place.Scope == ScopeOf(viewer) && place.Policies == policies.Changes.Length
        && !policies.Days.Any(day => day > place.Day && day <= clock.Today) && !await reads.IsAhead(place.Cursor);

    private static string ScopeOf(Viewer viewer) => viewer.Agency is { } agency ? Key.Of(agency) : "";

    private FeedPlace? Unprotected(string text)
    {
        try
        {
            return FeedPlace.Parse(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            // The only way it says that a text is not its own.
            return null;
        }
    }
}
