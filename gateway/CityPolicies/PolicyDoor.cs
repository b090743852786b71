using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CityPolicies;

/// <summary>Where policies are looked at and changed, from the API and from the page alike.</summary>
public sealed class PolicyDoor(IGrainFactory grains, ReadSide reads, CityClock clock)
{
    private IPoliciesGrain Policies => grains.GetGrain<IPoliciesGrain>(GrainKeys.Policies);

    public async Task<PoliciesView> Look(DateOnly? on) => PoliciesView.Of(await Policies.Look(), on ?? clock.Today);

    /// <param name="value">As <see cref="PolicyText.Read"/> takes it; null: none was given.</param>
    public async Task<Answer<PoliciesView>> Change(string? policy, string? value, string? effectiveDate, string? reason, string? commandId, string by)
    {
        if (PolicyText.Of(policy) is not { } text)
            return new Refusal.PolicyUnknown();
        if (value is null || text.Read(value) is not { } decision)
            return new Refusal.PolicyValueInvalid();
        if (effectiveDate is null || !AsOf.TryDay(effectiveDate, out var from))
            return new Refusal.PolicyDateInvalid();
        var answer = await Policies.Change(new(decision, from, reason ?? "", clock.Now, by, commandId));
        return answer is { Value: { } record } ? PoliciesView.Of(record, clock.Today) : answer.Refusal!;
    }

    /// <summary>Whom a change would concern today, whatever the policies are.</summary>
    public async Task<PolicyConcerns> Concerns() => PolicyConcerns.Of(await reads.Count(clock.Today));
}

/// <summary>People in service today, by what the policies look at.</summary>
public sealed record PolicyConcerns(int Suspended, int UnpaidLeave, int PartTime, int Pns)
{
    public static PolicyConcerns Of(IEnumerable<CountRow> rows)
    {
        var serving = rows.Where(row => row.Countable.Service == Service.Serving).ToList();
        int Sum(Func<Countable, bool> which) => serving.Where(row => which(row.Countable)).Sum(row => row.People);
        return new(
            Sum(c => c.Suspended != Suspension.None), Sum(c => c.Suspended == Suspension.UnpaidLeave), Sum(c => c.PartTime), Sum(c => c.Kind == Kind.Pns));
    }
}
