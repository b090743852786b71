using System.Text.RegularExpressions;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using static KartuAsn.Roster.RosterColumn;

namespace KartuAsn.Roster;

/// <summary>What the cells of one row say about one person, and what is wrong with them. A reason never repeats a cell.</summary>
internal sealed partial class RowMeaning(int row, string[] cells, DateOnly today, FirstRows ids, FirstRows numbers)
{
    private const int EarliestYear = 1945;
    private const int YearsAhead = 5;

    /// <summary>What the column of serials holds when it holds no serial, but only whether there is a card.</summary>
    private static readonly HashSet<string> NoSerial =
        new(StringComparer.OrdinalIgnoreCase) { "", "-", "Y", "YA", "SUDAH", "ADA", "1", "T", "N", "TIDAK", "BELUM", "0", "TRUE", "FALSE" };

    private readonly List<ImportError> found = [];

    public RosterReading Read()
    {
        CheckCells();
        CheckIds();
        var good = Number() is { } number ? Person(number) : null;
        return good is not null && found.All(error => error.Warning)
            ? new RosterReading.Taken(good, [.. found])
            : new RosterReading.Refused(row, [.. found.Where(error => !error.Warning)], [.. cells]);
    }

    private void CheckCells()
    {
        foreach (var column in SiasnColumns.Kept)
        {
            var text = cells[(int)column.Kept!];
            if (text.Length > column.Longest)
                Error(column.Kept.Value, $"Isi sel memuat {text.Length} karakter, paling banyak {column.Longest}. Perbaiki isinya.");
            if (Cell.HasControl(text))
                Error(column.Kept.Value, "Isi sel memuat karakter kendali yang tidak terlihat. Ketik ulang isi sel ini.");
        }
    }

    private void CheckIds()
    {
        CheckId(PnsId, "ID pegawai");
        CheckId(SatuanKerjaId, "ID perangkat daerah");
        CheckFilled(Nama, "Nama pegawai");
        CheckFilled(KedudukanHukumId, "Kode kedudukan hukum");
        CheckFilled(SatuanKerjaNama, "Nama perangkat daerah");
        if (Text(UnorId) is not null) CheckId(UnorId, "ID unit kerja");
        if (Text(PnsId) is { } id && ids.Before(id, row) is { } first)
            Error(PnsId, $"PNS ID yang sama sudah ada pada baris {first}. Hapus salah satu baris; data yang dipakai adalah baris {first}.");
    }

    private void CheckFilled(RosterColumn column, string what)
    {
        if (Text(column) is null) Error(column, $"{what} kosong. Lengkapi di SIASN, lalu unduh ulang.");
    }

    /// <summary>An id becomes part of addresses.</summary>
    private void CheckId(RosterColumn column, string what)
    {
        if (Text(column) is not { } id) CheckFilled(column, what);
        else if (!IdForm().IsMatch(id)) Error(column, $"{what} memuat spasi atau karakter yang tidak lazim. Salin ulang ID dari SIASN.");
    }

