using System.Collections.Immutable;
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

    public static ImmutableArray<CardPlace> Places(EmployeeRecord record)
    {
        var files = CardFilesOnHand.Of(record);
        return [.. AllPlaces.Select(p => new CardPlace(p.Item1, p.Item2, OnRecord(record, files.At(p.Item1, p.Item2)), Returned(record, files, p.Item1, p.Item2)))];
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
