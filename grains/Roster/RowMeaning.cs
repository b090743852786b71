using System.Text.RegularExpressions;
using KartuAsn.Rules;
using static KartuAsn.Roster.RosterColumn;

namespace KartuAsn.Roster;

/// <summary>What the cells of one row say about one person, and what is wrong with them. A reason never repeats a cell.</summary>
internal sealed partial class RowMeaning(KeptRow row, DateOnly today, FirstRows ids, FirstRows numbers)
    : RowCheck(row, RosterReader.Layout, today)
{
    private const int YearsAhead = 5;

    /// <summary>What the column of serials holds when it holds no serial, but only whether there is a card.</summary>
    private static readonly HashSet<string> NoSerial =
        new(StringComparer.OrdinalIgnoreCase) { "", "-", "Y", "YA", "SUDAH", "ADA", "1", "T", "N", "TIDAK", "BELUM", "0", "TRUE", "FALSE" };

    public Reading<RosterRow> Read()
    {
        CheckCells();
        CheckIds();
        var good = Number() is { } number ? Person(number) : null;
        return good is not null && !HasErrors
            ? new Reading<RosterRow>.Taken(good, [.. Found])
            : new Reading<RosterRow>.Refused(Refusal);
    }

    private void CheckIds()
    {
        CheckId((int)PnsId, "ID pegawai");
        CheckId((int)SatuanKerjaId, "ID perangkat daerah");
        CheckFilled(Nama, "Nama pegawai");
        CheckFilled(KedudukanHukumId, "Kode kedudukan hukum");
        CheckFilled(SatuanKerjaNama, "Nama perangkat daerah");
        if (Text(UnorId) is not null) CheckId((int)UnorId, "ID unit kerja");
        if (Text(PnsId) is { } id && ids.Before(id, Row) is { } first)
            Error(PnsId, $"PNS ID yang sama sudah ada pada baris {first}. Hapus salah satu baris; data yang dipakai adalah baris {first}.");
    }

    private void CheckFilled(RosterColumn column, string what)
    {
        if (Text(column) is null) Error(column, $"{what} kosong. Lengkapi di SIASN, lalu unduh ulang.");
    }

    private EmployeeNumber? Number()
    {
        var number = NumberOf((int)NipBaru);
        if (number is not null) WarnOf(number);
        return number;
    }

    private void WarnOf(EmployeeNumber number)
    {
        foreach (var warning in number.Against(RosterDate.Read(Cells[(int)TanggalLahir]), SexColumn(), KindColumn()))
        {
            Warn(ColumnOf(warning), warning.Sentence);
        }
        if (numbers.Before(number.Digits, Row) is { } first)
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

    private Sex? SexColumn() => Cells[(int)JenisKelamin].ToUpperInvariant() switch
    {
        "L" or "M" or "1" => Sex.Male,
        "P" or "F" or "2" => Sex.Female,
        _ => null,
    };

    private Kind? KindColumn() => Cells[(int)JenisPegawaiNama].ToUpperInvariant() switch
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
        return start is { } day ? RowOf(number, kind, day, decision, cpns, cpnsDecision) : null;
    }

    private RosterRow RowOf(
        EmployeeNumber number, Kind kind, DateOnly start, Decision? decision, DateOnly? cpns, Decision? cpnsDecision) => new(
        Row, Cells[(int)PnsId], number.Digits, Cells[(int)Nama], Text(GelarDepan), Text(GelarBelakang),
        kind, kind == Kind.Pppk && IsPartTime(), start, decision, cpns, cpnsDecision,
        KedudukanHukum.Padded(Cells[(int)KedudukanHukumId]), Serial(),
        Cells[(int)SatuanKerjaId], Cells[(int)SatuanKerjaNama], Text(UnorId), Text(UnorNama));

    /// <summary>By the number; a PNS of status C, without TMT PNS or of code 51 is a CPNS.</summary>
    private Kind KindOf(EmployeeNumber number)
    {
        if (number.Kind == Kind.Pppk) return Kind.Pppk;
        var status = Cells[(int)StatusCpnsPns].ToUpperInvariant();
        var cpns = status is "C" or "CPNS"
            || (Text(TmtPns) is null && status is not ("P" or "PNS"))
            || KedudukanHukum.Of(Cells[(int)KedudukanHukumId]).Effect is KedudukanEffect.Cpns;
        return cpns ? Kind.Cpns : Kind.Pns;
    }

    private bool IsPartTime() =>
        Cells[(int)JenisPegawaiNama].Contains("PARUH WAKTU", StringComparison.OrdinalIgnoreCase)
        || Cells[(int)KedudukanHukumNama].Contains("PARUH WAKTU", StringComparison.OrdinalIgnoreCase);

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
    private DateOnly? Day(RosterColumn column) => Day((int)column, YearsAhead, "SK");

    private string? Serial()
    {
        var text = Cells[(int)KartuAsnVirtual].ToUpperInvariant();
        if (SerialForm().IsMatch(text)) return text;
        if (!NoSerial.Contains(text))
            Warn(KartuAsnVirtual, "Nomor seri kartu harus berupa huruf A atau B dan 11 angka; isi sel ini tidak dipakai. " +
                "Cocokkan dengan kartu dari BKN.");
        return null;
    }

    private string? Text(RosterColumn column) => Text((int)column);

    private void Error(RosterColumn column, string reason) => Error((int)column, reason);

    private void Warn(RosterColumn column, string reason) => Warn((int)column, reason);

    [GeneratedRegex(@"^[AB][0-9]{11}\z")]
    private static partial Regex SerialForm();
}
