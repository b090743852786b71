using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>Why somebody has to look at a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewKind>))]
public enum ReviewKind
{
    /// <summary>A roster gave a kedudukan hukum that says nothing certain.</summary>
    [JsonStringEnumMemberName("standing-unclear")] StandingUnclear,

    /// <summary>Somebody else holds the same current number.</summary>
    [JsonStringEnumMemberName("number-disputed")] NumberDisputed,

    /// <summary>The newest roster of the agency does not list the person.</summary>
    [JsonStringEnumMemberName("not-in-roster")] NotInRoster,

    /// <summary>Nobody said when the contract of a PPPK ends.</summary>
    [JsonStringEnumMemberName("contract-end-unknown")] ContractEndUnknown,

    /// <summary>Something about a card file is odd (letter, clauses 2 and 3); decided file by file, see <see cref="CardFileReviews"/>.</summary>
    [JsonStringEnumMemberName("card-file")] CardFile,

    /// <summary>A photo waits for a reviewer (letter, annex B); decided at the photo, see <see cref="Photos"/>.</summary>
    [JsonStringEnumMemberName("photo")] Photo,
}

/// <param name="Since">The first day on which it is so.</param>
/// <param name="Facts">What brought it up.</param>
public sealed record Review(ReviewKind Kind, DateOnly Since, ImmutableArray<Fact> Facts);

/// <summary>
/// What somebody has to look at, of one person on a day. The lists of the read side say the same; they also know who else has the bytes of
/// a card file.
/// </summary>
public static class OpenReviews
{
    private static readonly ImmutableHashSet<string> NothingShared = [];

    public static ImmutableArray<Review> Of(EmployeeRecord state, DateOnly day)
    {
        var ordered = Standings.Ordered(state.Facts);
        var so = Composition.UpTo(day, ordered);
        return so.On(day) is { } standing ? [.. Of(state, ordered, so, standing)] : [];
    }

    private static IEnumerable<Review> Of(EmployeeRecord state, ImmutableArray<Fact> ordered, Composition so, Standing standing)
    {
        if (standing.Service == Service.Unclear) yield return Brought(ReviewKind.StandingUnclear, [.. ordered.OfType<StandingUnclear>()]);
        if (standing.Service == Service.Serving && so.Dispute is { } dispute)
            yield return Brought(ReviewKind.NumberDisputed, [.. ordered.OfType<NumberDisputed>().Where(d => d.Number == dispute.Number)]);
        if (standing.Service == Service.Serving && state.NotInRoster is not null)
            yield return Brought(ReviewKind.NotInRoster, [.. ordered.OfType<NotInRoster>()]);
        if (standing is { Service: Service.Serving, Kind: Kind.Pppk } && ServesForEver(state) && WithoutEnd(ordered) is { } contract)
            yield return Brought(ReviewKind.ContractEndUnknown, [contract]);
        if (standing.Service == Service.Serving && CardFilesOnHand.Of(ordered).ToReview(NothingShared).Select(odd => (Fact)odd.File).ToImmutableArray() is { IsEmpty: false } files)
            yield return Brought(ReviewKind.CardFile, files);
        if (standing.Service == Service.Serving && PhotosOnHand.Of(ordered).Waiting is { } photo)
            yield return Brought(ReviewKind.Photo, [photo]);
    }

    /// <summary>By all that is known.</summary>
    private static bool ServesForEver(EmployeeRecord state) => state.Standings.Any(s => s is { Until: null, Kind: Kind.Pppk, Service: Service.Serving });

    private static Review Brought(ReviewKind kind, ImmutableArray<Fact> facts) => new(kind, facts.Min(f => f.EffectiveDate), facts);

    /// <summary>The contract that runs when all others are over.</summary>
    private static Fact? WithoutEnd(ImmutableArray<Fact> ordered) => Composition.UpTo(DateOnly.MaxValue, ordered).ContractOn(DateOnly.MaxValue);
}
