using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>Bytes that a person's record names.</summary>
/// <param name="What">"card-file" or "photo".</param>
/// <param name="ReplacedAt">When something newer took its place or it was given back; null: it is what holds now.</param>
public sealed record KeptFile(string What, string Receipt, string Sha256, DateTimeOffset? ReplacedAt)
{
    public const string CardFile = "card-file";
    public const string Photo = "photo";
}

/// <summary>Which bytes a record names, and which of them are still needed for what holds now.</summary>
public static class KeptFiles
{
    public static IEnumerable<KeptFile> Of(EmployeeRecord record)
    {
        var cards = CardFilesOnHand.Of(record).All.Select(file => file.Receipt).ToHashSet(StringComparer.Ordinal);
        var photos = PhotosOnHand.Of(record);
        return
        [
            .. record.Facts.OfType<CardFileUploaded>().Select(file => new KeptFile(
                KeptFile.CardFile, file.Receipt, file.File.Sha256, cards.Contains(file.Receipt) ? null : ReplacedAt(record, file))),
            .. record.Facts.OfType<PhotoRecorded>().Select(photo => new KeptFile(
                KeptFile.Photo, photo.Receipt, photo.File.Sha256,
                photo.Receipt == photos.Accepted?.Receipt || photos.IsWaiting(photo.Receipt) ? null : ReplacedAt(record, photo))),
        ];
    }

    /// <summary>A return that was taken back replaced nothing.</summary>
    private static DateTimeOffset ReplacedAt(EmployeeRecord record, CardFileUploaded file) => First(file, Standings.Ordered(record.Facts).Where(fact =>
        fact is CardFileUploaded other && other.File.Orientation == file.File.Orientation && other.File.Side == file.File.Side
        || fact is CardFileReturned back && back.Receipt == file.Receipt));

    /// <summary>A photo that was taken gives way to another that is taken; one that waited gives way to any, or was given back.</summary>
    private static DateTimeOffset ReplacedAt(EmployeeRecord record, PhotoRecorded photo)
    {
        var taken = photo.State == PhotoState.Accepted ? photo : record.Facts.FirstOrDefault(fact => fact is PhotoAccepted own && own.Receipt == photo.Receipt);
        return taken is null
            ? First(photo, record.Facts.Where(fact => fact is PhotoRecorded || fact is PhotoReturned back && back.Receipt == photo.Receipt))
            : First(taken, record.Facts.Where(fact => fact is PhotoRecorded { State: PhotoState.Accepted } or PhotoAccepted));
    }

    private static DateTimeOffset First(Fact replaced, IEnumerable<Fact> by) =>
        by.Where(fact => fact.Identity != replaced.Identity && fact.RecordedAt >= replaced.RecordedAt).Select(fact => (DateTimeOffset?)fact.RecordedAt).Min()
        ?? replaced.RecordedAt;
}
