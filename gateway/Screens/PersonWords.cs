using System.Collections.Immutable;
using KartuAsn.Gateway.Employees;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Screens;

/// <summary>A person's record in the shape and words of the screen.</summary>
internal static class PersonWords
{
    private static readonly (Orientation, Side)[] AllPlaces =
        [(Orientation.Portrait, Side.Front), (Orientation.Portrait, Side.Back), (Orientation.Landscape, Side.Front), (Orientation.Landscape, Side.Back)];

    public static string Role(string role) => role switch
    {
        SignIn.Role.Bkpsdm => "Admin BKPSDM",
        SignIn.Role.Operator => "Operator Perangkat Daerah",
        SignIn.Role.Head => "Kepala Perangkat Daerah",
        SignIn.Role.Employee => "Pegawai",
        SignIn.Role.Inspectorate => "Inspektorat",
        SignIn.Role.Leadership => "Pimpinan",
        SignIn.Role.HrSystem => "Sistem kepegawaian",
        _ => role,
    };

    public static UploadStatus Status(string status) => status switch
    {
        "counted" => UploadStatus.Counted,
        "uploaded" => UploadStatus.Uploaded,
        "not-uploaded" => UploadStatus.NotUploaded,
        "suspended" => UploadStatus.Suspended,
        "review" => UploadStatus.Review,
        _ => UploadStatus.All,
    };

    public static Kind? KindOf(string? kind) => kind switch
    {
        "pns" => Kind.Pns,
        "pppk" or "part-time" => Kind.Pppk,
        "cpns" => Kind.Cpns,
        _ => null,
    };

    /// <summary>First and last day of the status of today.</summary>
    public static (DateOnly? Since, DateOnly? Until) Span(EmployeeRecord record, DateOnly today)
    {
        if (record.On(today) is not { } now) return (null, null);
        var alike = record.Standings.Where(s => PersonView.StatusOf(s) == PersonView.StatusOf(now)).ToArray();
        var (first, last) = (Array.IndexOf(alike, now), Array.IndexOf(alike, now));
        while (first > 0 && alike[first - 1].Until?.AddDays(1) == alike[first].From) first--;
        while (last < alike.Length - 1 && alike[last].Until?.AddDays(1) == alike[last + 1].From) last++;
        return (alike[first].From, alike[last].Until);
    }

    /// <param name="grounds">Whether the ground may be told; the status word alone is for everybody.</param>
    public static string Why(Standing? standing, bool grounds) => standing switch
    {
        null => "Belum ada pengangkatan yang berlaku pada hari ini.",
        { Service: Service.Unclear } => "Kedudukan hukum perlu ditinjau oleh BKPSDM sebelum kartu dapat dinyatakan berlaku.",
        { Service: Service.Serving, Kind: Kind.Cpns } => "CPNS memperoleh kartu sejak TMT PNS (surat, angka 1).",
        { Service: Service.Serving, Suspended: Suspension.None } => "Berlaku selama yang bersangkutan menjadi ASN (surat, angka 1).",
        { Service: Service.Serving } when !grounds => "Ditangguhkan berdasarkan kebijakan; yang bersangkutan tetap ASN dan tetap dihitung.",
        { Service: Service.Serving, Suspended: Suspension.UnpaidLeave } => "Cuti di luar tanggungan negara: ditangguhkan berdasarkan kebijakan; tetap ASN dan tetap dihitung.",
        { Service: Service.Serving, Suspended: Suspension.Missing } => "Dinyatakan hilang: ditangguhkan berdasarkan kebijakan; tetap dihitung.",
        { Service: Service.Serving } => "Pemberhentian sementara: ditangguhkan berdasarkan kebijakan; tetap ASN dan tetap dihitung.",
        { Service: Service.ContractEnded } => "Masa perjanjian kerja telah berakhir (surat, angka 4).",
        { Service: Service.Retired } => "Telah pensiun (surat, angka 4).",
        _ when !grounds => "Tidak lagi menjadi ASN (surat, angka 4).",
        { Service: Service.Died } => "Telah meninggal dunia (surat, angka 4).",
        { Service: Service.Missing } => "Dinyatakan hilang lebih dari 12 bulan (kebijakan).",
        _ => "Telah diberhentikan (surat, angka 4).",
    };

    public static ImmutableArray<CardPlace> Places(EmployeeRecord record)
    {
        var files = CardFilesOnHand.Of(record);
        return [.. AllPlaces.Select(p => new CardPlace(p.Item1, p.Item2, OnRecord(record, files.At(p.Item1, p.Item2)), Returned(record, files, p.Item1, p.Item2)))];
    }

    /// <summary>Newest first.</summary>
    public static ImmutableArray<HistoryEntry> History(EmployeeRecord record, bool grounds)
    {
        var standing = Standings.Ordered(record.Facts).Select(f => f.Identity).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. record.Facts
                .OrderByDescending(f => f.EffectiveDate).ThenByDescending(f => f.RecordedAt).ThenByDescending(f => f.Identity, StringComparer.Ordinal)
                .Select(f => HistoryWords.Of(f, grounds, cancelled: !standing.Contains(f.Identity))),
        ];
    }

    private static FileOnRecord? OnRecord(EmployeeRecord record, Fact.CardFileUploaded? upload) => upload is null ? null : new(
        upload.Receipt, upload.RecordedAt, upload.RecordedBy ?? "", upload.File.MediaType, upload.File.Size,
        $"/api/v1/employees/{Uri.EscapeDataString(record.Id)}/card-files/{Address(upload.File.Orientation, upload.File.Side)}");

    private static ReturnedFile? Returned(EmployeeRecord record, CardFilesOnHand files, Orientation orientation, Side side)
    {
        if (files.At(orientation, side) is not null) return null;
        var here = record.Facts.OfType<Fact.CardFileUploaded>().Where(f => f.File.Orientation == orientation && f.File.Side == side).Select(f => f.Receipt).ToHashSet();
        return record.Facts.OfType<Fact.CardFileReturned>().LastOrDefault(f => here.Contains(f.Receipt)) is { } given
            ? new(given.Reason, given.RecordedAt, given.RecordedBy ?? "")
            : null;
    }

    private static string Address(Orientation orientation, Side side) =>
        $"{(orientation == Orientation.Portrait ? "portrait" : "landscape")}/{(side == Side.Front ? "front" : "back")}";
}
