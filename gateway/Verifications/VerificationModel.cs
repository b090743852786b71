using KartuAsn.Rules;

namespace KartuAsn.Gateway.Verifications;

/// <summary>What the page of a scan shows.</summary>
/// <param name="Details">In order; those that are not known are left out.</param>
/// <param name="CheckedAt">Null: nothing was checked.</param>
public sealed record VerificationModel(string Word, string Sentence, string Mood, string Sign, IReadOnlyList<(string Name, string Value)> Details, DateTimeOffset? CheckedAt)
{
    public static VerificationModel Of(VerificationView view) => new(
        view.Words, VerificationWords.Sentence(view.Outcome), VerificationWords.Mood(view.Outcome), VerificationWords.Sign(view.Outcome),
        [
            .. new (string, string?)[]
            {
                ("Nama", view.Name), ("Jenis", view.Kind), ("Perangkat Daerah", view.Agency), ("NIP / NI PPPK", view.Number),
                ("Nomor seri", view.SerialEnding is { } ending ? "berakhir " + ending : null),
            }.Where(detail => detail.Item2 is not null).Select(detail => (detail.Item1, detail.Item2!)),
        ],
        view.CheckedAt);

    public static VerificationModel TooMany { get; } = new(
        "Terlalu sering", "Terlalu banyak pemeriksaan dari jaringan ini, sehingga kode belum diperiksa. Tunggu beberapa detik, lalu pindai ulang.", "is-plain", "M24 12v13l8 6", [], null);

    /// <summary>Hours, minutes and seconds of the city.</summary>
    public string? Clock => CheckedAt is { } at ? Indonesian.Clock(at) : null;
}
