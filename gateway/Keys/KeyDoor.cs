using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Keys;

/// <summary>A key that was made, or why none was.</summary>
public readonly record struct KeyAnswer(NewKey? Made, KeyRefusal? Refusal)
{
    public static implicit operator KeyAnswer(KeyRefusal refusal) => new(null, refusal);
}

/// <summary>Where keys are made, rotated, revoked and looked at, from the API and from the page alike.</summary>
public sealed class KeyDoor(ApiKeys keys, ReadSide reads, CityClock clock)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async Task<ImmutableArray<KeyView>> All()
    {
        var (uses, now) = (await keys.Uses(clock.Now - Lately), clock.Now);
        return [.. (await keys.All()).Select(key => KeyView.Of(key, uses.GetValueOrDefault(key.Id), clock, now))];
    }

    public KeyView Shown(ApiKey key) => KeyView.Of(key, null, clock, clock.Now);

    public async Task<KeyAnswer> Make(Viewer by, KeyWish wish, string? commandId)
    {
        if (wish.Fault(clock) is { } fault)
            return fault;
        if (wish.Agency is { } agency && await reads.Agency(Key.Of(agency)) is null)
            return new KeyRefusal.AgencyUnknown();
        if (wish.Employee is { } employee && await reads.Person(Key.Of(employee), clock.Today) is null)
            return new KeyRefusal.EmployeeUnknown();
        if (!Covers(by, wish.Rights))
            return new KeyRefusal.BeyondOwnRights();
        return await keys.Add(wish.ToPlan(clock, by.Name), commandId) is { } made ? new KeyAnswer(made, null) : new KeyRefusal.MadeBefore();
    }

    /// <summary>A key of the same name and rights, for as long as the old one had when it was new; the old one works on for some days.</summary>
    public async Task<KeyAnswer> Rotate(Viewer by, string id, int? overlapDays, string? commandId)
    {
        if ((overlapDays ?? KeyWish.UsualOverlap) is not (>= 0 and <= KeyWish.LongestOverlap and var days))
            return new KeyRefusal.OverlapUnfit();
        if (await keys.Look(id) is not { } key)
            return new KeyRefusal.Unknown();
        if (!Covers(by, key.Policies))
            return new KeyRefusal.BeyondOwnRights();
        var plan = new KeyPlan(key.Name, key.Role, key.AgencyId, key.EmployeeId, key.Policies, clock.Now, by.Name, NextEnd(key));
        return await keys.Rotate(id, plan, clock.Now, clock.Now.AddDays(days), commandId) is { } made ? new KeyAnswer(made, null) : new KeyRefusal.Over();
    }

    /// <summary>Null: it is revoked, now or before.</summary>
    public async Task<KeyRefusal?> Revoke(Viewer by, string id) =>
        await keys.Revoke(id, clock.Now, by.Name) ? null : new KeyRefusal.Unknown();

    private DateTimeOffset? NextEnd(ApiKey key) =>
        key.Expires is null ? null
        : key.MadeAt is { } made ? clock.EndOf(clock.Today.AddDays(clock.DayOf(key.Expires.Value).DayNumber - clock.DayOf(made).DayNumber - 1))
        : clock.EndOf(clock.Today.AddYears(1));

    private static bool Covers(Viewer by, IReadOnlyList<string>? rights) =>
        by.Only is null || (rights is not null && !rights.Except(by.Only).Any());
}
