using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>One row of form E. Numbers are people.</summary>
/// <param name="No">As printed in the column NO; null: the row of sums.</param>
public sealed record FormRow(int? No, string Label, int Pns, int Pppk)
{
    /// <summary>PNS + PPPK: the column TOTAL.</summary>
    public int Total => Pns + Pppk;
}

/// <summary>
/// Form E, annex E of the letter, word for word: how many people of an agency have and have not uploaded the card. Everybody counted is
/// in exactly one of the two rows and in exactly one of the two columns.
/// </summary>
public sealed record FormE(Count Pns, Count Pppk)
{
    public const string Title = "JUMLAH CAPAIAN KARTU ASN VIRTUAL (PERANGKAT DAERAH)";
    public const string SumLabel = "JUMLAH";

    public static readonly ImmutableArray<string> Columns = ["NO", "LAPORAN", "PNS", "PPPK", "TOTAL"];

    public ImmutableArray<FormRow> Rows =>
    [
        new(1, "Jumlah yang sudah mengunggah Kartu ASN Virtual", Pns.Uploaded, Pppk.Uploaded),
        new(2, "Jumlah yang belum mengunggah Kartu ASN Virtual", Pns.NotUploaded, Pppk.NotUploaded),
    ];

    /// <summary>Row 1 + row 2; its TOTAL is everybody counted.</summary>
    public FormRow Sum => new(null, SumLabel, Pns.People, Pppk.People);

    public static FormE Of(Tally tally) => new(tally.Pns, tally.Pppk);
}
