using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Employees;

/// <summary>The card of one person on a day, and why it is so.</summary>
/// <param name="On">The local day that is answered for.</param>
/// <param name="Stale">"Perlu diperbarui": what is printed on it has changed since; it stays valid.</param>
/// <param name="Since">First day of this status; absent: it was so from the beginning.</param>
/// <param name="Until">Last day of it, included, by the facts known now; absent: no end is known.</param>
/// <param name="Reasons">The rule, the clause it comes from, and the fact behind it.</param>
/// <param name="Legacy">KARPEG and KPE (surat, angka 6).</param>
public sealed record CardView(
    DateOnly On, CardStatus Status, bool Stale, DateOnly? Since, DateOnly? Until, Kind? Kind, bool PartTime,
    ImmutableArray<CardReasonView> Reasons, LegacyCards Legacy)
{
    /// <param name="grounds">Health and criminal grounds are specific personal data (UU 27/2022): without them only the status word is told.</param>
    public static CardView Of(DateOnly day, Card card, bool grounds) => new(
        day, card.Status, card.Stale, card.Since, card.Until, card.Kind, card.PartTime,
        CardReasonView.Told(card, grounds), card.Legacy);
}

/// <param name="Rule">Stable name of the rule.</param>
/// <param name="Clause">The clause of the letter, SE or law, or "Kebijakan" where they are silent.</param>
/// <param name="FactId">The fact behind it, as in the history; absent where none is, or where it may not be told.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record CardReasonView(string Rule, string Clause, string? FactId, string Sentence)
{
    public static CardReasonView Of(CardReason reason, bool grounds) => grounds || Public.Contains(reason.Rule)
        ? new(reason.Rule, reason.Clause, reason.FactId, CardWords.Sentence(reason.Rule))
        : CardWords.IsSuspension(reason.Rule)
            ? new("suspended", "Kebijakan", null, CardWords.Sentence("suspended-generally"))
            : new("service-ended", "Surat, angka 4", null, CardWords.Sentence("service-ended"));

    /// <summary>The reasons that a viewer may know; that a leave does not suspend is told to nobody who may not know of the leave.</summary>
    public static ImmutableArray<CardReasonView> Told(Card card, bool grounds) =>
        [.. card.Reasons.Where(r => grounds || r.Rule != "unpaid-leave-not-suspending").Select(r => Of(r, grounds))];

    /// <summary>Rules that tell nobody a health or criminal ground.</summary>
    private static readonly HashSet<string> Public =
    [
        "not-appointed", "standing-unclear", "cpns", "pns", "contract-runs", "contract-end-unknown", "contract-ended", "retired", "left-city",
        "number-disputed", "name-changed", "title-changed", "photo-changed", "number-changed",
        "kind-or-number-changed", "content-changed",
    ];
}

/// <summary>The rules of the card in words.</summary>
internal static class CardWords
{
    public static bool IsSuspension(string rule) => rule is "suspended" or "declared-missing" or "unpaid-leave";

    public static string Sentence(string rule) => rule switch
    {
        "not-appointed" => "Belum ada pengangkatan yang berlaku pada hari ini.",
        "standing-unclear" => "Kedudukan hukum perlu ditinjau oleh BKPSDM sebelum kartu dapat dinyatakan berlaku.",
        "cpns" => "CPNS memperoleh kartu sejak TMT PNS.",
        "pns" => "Berlaku selama yang bersangkutan menjadi PNS.",
        "contract-runs" => "Berlaku selama masa perjanjian kerja.",
        "contract-end-unknown" => "Berlaku; tanggal akhir perjanjian kerja belum diketahui dan perlu dilengkapi.",
        "contract-ended" => "Masa perjanjian kerja telah berakhir.",
        "dismissed" => "Telah diberhentikan.",
        "dismissed-with-honour" => "Telah diberhentikan dengan hormat.",
        "dismissed-without-honour" => "Telah diberhentikan tidak dengan hormat.",
        "retired" => "Telah pensiun karena mencapai batas usia pensiun.",
        "died" => "Telah meninggal dunia.",
        "missing-twelve-months" => "Dinyatakan hilang lebih dari 12 bulan.",
        "declared-missing" => "Dinyatakan hilang: ditangguhkan paling lama 12 bulan; tetap dihitung.",
        "suspended" => "Pemberhentian sementara: ditangguhkan; yang bersangkutan tetap ASN.",
        "suspended-generally" => "Ditangguhkan berdasarkan kebijakan; yang bersangkutan tetap ASN.",
        "unpaid-leave" => "Cuti di luar tanggungan negara: ditangguhkan; yang bersangkutan tetap ASN.",
        "unpaid-leave-not-suspending" => "Cuti di luar tanggungan negara tidak menangguhkan kartu pada hari ini.",
        "left-city" => "Pindah ke instansi lain: tidak dihitung di kota ini, kartu tidak menjadi tidak berlaku.",
        "number-disputed" => "Nomor yang sama tercatat pada pegawai lain dan perlu ditinjau.",
        "name-changed" => "Perlu diperbarui: nama berubah setelah kartu ada.",
        "title-changed" => "Perlu diperbarui: gelar berubah setelah kartu ada.",
        "photo-changed" => "Perlu diperbarui: foto berubah setelah kartu ada.",
        "number-changed" => "Perlu diperbarui: nomor pegawai berubah setelah kartu ada.",
        "kind-or-number-changed" => "Perlu diperbarui: jenis kepegawaian atau nomor berubah setelah kartu ada.",
        "content-changed" => "Perlu diperbarui: isi kartu berubah setelah kartu ada.",
        "service-ended" => "Tidak lagi menjadi ASN.",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without words."),
    };
}
