using KartuAsn.Contracts;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Imaging.Photos;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Photos;

/// <summary>What became of a photo: unfit, or what the employee's grain answered.</summary>
/// <param name="Findings">Rule by rule; null: too many pictures at a time, nothing was done.</param>
public readonly record struct PhotoOutcome(PhotoFindings? Findings, Answer<PhotoReceipt>? Answer);

/// <param name="Findings">Null: nothing came of the picture.</param>
public sealed record MadePhoto(Prepared Prepared, PhotoFindings? Findings);

/// <summary>Where photos come in, from the API and from the page alike: bytes checked, then durable, then recorded.</summary>
public sealed class PhotoDoor(FileStore files, IGrainFactory grains, CityClock clock, DrawingGate drawing)
{
    /// <summary>The largest picture that is taken to be checked or prepared; telephones make such.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Looks at a photo and keeps nothing of it; null: too many pictures at a time.</summary>
    public Task<PhotoFindings?> Check(byte[] bytes, CancellationToken stop) => Draw(() => PhotoCheck.Check(bytes), stop);

    /// <summary>Makes a photo right and keeps nothing of it; null: too many pictures at a time.</summary>
    /// <param name="part">In fractions of the upright picture; null: the middle.</param>
    public Task<Prepared?> Prepare(byte[] bytes, Region? part, CancellationToken stop) => Draw(() => PhotoPreparation.Prepare(bytes, part), stop);

    /// <summary>The same, and looks at what came of it.</summary>
    public Task<MadePhoto?> Make(byte[] bytes, Region? part, CancellationToken stop) => Draw(
        () => PhotoPreparation.Prepare(bytes, part) is var prepared ? new MadePhoto(prepared, prepared.Png is { } png ? PhotoCheck.Check(png) : null) : null!, stop);

    /// <summary>Stores the photo unless it breaks a rule without which there is no photo. What is stored has no metadata: no place, no device.</summary>
    public async Task<PhotoOutcome> HandIn(string employeeId, byte[] bytes, string by, CancellationToken stop)
    {
        if (await Check(bytes, stop) is not { } findings)
            return default;
        if (!findings.Unfit.IsEmpty)
            return new(findings, null);
        var kept = PhotoCheck.WithoutMetadata(bytes);
        var file = new PhotoFile(await files.Put(kept), kept.Length, findings.Doubts);
        return new(findings, await Employee(employeeId).RecordPhoto(new(file, clock.Now, clock.Today, by)));
    }

    /// <summary>The person's photo and its bytes; nothing when none was taken yet.</summary>
    public async Task<(Fact.PhotoRecorded? Photo, Stream? Bytes)> Open(string employeeId) =>
        await Employee(employeeId).Look() is { } record && PhotosOnHand.Of(record).Accepted is { } photo
            ? (photo, await files.Open(photo.File.Sha256))
            : (null, null);

    /// <summary>The photo that waits for a reviewer; nothing when none does.</summary>
    public async Task<(Fact.PhotoRecorded? Photo, Stream? Bytes)> OpenWaiting(string employeeId) =>
        await Employee(employeeId).Look() is { } record && PhotosOnHand.Of(record).Waiting is { } photo
            ? (photo, await files.Open(photo.File.Sha256))
            : (null, null);

    /// <param name="receipt">Of the photo that the reviewer saw.</param>
    /// <param name="reason">Why it is given back; null: it is taken.</param>
    public Task<Answer<PhotoReceipt>> Decide(string employeeId, string receipt, string? reason, string by) =>
        Employee(employeeId).DecidePhoto(new(receipt, reason, clock.Now, clock.Today, by));

    private IEmployeeGrain Employee(string id) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id));

    private Task<T?> Draw<T>(Func<T> work, CancellationToken stop) where T : class => drawing.Run(() => Task.FromResult(work()), stop);
}
