using System.Collections.Immutable;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reviews;

/// <summary>One person somebody has to look at, and why.</summary>
/// <param name="Since">The first day on which it is so.</param>
/// <param name="Sentence">Why, in words.</param>
/// <param name="Code">Of standing-unclear: SIASN's code; absent where the ground may not be told (UU 27/2022).</param>
/// <param name="Others">Of number-disputed: who holds the same number; of card-file: who has the same bytes on file. As far as the caller sees them.</param>
/// <param name="Decisions">What may be decided; see POST. Empty: it is decided at the file itself.</param>
/// <param name="Files">Of card-file: what is odd, file by file; of photo: the photo. Absent elsewhere.</param>
public sealed record ReviewView(
    ReviewKind Kind, PersonView Person, DateOnly Since, string Sentence, string? Code, ImmutableArray<OtherHolder> Others, ImmutableArray<string> Decisions,
    ImmutableArray<FileInReview>? Files = null)
{
    public static ReviewView Of(Review review, PersonView person, ImmutableArray<OtherHolder> others, bool grounds) => new(
        review.Kind, person, review.Since, ReviewWords.Sentence(review, grounds),
        grounds ? review.Facts.OfType<Fact.StandingUnclear>().LastOrDefault()?.Code : null, others, ReviewDecisions.Of(review.Kind));
}

/// <summary>A file that a reviewer has to look at.</summary>
/// <param name="Place">portrait/front and so on; absent for a photo.</param>
/// <param name="Receipt">Its receipt, which the decision names.</param>
/// <param name="Address">Where the bytes are.</param>
/// <param name="Decide">Where the decision is sent.</param>
public sealed record FileInReview(string? Place, string Receipt, DateTimeOffset ReceivedAt, string MediaType, string Address, string Decide, ImmutableArray<DoubtView> Doubts);

/// <param name="Doubt">
/// Of a card file: colour, no-colour, orientation, shape, side, own-copy, same-bytes, unseen; of a photo the name of the rule.
/// </param>
/// <param name="Sentence">The same in words.</param>
public sealed record DoubtView(string Doubt, string Sentence);

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
