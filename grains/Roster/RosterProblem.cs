using System.Collections.Immutable;

namespace KartuAsn.Roster;

/// <summary>
/// Why a file as a whole is no roster, or reading it had to stop: a stable <see cref="Code"/> and a sentence in formal Indonesian that
/// says what is wrong and what to do next. It never repeats what a cell holds.
/// </summary>
public abstract record RosterProblem
{
    private const string HowToExport = "Unduh \"Data ASN\" dari SIASN sebagai CSV dan unggah berkas itu tanpa diubah.";

    private RosterProblem(string code, string sentence) => (Code, Sentence) = (code, sentence);

    public string Code { get; }

    public string Sentence { get; }

    public sealed record Empty() : RosterProblem("roster-empty", "Berkas kosong. " + HowToExport);

    /// <summary>XLSX, XLS or ODS.</summary>
    public sealed record Spreadsheet(string Format) : RosterProblem("roster-spreadsheet",
        $"Berkas ini berformat {Format}, sedangkan alamat ini menerima CSV. Unduh ulang dari SIASN sebagai CSV, " +
        "atau buka berkas ini di Excel lalu simpan sebagai \"CSV UTF-8 (Comma delimited)\" dengan kolom NIP bertipe Teks.");

    /// <summary>A picture, a PDF, an archive or a web page.</summary>
    public sealed record OtherFormat(string Format) : RosterProblem("roster-other-format",
        $"Berkas ini adalah {Format}, bukan CSV. " + HowToExport);

    public sealed record NotText() : RosterProblem("roster-not-text",
        "Isi berkas bukan teks yang dapat dibaca sebagai CSV. " + HowToExport);

    public sealed record WrongHeader(ImmutableArray<string> Missing) : RosterProblem("roster-wrong-header",
        $"Baris judul tidak memuat kolom wajib: {string.Join(", ", Missing)}. " +
        "Baris pertama harus berisi judul kolom \"Data ASN\" dari SIASN, dipisahkan dengan koma, titik koma, atau tab. " + HowToExport)
    {
        public bool Equals(WrongHeader? other) => other is not null && Missing.SequenceEqual(other.Missing);

        public override int GetHashCode() => Missing.Length;
    }

    public sealed record ColumnTwice(string Column) : RosterProblem("roster-column-twice",
        $"Kolom {Column} muncul lebih dari satu kali pada baris judul, sehingga tidak jelas mana yang berlaku. " +
        "Hapus salah satunya, lalu unggah kembali.");

    public sealed record TooManyColumns(int Most) : RosterProblem("roster-too-many-columns",
        $"Baris judul memuat lebih dari {Most} kolom, sedangkan \"Data ASN\" hanya memuat sekitar {SiasnColumns.All.Length}. " +
        HowToExport);

    /// <param name="Row">As a spreadsheet counts.</param>
    public sealed record LineTooLong(int Row) : RosterProblem("roster-line-too-long",
        $"Baris {Row} terlalu panjang untuk satu baris data pegawai. " +
        "Biasanya ada tanda kutip (\") yang tidak ditutup pada atau sebelum baris itu. " +
        "Perbaiki baris itu atau unduh ulang dari SIASN, lalu unggah kembali.");

    public sealed record TooManyRows(int Most) : RosterProblem("roster-too-many-rows",
        $"Berkas memuat lebih dari {Most} baris. " +
        "Pecah menjadi beberapa berkas, masing-masing dengan baris judul, lalu unggah satu per satu.");
}
