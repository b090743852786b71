using System.Collections.Immutable;
using System.Text.Json.Serialization;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.MissingPeople;

/// <summary>Why somebody has not uploaded, as was told last.</summary>
/// <param name="RecordedBy">Who told it.</param>
public sealed record MissingReasonView(MissingReason Kind, string? Note, DateTimeOffset RecordedAt, string? RecordedBy)
{
    public static MissingReasonView Of(ReasonOnFile reason) => new(reason.Kind, reason.Note, reason.At, reason.By);
}

/// <param name="Kind">account, photo, siasn-data, bkn-server, no-tmt, leave, other; none mencabut alasan yang tercatat.</param>
/// <param name="Note">Keterangan satu baris, 3 sampai 200 karakter; wajib untuk other.</param>
public sealed record MissingReasonWish(string? Kind, string? Note);

/// <param name="Kind">account, photo, siasn-data, bkn-server, no-tmt, leave, other; none mencabut alasan yang tercatat.</param>
/// <param name="Note">Keterangan satu baris, 3 sampai 200 karakter; wajib untuk other.</param>
/// <param name="Employees">PNS ID, 1 sampai 500.</param>
public sealed record MissingReasonsWish(string? Kind, string? Note, ImmutableArray<string?>? Employees);

/// <summary>What became of a reason that was told of one person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReasonResult>))]
public enum ReasonResult
{
    [JsonStringEnumMemberName("recorded")] Recorded,

    /// <summary>It was so already.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged,
    [JsonStringEnumMemberName("refused")] Refused,
}

/// <param name="Id">As sent.</param>
/// <param name="Problem">Why it was refused.</param>
public sealed record MissingReasonResult(string Id, ReasonResult Result, ReasonProblem? Problem)
{
    public static MissingReasonResult Of(string id, Contracts.Answer<Contracts.ReasonRecorded> answer) => answer switch
    {
        { Refusal: { } refusal } => new(id, ReasonResult.Refused, new(Problems.Problem.TypePrefix + refusal.Code, refusal.Sentence)),
        { Value: { } done } => new(id, done.News ? ReasonResult.Recorded : ReasonResult.Unchanged, null),
        _ => throw new InvalidOperationException("A reason was neither recorded nor refused."),
    };
}

/// <summary>Why a reason was refused.</summary>
/// <param name="Type">Stable; as the types of the other problems.</param>
/// <param name="Detail">What is wrong and what to do next.</param>
public sealed record ReasonProblem(string Type, string Detail);

/// <summary>What became of everybody named, in the order sent.</summary>
public sealed record MissingReasonResults(ImmutableArray<MissingReasonResult> Results);
