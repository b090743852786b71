using System.Collections.Immutable;
using System.Text.Json.Nodes;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CityPolicies;

/// <summary>What holds on a day where law and letter are silent.</summary>
/// <param name="On">The local day that is answered for.</param>
/// <param name="Fixed">Rules that cannot be changed here.</param>
public sealed record PoliciesView(DateOnly On, ImmutableArray<PolicyView> Policies, ImmutableArray<FixedRule> Fixed)
{
    public static PoliciesView Of(PoliciesRecord record, DateOnly on)
    {
        var policies = Rules.Policies.Of(record.Changes);
        return new(on, [.. PolicyText.All.Select(text => PolicyView.Of(text, policies, on))], PolicyText.Fixed);
    }
}

/// <summary>One policy.</summary>
/// <param name="Value">True or false; of legacy-cards-until the last day, absent: no end is set.</param>
/// <param name="Since">First day on which it is so; absent: from the beginning.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Source">The clause of the letter or law, or "Kebijakan BKPSDM".</param>
/// <param name="Changes">Everything that was decided about it here, also for days to come, by the day on which it takes effect.</param>
public sealed record PolicyView(
    string Name, string Title, JsonNode? Value, DateOnly? Since, string Sentence, string Source, ImmutableArray<PolicyChangeView> Changes)
{
    public static PolicyView Of(PolicyText text, Rules.Policies policies, DateOnly on)
    {
        var now = policies.On(on);
        return new(
            text.Name, text.Title, text.Value(now), SinceWhen(text, policies, on), text.Sentence(now), text.Source,
            [.. policies.Changes.Where(change => text.Decides(change.Decision)).Select(change => PolicyChangeView.Of(text, change))]);
    }

    private static DateOnly? SinceWhen(PolicyText text, Rules.Policies policies, DateOnly on) => policies.Days
        .Where(day => day <= on && !JsonNode.DeepEquals(text.Value(policies.On(day)), text.Value(policies.On(day.AddDays(-1)))))
        .Select(day => (DateOnly?)day).LastOrDefault();
}

/// <summary>One decision about a policy. Of two about the same day the one with the higher number holds.</summary>
/// <param name="EffectiveDate">First day on which it is so.</param>
/// <param name="Sentence">What holds from then on, in words.</param>
/// <param name="RecordedBy">Who decided: a key's or an account's name.</param>
public sealed record PolicyChangeView(
    int Number, JsonNode? Value, string Sentence, DateOnly EffectiveDate, string Reason, DateTimeOffset RecordedAt, string RecordedBy)
{
    public static PolicyChangeView Of(PolicyText text, PolicyChange change)
    {
        var decided = Policy.Default.With(change.Decision);
        return new(change.Number, text.Value(decided), text.Sentence(decided), change.EffectiveDate, change.Reason, change.RecordedAt, change.RecordedBy);
    }
}