    private EmployeeNumber? Number()
    {
        switch (EmployeeNumber.Read(cells[(int)NipBaru]))
        {
            case NumberReading.Right(var number):
                WarnOf(number);
                return number;
            case NumberReading.Wrong(var error):
                Error(NipBaru, error.Sentence);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void WarnOf(EmployeeNumber number)
    {
        foreach (var warning in number.Against(RosterDate.Read(cells[(int)TanggalLahir]), SexColumn(), KindColumn()))
        {
            Warn(ColumnOf(warning), warning.Sentence);
        }
        if (numbers.Before(number.Digits, row) is { } first)
            Warn(NipBaru, $"NIP atau NI PPPK yang sama dipakai orang lain pada baris {first}. Keduanya diterima dan perlu ditinjau; " +
                "perbaiki yang keliru di SIASN.");
    }

    private static RosterColumn ColumnOf(NumberWarning warning) => warning switch
    {
        NumberWarning.BirthDateDiffers => TanggalLahir,
        NumberWarning.SexDiffers => JenisKelamin,
        NumberWarning.KindDiffers => JenisPegawaiNama,
        _ => NipBaru,
    };

    private Sex? SexColumn() => cells[(int)JenisKelamin].ToUpperInvariant() switch
    {
        "L" or "M" or "1" => Sex.Male,
        "P" or "F" or "2" => Sex.Female,
        _ => null,
    };

    private Kind? KindColumn() => cells[(int)JenisPegawaiNama].ToUpperInvariant() switch
    {
        var name when name.Contains("PPPK") || name.Contains("P3K") || name.Contains("PERJANJIAN KERJA") => Kind.Pppk,
        var name when name.Contains("PNS") || name.Contains("PEGAWAI NEGERI SIPIL") => Kind.Pns,
        _ => null,
    };

    private RosterRow? Person(EmployeeNumber number)
    {
        var kind = KindOf(number);
        var (start, decision) = kind == Kind.Pns
            ? (Tmt(TmtPns, number), Sk(NomorSkPns, TanggalSkPns))
            : (Tmt(TmtCpns, number), Sk(NomorSkCpns, TanggalSkCpns));
        var cpns = kind == Kind.Pns ? CpnsDate(number, start) : null;
        var cpnsDecision = kind == Kind.Pns ? Sk(NomorSkCpns, TanggalSkCpns) : null;
        return start is { } day ? Row(number, kind, day, decision, cpns, cpnsDecision) : null;
    }

    private RosterRow Row(
        EmployeeNumber number, Kind kind, DateOnly start, Decision? decision, DateOnly? cpns, Decision? cpnsDecision) => new(
        row, cells[(int)PnsId], number.Digits, cells[(int)Nama], Text(GelarDepan), Text(GelarBelakang),
        kind, kind == Kind.Pppk && IsPartTime(), start, decision, cpns, cpnsDecision,
        KedudukanHukum.Padded(cells[(int)KedudukanHukumId]), Serial(),
        cells[(int)SatuanKerjaId], cells[(int)SatuanKerjaNama], Text(UnorId), Text(UnorNama));

    /// <summary>By the number; a PNS of status C, without TMT PNS or of code 51 is a CPNS.</summary>
    private Kind KindOf(EmployeeNumber number)
    {
        if (number.Kind == Kind.Pppk) return Kind.Pppk;
        var status = cells[(int)StatusCpnsPns].ToUpperInvariant();
        var cpns = status is "C" or "CPNS"
            || (Text(TmtPns) is null && status is not ("P" or "PNS"))
            || KedudukanHukum.Of(cells[(int)KedudukanHukumId]).Effect is KedudukanEffect.Cpns;
        return cpns ? Kind.Cpns : Kind.Pns;
    }

    private bool IsPartTime() =>
        cells[(int)JenisPegawaiNama].Contains("PARUH WAKTU", StringComparison.OrdinalIgnoreCase)
        || cells[(int)KedudukanHukumNama].Contains("PARUH WAKTU", StringComparison.OrdinalIgnoreCase);

    private DateOnly? Tmt(RosterColumn column, EmployeeNumber number)
    {
        if (Text(column) is null)
            Error(column, $"{SiasnColumns.NameOf(column)} kosong, padahal wajib bagi pegawai ini. Lengkapi di SIASN, lalu unduh ulang.");
        return TmtIfAny(column, number);
    }

    private DateOnly? TmtIfAny(RosterColumn column, EmployeeNumber number)
    {
        if (Day(column) is not { } day) return null;
        if (day >= number.BirthDate) return day;
        Error(column, $"{SiasnColumns.NameOf(column)} mendahului tanggal lahir menurut nomor pegawai. Cocokkan dengan SK pengangkatan.");
        return null;
    }

    /// <summary>An appointment as CPNS that does not come before the one as PNS would undo it, so it is left out.</summary>
    private DateOnly? CpnsDate(EmployeeNumber number, DateOnly? pns)
    {
        var cpns = TmtIfAny(TmtCpns, number);
        if (cpns is null || pns is null || cpns < pns) return cpns;
        Warn(TmtCpns, "TMT CPNS tidak mendahului TMT PNS, sehingga TMT CPNS tidak dipakai. Perbaiki yang keliru di SIASN.");
        return null;
    }

    private Decision? Sk(RosterColumn number, RosterColumn date) =>
        (Text(number), Day(date)) is var (text, day) && (text is not null || day is not null) ? new Decision(text, day) : null;

    /// <summary>Null when the cell is empty or, with an error, no believable date.</summary>
    private DateOnly? Day(RosterColumn column)
    {
        if (Text(column) is not { } text) return null;
        var day = RosterDate.Read(text);
        if (day is null) Error(column, "Bukan tanggal yang ada dalam kalender. Tulis sebagai hh-bb-tttt, misalnya 01-03-2015.");
        else if (day.Value.Year < EarliestYear) Error(column, $"Tanggal sebelum tahun {EarliestYear}. Cocokkan dengan SK.");
        else if (day > today.AddYears(YearsAhead)) Error(column, $"Tanggal lebih dari {YearsAhead} tahun lagi. Cocokkan dengan SK.");
        else return day;
        return null;
    }

    private string? Serial()
    {
        var text = cells[(int)KartuAsnVirtual].ToUpperInvariant();
        if (SerialForm().IsMatch(text)) return text;
        if (!NoSerial.Contains(text))
            Warn(KartuAsnVirtual, "Nomor seri kartu harus berupa huruf A atau B dan 11 angka; isi sel ini tidak dipakai. " +
                "Cocokkan dengan kartu dari BKN.");
        return null;
    }

    private string? Text(RosterColumn column) => cells[(int)column] is var text && Cell.IsEmpty(text) ? null : text;

    private void Error(RosterColumn column, string reason) =>
        found.Add(new ImportError(row, SiasnColumns.NameOf(column), reason, Warning: false));

    private void Warn(RosterColumn column, string reason) =>
        found.Add(new ImportError(row, SiasnColumns.NameOf(column), reason, Warning: true));

    [GeneratedRegex(@"^[AB][0-9]{11}\z")]
    private static partial Regex SerialForm();

    /// <summary>Printable ASCII with a letter or a digit, without white space, slashes and apostrophes.</summary>
    [GeneratedRegex(@"^(?=.*[A-Za-z0-9])[!-&(-.0-\[\]-~]+\z")]
    private static partial Regex IdForm();
}
