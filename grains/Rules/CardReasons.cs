using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>
/// Why a card is what it is: one row per rule, with the clause that the rule comes from. "Surat" is the letter of the campaign, "SE" is
/// SE Kepala BKN 16/2022, "UU" is UU 20/2023 tentang ASN; "Kebijakan" is our own where they are silent.
/// </summary>
internal static class CardReasons
{
    private const string Holder = "Surat, angka 1";
    private const string Ended = "Surat, angka 4";
    private const string Ours = "Kebijakan";

    /// <summary>The decisive one first.</summary>
    public static IEnumerable<CardReason> Of(Composition so, Standing? standing, Policy policy, DateOnly day)
    {
        var serves = standing is { Service: Rules.Service.Serving or Rules.Service.LeftCity };
        var suspends = serves && policy.Suspends(standing!.Suspended);
        yield return suspends ? Suspended(so, standing!.Suspended, day) : Service(so, standing, day);
        if (!serves) yield break;
        if (!suspends && standing!.Suspended is Suspension.UnpaidLeave)
            yield return new("unpaid-leave-not-suspending", day < Policies.LawOn2023 ? "Kebijakan; UU 20/2023 belum berlaku" : Ours, so.SuspensionFact?.Identity);
        if (so.Dispute is { } dispute) yield return new("number-disputed", Ours, dispute.Identity);
    }

    /// <summary>The change that the card does not show yet.</summary>
    public static CardReason Stale(Fact change) => new(
        change switch
        {
            NameChanged => "name-changed",
            TitleChanged => "title-changed",
            PhotoChanged or PhotoRecorded or PhotoAccepted => "photo-changed",
            NumberCorrected or ContractExtended => "number-changed",
            PnsAppointed or CpnsAppointed or ContractSigned => "kind-or-number-changed",
            _ => "content-changed",
        },
        "SE 16/2022, isi kartu; Kebijakan", change.Identity);

    private static CardReason Service(Composition so, Standing? standing, DateOnly day) => standing switch
    {
        null => new("not-appointed", Holder, null),
        { Service: Rules.Service.Unclear } => new("standing-unclear", Ours, so.ServiceFact?.Identity),
        { Service: Rules.Service.Dismissed } => new(Dismissal(so.ServiceFact), $"{Ended}; UU 20/2023 Pasal 52", so.ServiceFact?.Identity),
        { Service: Rules.Service.Retired } => new("retired", $"{Ended}; UU 20/2023 Pasal 52 dan 55", so.ServiceFact?.Identity),
        { Service: Rules.Service.Died } => new("died", $"{Ended}; UU 20/2023 Pasal 52", so.ServiceFact?.Identity),
        { Service: Rules.Service.Missing } => new("missing-twelve-months", Ours, so.SuspensionFact?.Identity),
        { Service: Rules.Service.ContractEnded } => new("contract-ended", Ended, so.LastContract?.Identity),
        { Service: Rules.Service.LeftCity } => new("left-city", $"{Holder}; {Ours}", so.Left?.Identity),
        { Kind: Kind.Cpns } => new("cpns", Holder, so.ServiceFact?.Identity),
        { Kind: Kind.Pns } => new("pns", Holder, so.ServiceFact?.Identity),
        _ => Contract(so.ContractOn(day)),
    };

    private static CardReason Contract(Fact? contract) => contract is ContractSigned { EndDate: null } or ContractExtended { EndDate: null } or EnteredCity
        ? new("contract-end-unknown", $"{Holder}; {Ours}", contract.Identity)
        : new("contract-runs", Holder, contract?.Identity);

    private static string Dismissal(Fact? fact) => fact is Dismissed { Honourable: { } honour }
        ? honour ? "dismissed-with-honour" : "dismissed-without-honour"
        : "dismissed";

    private static CardReason Suspended(Composition so, Suspension ground, DateOnly day) => ground == Suspension.UnpaidLeave
        ? new("unpaid-leave", day < Policies.LawOn2023 ? Ours : "UU 20/2023; Kebijakan", so.SuspensionFact?.Identity)
        : new(ground == Suspension.Missing ? "declared-missing" : "suspended", Ours, so.SuspensionFact?.Identity);
}
