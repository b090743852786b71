using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KartuAsn.Rules;

namespace KartuAsn.Roster.Sample;

/// <summary>Which columns an export has: SIASN added some over the years.</summary>
public enum SiasnVariant
{
    /// <summary>Without NAMA SEKOLAH and FLAG IKD.</summary>
    Older,

    Usual,

    /// <summary>With ESELON ID and ESELON NAMA.</summary>
    Newer,
}

/// <param name="Encoding">Its preamble, where it has one, is the BOM. Null: UTF-8 without BOM.</param>
public sealed record SiasnFileOptions(char Delimiter = ',', SiasnVariant Variant = SiasnVariant.Usual, Encoding? Encoding = null);

/// <summary>
/// Writes rows as SIASN exports them, with all columns: those that this product drops hold synthetic values too, as in a real file.
/// </summary>
public static class SiasnFile
{
    /// <summary>The sample city as a file. The stream stays open.</summary>
    public static void Write(Stream stream, int people = SampleCity.UsualPeople, int seed = 1, SiasnFileOptions? options = null) =>
        Write(stream, SampleCity.Rows(people, seed), options);

    /// <summary>These rows as a file. The stream stays open.</summary>
    public static void Write(Stream stream, IEnumerable<RosterRow> rows, SiasnFileOptions? options = null)
    {
        options ??= new();
        using var writer = new StreamWriter(stream, options.Encoding ?? new UTF8Encoding(false), leaveOpen: true);
        Write(writer, rows, options);
    }

    /// <summary>These rows as text; the encoding is the writer's.</summary>
    public static void Write(TextWriter writer, IEnumerable<RosterRow> rows, SiasnFileOptions? options = null)
    {
        options ??= new();
        var columns = Columns(options.Variant);
        writer.Write(CsvLine.Join(options.Delimiter, columns.Select(column => column.Name)));
        foreach (var row in rows) writer.Write(CsvLine.Join(options.Delimiter, Cells(row, columns)));
    }

    /// <summary>The columns of a variant, in the order of the file.</summary>
    public static ImmutableArray<SiasnColumn> Columns(SiasnVariant variant) => variant switch
    {
        SiasnVariant.Older => SiasnColumns.All[..^4],
        SiasnVariant.Usual => SiasnColumns.All[..^2],
        _ => SiasnColumns.All,
    };

    /// <summary>The cells of one row for these columns.</summary>
    public static string[] Cells(RosterRow row, ImmutableArray<SiasnColumn> columns)
    {
        var number = ((NumberReading.Right)EmployeeNumber.Read(row.Number)).Number;
        return [.. columns.Select(column => column.Kept is { } kept ? Kept(row, number, kept) : Other(row, column.Name))];
    }

    private static string Kept(RosterRow row, EmployeeNumber number, RosterColumn column) => column switch
    {
        RosterColumn.PnsId => row.Id,
        RosterColumn.NipBaru => row.Number,
        RosterColumn.Nama => row.Name,
        RosterColumn.GelarDepan => row.TitleBefore ?? "-",
        RosterColumn.GelarBelakang => row.TitleAfter ?? "-",
        RosterColumn.TanggalLahir => RosterDate.Write(number.BirthDate),
        RosterColumn.JenisKelamin => number.Sex == Sex.Male ? "M" : "F",
        RosterColumn.JenisPegawaiNama => JenisPegawai(row),
        RosterColumn.KedudukanHukumId => row.KedudukanCode,
        RosterColumn.KedudukanHukumNama => KedudukanHukum.Of(row.KedudukanCode).Name,
        RosterColumn.StatusCpnsPns => row.Kind == Kind.Cpns ? "C" : "P",
        RosterColumn.KartuAsnVirtual => row.Serial ?? "-",
        RosterColumn.NomorSkCpns => First(row).Sk?.Number ?? "-",
        RosterColumn.TanggalSkCpns => RosterDate.Write(First(row).Sk?.Date),
        RosterColumn.TmtCpns => RosterDate.Write(First(row).Tmt),
        RosterColumn.NomorSkPns => Second(row).Sk?.Number ?? "-",
        RosterColumn.TanggalSkPns => RosterDate.Write(Second(row).Sk?.Date),
        RosterColumn.TmtPns => RosterDate.Write(Second(row).Tmt),
        RosterColumn.UnorId => row.UnitId ?? "-",
        RosterColumn.UnorNama => row.UnitName ?? "-",
        RosterColumn.SatuanKerjaId => row.AgencyId,
        RosterColumn.SatuanKerjaNama => row.AgencyName,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Every kept column has a cell."),
    };

