using KartuAsn.Contracts;
using KartuAsn.Imaging.Photos;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Photos;

/// <summary>What became of a photo: unfit, or what the employee's grain answered.</summary>
/// <param name="Findings">Rule by rule.</param>
public readonly record struct PhotoOutcome(PhotoFindings Findings, Answer<PhotoReceipt>? Answer);

/// <summary>
/// Where photos come in, from the API and from the page alike: bytes checked, then durable, then recorded. Few are looked at at a time, and
/// never in a grain's turn.
/// </summary>
public sealed class PhotoDoor(FileStore files, IGrainFactory grains, CityClock clock) : IDisposable
{
    private readonly SemaphoreSlim two = new(2);

    /// <summary>Stores the photo unless it breaks a rule without which there is no photo. What is stored has no metadata: no place, no device.</summary>
    public async Task<PhotoOutcome> HandIn(string employeeId, byte[] bytes, string by, CancellationToken stop)
    {
        var findings = await Bounded(() => PhotoCheck.Check(bytes), stop);
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

    public void Dispose() => two.Dispose();

    private async Task<T> Bounded<T>(Func<T> work, CancellationToken stop)
    {
        await two.WaitAsync(stop);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            two.Release();
        }
    }

    private IEmployeeGrain Employee(string id) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id));
}
