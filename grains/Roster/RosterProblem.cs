using System.Collections.Immutable;

namespace KartuAsn.Roster;

/// <summary>
/// Why a file as a whole cannot be taken, or reading it had to stop: a stable <see cref="Code"/> and a sentence in formal Indonesian that
/// says what is wrong and what to do next. It never repeats what a cell holds.
/// </summary>
public abstract record RosterProblem
{
    /// <summary>How to get a roster.</summary>
    internal const string RosterAdvice = "Unduh \"Data ASN\" dari SIASN sebagai CSV atau XLSX dan unggah berkas itu tanpa diubah.";

    private const string SaveAs =
        "simpan sebagai \"Excel Workbook (.xlsx)\" atau \"CSV UTF-8 (Comma delimited)\" dengan kolom NIP bertipe Teks, " +
        "lalu unggah kembali.";

    private RosterProblem(string code, string sentence) => (Code, Sentence) = (code, sentence);

    public string Code { get; }

    public string Sentence { get; }

    public sealed record Empty(string Advice = RosterAdvice) : RosterProblem("roster-empty", "Berkas kosong. " + Advice);

    /// <summary>A spreadsheet that is not read: XLS, XLSB, ODS.</summary>
    public sealed record Spreadsheet(string Format) : RosterProblem("roster-spreadsheet",
        $"Berkas ini berformat {Format}, sedangkan yang diterima adalah CSV atau XLSX. " +
        "Buka berkas ini di Excel atau LibreOffice, " + SaveAs);

    /// <summary>A workbook that opens with a password only.</summary>
    public sealed record Encrypted() : RosterProblem("roster-encrypted",
        "Berkas Excel ini dilindungi kata sandi, sehingga tidak dapat dibaca. Buka di Excel dengan kata sandinya, hapus kata sandi itu " +
        "(File, Info, Protect Workbook, Encrypt with Password), simpan, lalu unggah kembali.");

    /// <summary>A picture, a PDF, an archive or a web page.</summary>
    public sealed record OtherFormat(string Format, string Advice = RosterAdvice) : RosterProblem("roster-other-format",
        $"Berkas ini adalah {Format}, bukan CSV atau XLSX. " + Advice);

    public sealed record NotText(string Advice = RosterAdvice) : RosterProblem("roster-not-text",
        "Isi berkas bukan teks yang dapat dibaca sebagai CSV, dan bukan XLSX. " + Advice);

    /// <summary>An XLSX whose parts cannot be read, or contradict each other.</summary>
    public sealed record Broken() : RosterProblem("roster-broken",
        "Berkas XLSX ini rusak atau tidak lengkap; mungkin pengunduhannya terputus. Unduh ulang berkas itu, " +
        "atau buka di Excel dan simpan sebagai berkas baru, lalu unggah kembali.");

    /// <summary>An XLSX that would take more room than any real one.</summary>
    /// <param name="What">Which limit it exceeds, in Indonesian.</param>
    public sealed record TooLarge(string What) : RosterProblem("roster-too-large",
        $"Berkas XLSX ini melampaui batas: {What}. Hapus lembar dan kolom yang tidak diperlukan, pecah menjadi beberapa berkas, " +
        "atau simpan sebagai \"CSV UTF-8 (Comma delimited)\", lalu unggah kembali.");

    public sealed record WrongHeader(ImmutableArray<string> Missing, string Advice = RosterAdvice) : RosterProblem("roster-wrong-header",
        $"Baris judul tidak memuat kolom wajib: {string.Join(", ", Missing)}. " +
        "Baris pertama harus berisi judul kolom; pada CSV dipisahkan dengan koma, titik koma, atau tab. " + Advice)
    {
        public bool Equals(WrongHeader? other) => other is not null && Missing.SequenceEqual(other.Missing) && Advice == other.Advice;

        public override int GetHashCode() => Missing.Length;
    }

    public sealed record ColumnTwice(string Column) : RosterProblem("roster-column-twice",
        $"Kolom {Column} muncul lebih dari satu kali pada baris judul, sehingga tidak jelas mana yang berlaku. " +
        "Hapus salah satunya, lalu unggah kembali.");

    public sealed record TooManyColumns(int Most, string Advice = RosterAdvice) : RosterProblem("roster-too-many-columns",
        $"Baris judul memuat lebih dari {Most} kolom, lebih banyak daripada berkas yang wajar. " + Advice);

    /// <param name="Row">As a spreadsheet counts.</param>
    public sealed record LineTooLong(int Row) : RosterProblem("roster-line-too-long",
        $"Baris {Row} terlalu panjang untuk satu baris data pegawai. " +
        "Pada CSV biasanya ada tanda kutip (\") yang tidak ditutup pada atau sebelum baris itu. " +
        "Perbaiki baris itu atau unduh ulang berkasnya, lalu unggah kembali.");

    public sealed record TooManyRows(int Most) : RosterProblem("roster-too-many-rows",
        $"Berkas memuat lebih dari {Most} baris. " +
        "Pecah menjadi beberapa berkas, masing-masing dengan baris judul, lalu unggah satu per satu.");
}
