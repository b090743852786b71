using KartuAsn.Rules;

namespace KartuAsn.Contracts;

/// <summary>One agency's reports to BKPSDM, and who signs them; the only writer of them. Key: <see cref="GrainKeys.Reports"/>.</summary>
[Alias("KartuAsn.IReportsGrain")]
public interface IReportsGrain : IGrainWithStringKey
{
    [Alias("Look")]
    Task<ReportsRecord> Look();

    /// <summary>Makes a report ready for the head, or changes the note of the one that is. Repeating it under the same id answers the same.</summary>
    [Alias("Draft")]
    Task<Answer<Report>> Draft([Immutable] DraftReport command);

    /// <summary>Sends a draft with what is frozen of it; what that names is durable already. The answer is the receipt: its instant is judged against the deadline.</summary>
    [Alias("Send")]
    Task<Answer<Report>> Send([Immutable] SendReport command);

    /// <summary>The same without a draft, as the revision that its paper was made for.</summary>
    [Alias("SendAtOnce")]
    Task<Answer<Report>> SendAtOnce([Immutable] SendReportAtOnce command);

    /// <summary>Accepts what was sent, or returns it with a reason.</summary>
    [Alias("Decide")]
    Task<Answer<Report>> Decide([Immutable] DecideReport command);

    /// <summary>Keeps a signed copy, whose bytes are durable already, beside what was sent.</summary>
    [Alias("Sign")]
    Task<Answer<Report>> Sign([Immutable] SignReport command);

    /// <summary>Says who signs from now on, and what address is printed; what was sent keeps its own.</summary>
    [Alias("SetSigner")]
    Task<Answer<ReportsRecord>> SetSigner([Immutable] SetSigner command);
}

/// <param name="Agency">The agency's id, as its source spells it.</param>
/// <param name="Note">For the head, 3 to 500 characters; null: none.</param>
/// <param name="Revision">Which one it is taken for; null: whichever is next.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.DraftReport")]
public sealed record DraftReport(
    [property: Id(0)] string Agency, [property: Id(1)] string Campaign, [property: Id(2)] string? Note, [property: Id(3)] string By,
    [property: Id(4)] string? CommandId = null, [property: Id(5)] int? Revision = null);

[GenerateSerializer, Immutable, Alias("KartuAsn.SendReport")]
public sealed record SendReport(
    [property: Id(0)] int Number, [property: Id(1)] FrozenReport Frozen, [property: Id(2)] string By, [property: Id(3)] string? CommandId = null);

/// <param name="Agency">The agency's id, as its source spells it.</param>
/// <param name="Note">3 to 500 characters; null: none.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.SendReportAtOnce")]
public sealed record SendReportAtOnce(
    [property: Id(0)] string Agency, [property: Id(1)] string Campaign, [property: Id(2)] int Revision, [property: Id(3)] string? Note,
    [property: Id(4)] FrozenReport Frozen, [property: Id(5)] string By, [property: Id(6)] string? CommandId = null);

/// <param name="Reason">Why it is returned, 3 to 500 characters; null: it is accepted.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.DecideReport")]
public sealed record DecideReport(
    [property: Id(0)] int Number, [property: Id(1)] string? Reason, [property: Id(2)] string By, [property: Id(3)] string? CommandId = null);

[GenerateSerializer, Immutable, Alias("KartuAsn.SignReport")]
public sealed record SignReport([property: Id(0)] int Number, [property: Id(1)] string Sha256, [property: Id(2)] int Bytes, [property: Id(3)] string By);

/// <param name="Address">Printed under the agency's name, at most two lines; null: none.</param>
/// <param name="Seen">The version of the signer that was seen; null: any.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.SetSigner")]
public sealed record SetSigner(
    [property: Id(0)] string Agency, [property: Id(1)] Signer Signer, [property: Id(2)] string? Address, [property: Id(3)] int? Seen,
    [property: Id(4)] string By);
