using System.Collections.Immutable;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reviews;

/// <summary>One person somebody has to look at, and why.</summary>
/// <param name="Since">The first day on which it is so.</param>
/// <param name="Sentence">Why, in words.</param>
/// <param name="Code">Of standing-unclear: SIASN's code; absent where the ground may not be told (UU 27/2022).</param>
/// <param name="Others">Of number-disputed: who holds the same number, as far as the caller sees them.</param>
/// <param name="Decisions">What may be decided; see POST.</param>
public sealed record ReviewView(
    ReviewKind Kind, PersonView Person, DateOnly Since, string Sentence, string? Code, ImmutableArray<OtherHolder> Others, ImmutableArray<string> Decisions)
{
    public static ReviewView Of(Review review, PersonView person, ImmutableArray<OtherHolder> others, bool grounds) => new(
        review.Kind, person, review.Since, ReviewWords.Sentence(review, grounds),
        grounds ? review.Facts.OfType<Fact.StandingUnclear>().LastOrDefault()?.Code : null, others, ReviewDecisions.Of(review.Kind));
}

public sealed record OtherHolder(string Id, string Name, string? AgencyName);

/// <param name="Next">Cursor of the next part; absent at the end.</param>
/// <param name="Total">Everybody of this kind, on all parts.</param>
public sealed record ReviewsView(ReviewKind Kind, ImmutableArray<ReviewView> Items, string? Next, int Total) : IShowsPeople
{
    IEnumerable<string> IShowsPeople.PeopleShown => Items.SelectMany(item => item.Others.Select(other => other.Id).Prepend(item.Person.Id));
}

/// <summary>How many people there are to be looked at, by kind.</summary>
public sealed record ReviewCounts(ImmutableDictionary<ReviewKind, int> ByKind)
{
    public int Of(ReviewKind kind) => ByKind.GetValueOrDefault(kind);

    public int Sum => ByKind.Values.Sum();
}

/// <summary>What was decided.</summary>
/// <param name="FactIds">The facts it came to, as in the history.</param>
/// <param name="Open">What is still to be looked at about this person.</param>
public sealed record ReviewOutcome(string EmployeeId, ImmutableArray<string> FactIds, ImmutableArray<ReviewKind> Open);
