using System.Collections.Immutable;
using KartuAsn.Rules;

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

    /// <param name="shared">The bytes (SHA-256) that are on file for somebody else too.</param>
    public static ImmutableArray<CardPlace> Places(EmployeeRecord record, IReadOnlySet<string> shared)
    {
        var ordered = Standings.Ordered(record.Facts);
        var files = CardFilesOnHand.Of(ordered);
        var inReview = files.ToReview(shared).Select(odd => odd.File.Receipt).ToHashSet();
        return [.. AllPlaces.Select(p => Place(record, ordered, files, inReview, p.Item1, p.Item2))];
    }

    private static CardPlace Place(
        EmployeeRecord record, ImmutableArray<Fact> ordered, CardFilesOnHand files, HashSet<string> inReview, Orientation orientation, Side side) =>
        files.At(orientation, side) is { } upload
            ? new(orientation, side, OnRecord(record, upload), null, inReview.Contains(upload.Receipt), FoundRight(files.Accepted(upload.Receipt)))
            : new(orientation, side, null, Returned(ordered, orientation, side));

    private static FileOnRecord OnRecord(EmployeeRecord record, Fact.CardFileUploaded upload) => new(
        upload.Receipt, upload.RecordedAt, upload.RecordedBy ?? "", upload.File.MediaType, upload.File.Size,
        $"/api/v1/employees/{Uri.EscapeDataString(record.Id)}/card-files/{CardPlace.AddressOf(upload.File.Orientation, upload.File.Side)}", upload.OnBehalf);

    private static FoundRight? FoundRight(Fact.CardFileAccepted? accepted) => accepted is null ? null : new(accepted.RecordedAt, accepted.RecordedBy ?? "");

    private static ReturnedFile? Returned(ImmutableArray<Fact> ordered, Orientation orientation, Side side)
    {
        var here = ordered.OfType<Fact.CardFileUploaded>().Where(f => f.File.Orientation == orientation && f.File.Side == side).Select(f => f.Receipt).ToHashSet();
        return ordered.OfType<Fact.CardFileReturned>().LastOrDefault(f => here.Contains(f.Receipt)) is { } given
            ? new(given.Receipt, given.Reason, given.RecordedAt, given.RecordedBy ?? "")
            : null;
    }
}
