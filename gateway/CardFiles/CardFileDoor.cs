using KartuAsn.Contracts;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CardFiles;

/// <summary>What became of a file: unfit as a file, or what the employee's grain answered.</summary>
public readonly record struct CardFileOutcome(CardFileRefusal? Unfit, Answer<Receipt>? Answer);

/// <summary>
/// Where card files come in, from the API and from the page alike: bytes checked, then durable, then recorded. Few are checked at a
/// time, since decoding a large picture takes a hundred megabytes for a moment.
/// </summary>
public sealed class CardFileDoor(FileStore files, IGrainFactory grains, CityClock clock) : IDisposable
{
    private readonly SemaphoreSlim two = new(2);

    /// <summary>All bytes of the stream, or null when they are more than a file may have.</summary>
    public static async Task<byte[]?> Read(Stream body, CancellationToken stop, int most = CardFileCheck.MaxBytes)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, stop) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
            if (read.Length > most)
                return null;
        }
        return read.ToArray();
    }

    /// <param name="onBehalf">Null: the person hands it in.</param>
    public async Task<CardFileOutcome> HandIn(
        string employeeId, Orientation orientation, Side side, byte[] bytes, string? declaredType, string by, CancellationToken stop, OnBehalf? onBehalf = null) =>
        await Check(bytes, declaredType, stop) switch
        {
            CardFileVerdict.Refused refused => new(refused.Why, null),
            CardFileVerdict.Accepted accepted => new(null, await Record(employeeId, orientation, side, bytes, accepted, by, onBehalf)),
            _ => throw new InvalidOperationException("A verdict that neither accepts nor refuses."),
        };

    public Task<Answer<Receipt>> GiveBack(string employeeId, Orientation orientation, Side side, string reason, string? commandId, string by) =>
        Employee(employeeId).ReturnCardFile(new(orientation, side, reason, clock.Now, clock.Today, by, commandId));

    /// <summary>A file whose bytes are gone after their time is not brought back: it would count, and nobody could look at it.</summary>
    /// <param name="place">Where the reviewer saw the file.</param>
    public async Task<Answer<Receipt>> Review(string employeeId, (Orientation, Side) place, CardFileReview review, string by) =>
        review.Verdict == ReviewVerdict.Undo && await IsErased(employeeId, review.Receipt)
            ? new Refusal.CardFileReviewOver()
            : await Employee(employeeId).ReviewCardFile(new(place.Item1, place.Item2, review, clock.Now, clock.Today, by));

    /// <summary>The file now at this place and its bytes; nothing when there is none.</summary>
    public async Task<(CardFile? File, Stream? Bytes)> Open(string employeeId, Orientation orientation, Side side) =>
        await Employee(employeeId).Look() is { } record && CardFilesOnHand.Of(record).At(orientation, side) is { } upload
            ? (upload.File, await files.Open(upload.File.Sha256))
            : (null, null);

    public void Dispose() => two.Dispose();

    private async Task<bool> IsErased(string employeeId, string receipt) =>
        (await Employee(employeeId).Look())?.Facts.OfType<Fact.CardFileUploaded>().FirstOrDefault(file => file.Receipt == receipt) is { } file
        && !await files.Exists(file.File.Sha256);

    private async Task<Answer<Receipt>> Record(
        string employeeId, Orientation orientation, Side side, byte[] bytes, CardFileVerdict.Accepted looked, string by, OnBehalf? onBehalf)
    {
        var file = new CardFile(orientation, side, await files.Put(bytes), looked.MediaType, bytes.Length, looked.Sight);
        return await Employee(employeeId).UploadCardFile(new(file, clock.Now, clock.Today, by, onBehalf));
    }

    private async Task<CardFileVerdict> Check(byte[] bytes, string? declaredType, CancellationToken stop)
    {
        await two.WaitAsync(stop);
        try
        {
            return await Task.Run(() => CardFileCheck.Check(bytes, declaredType), CancellationToken.None);
        }
        finally
        {
            two.Release();
        }
    }

    private IEmployeeGrain Employee(string id) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id));
}