    /// <summary>The columns of the CPNS: of a PNS what came before, of everybody else the only appointment there is.</summary>
    private static (DateOnly? Tmt, Decision? Sk) First(RosterRow row) =>
        row.Kind == Kind.Pns ? (row.CpnsDate, row.CpnsDecision) : (row.StartDate, row.Decision);

    private static (DateOnly? Tmt, Decision? Sk) Second(RosterRow row) =>
        row.Kind == Kind.Pns ? (row.StartDate, row.Decision) : (null, null);

    private static string JenisPegawai(RosterRow row) => (row.Kind, row.PartTime) switch
    {
        (Kind.Pppk, true) => "PPPK PARUH WAKTU",
        (Kind.Pppk, false) => "PPPK",
        _ => "PNS Daerah Kab/Kota yang bekerja pada Kab/Kota",
    };

    /// <summary>Invented, but shaped like the real thing; the same for the same person.</summary>
    private static string Other(RosterRow row, string column) => column switch
    {
        "NIP LAMA" => row.Kind == Kind.Pns ? $"5{Digits(row, 8)}" : "-",
        "TEMPAT LAHIR ID" => SampleAgencies.IdOf("tempat/Madiun"),
        "TEMPAT LAHIR NAMA" => "MADIUN",
        "AGAMA ID" => "1",
        "AGAMA NAMA" => "ISLAM",
        "JENIS KAWIN ID" => "1",
        "JENIS KAWIN NAMA" => "MENIKAH",
        "NIK" => $"'3577{Digits(row, 12)}",
        "NOMOR HP" => $"0800{Digits(row, 8)}",
        "EMAIL" => $"pegawai{Digits(row, 7)}@contoh.example",
        "EMAIL GOV" => $"p{Digits(row, 7)}@dinas.example",
        "ALAMAT" => $"JL. CONTOH NO. {Digits(row, 3)}, RT {Digits(row, 2)}; MADIUN",
        "NPWP NOMOR" => $"99.{Digits(row, 9)}",
        "BPJS" => $"0009{Digits(row, 9)}",
        "JENIS PEGAWAI ID" => row.Kind == Kind.Pppk ? "20" : "12",
        "TINGKAT PENDIDIKAN ID" => "40",
        "TINGKAT PENDIDIKAN NAMA" => "S-1/Sarjana",
        "PENDIDIKAN NAMA" => "S-1 CONTOH",
        "TAHUN LULUS" => "2001",
        "JABATAN NAMA" => "Pelaksana",
        "LOKASI KERJA NAMA" => "KOTA MADIUN",
        "INSTANSI INDUK NAMA" or "INSTANSI KERJA NAMA" => "Pemerintah Kota Madiun",
        "SATUAN KERJA INDUK ID" => row.AgencyId,
        "SATUAN KERJA INDUK NAMA" => row.AgencyName,
        "IS VALID NIK" => "1",
        "NAMA SEKOLAH" => "UNIVERSITAS CONTOH",
        _ => "-",
    };

    private static string Digits(RosterRow row, int count)
    {
        var seed = ulong.Parse(SampleAgencies.IdOf($"digits/{row.Id}")[..15], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return seed.ToString("D20", CultureInfo.InvariantCulture)[^count..];
    }
}
