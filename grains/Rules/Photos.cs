using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>The photos of one person: the one that is so, the one that waits for a reviewer, and what became of the last that was reviewed.</summary>
public sealed class PhotosOnHand
{
    /// <summary>The person's photo; null: none was taken yet.</summary>
    public PhotoRecorded? Accepted { get; private set; }

    /// <summary>Waits for a reviewer; the next photo takes its place.</summary>
    public PhotoRecorded? Waiting { get; private set; }

    /// <summary>The photo given back and why, while no newer photo came.</summary>
    public (PhotoRecorded Photo, PhotoReturned Why)? Returned { get; private set; }

    public static PhotosOnHand Of(EmployeeRecord state) => Of(Standings.Ordered(state.Facts));

    /// <summary>The same, of facts in the order of composition.</summary>
    public static PhotosOnHand Of(ImmutableArray<Fact> ordered)
    {
        var photos = new PhotosOnHand();
        foreach (var fact in ordered) photos.Take(fact);
        return photos;
    }

    /// <summary>Facts in the order of composition; those about other things change nothing.</summary>
    public void Take(Fact fact)
    {
        (Accepted, Waiting, Returned) = fact switch
        {
            PhotoRecorded { State: PhotoState.Accepted } photo => (photo, null, null),
            PhotoRecorded { State: PhotoState.Waiting } photo => (Accepted, photo, null),
            PhotoAccepted taken when IsWaiting(taken.Receipt) => (Waiting, null, null),
            PhotoReturned back when IsWaiting(back.Receipt) => (Accepted, null, (Waiting!, back)),
            _ => (Accepted, Waiting, Returned),
        };
    }

    public bool IsWaiting(string receipt) => Waiting?.Receipt == receipt;
}

/// <summary>What a command about a photo leads to: facts to record, the photo it is about and what is so about it, or a refusal.</summary>
public readonly record struct PhotoDecision(ImmutableArray<Fact> Facts, PhotoRecorded? Photo, PhotoState State, Refusal? Refusal)
{
    public static implicit operator PhotoDecision(Refusal refusal) => new([], null, default, refusal);
}

/// <summary>The rules of handing in a photo and of deciding about one that waits.</summary>
public static class Photos
{
    /// <summary>The source of facts about photos; their ids are counted, so they compose in the order of receipt.</summary>
    public const string Source = "photos";

    /// <summary>A photo without doubts is taken at once, any other waits for a reviewer.</summary>
    public static PhotoDecision HandIn(EmployeeRecord state, PhotoFile file, DateTimeOffset at, DateOnly today, string by)
    {
        if (state.Id.Length == 0) return new Refusal.EmployeeUnknown();
        if (CardFiles.WhyNot(state.On(today)) is { } why) return new Refusal.PhotoNotEligible(why);
        var photos = PhotosOnHand.Of(state);
        if (photos.Waiting is { } waits && waits.File.Sha256 == file.Sha256) return new([], waits, PhotoState.Waiting, null);
        if (photos is { Waiting: null, Returned: null, Accepted: { } same } && same.File.Sha256 == file.Sha256) return new([], same, PhotoState.Accepted, null);

        var receipt = ReceiptNumber.Of(Key.Of(state.Id) + "/" + Source, state.Facts.OfType<PhotoRecorded>().Count() + 1);
        var photo = new PhotoRecorded(file, file.Doubts is null ? PhotoState.Accepted : PhotoState.Waiting, receipt) with
        {
            Source = Source,
            Id = Next(state),
            EffectiveDate = today,
            RecordedAt = at,
            RecordedBy = by,
        };
        return new([photo], photo, photo.State, null);
    }

    /// <param name="receipt">Of the photo that the reviewer saw.</param>
    /// <param name="reason">Why it is given back; null: it is taken.</param>
    public static PhotoDecision Decide(EmployeeRecord state, string receipt, string? reason, DateTimeOffset at, DateOnly today, string by)
    {
        if (state.Id.Length == 0) return new Refusal.EmployeeUnknown();
        if (Repeated(state, receipt, reason?.Trim()) is { } before) return before;
        if (PhotosOnHand.Of(state) is not { Waiting: { } photo } photos || !photos.IsWaiting(receipt)) return new Refusal.NoPhotoWaiting();
        if (reason is not null && !Reason.IsFit(reason)) return new Refusal.ReasonMissing();

        Fact decided = reason is null ? new PhotoAccepted(receipt) : new PhotoReturned(receipt, reason.Trim());
        return new(
            [decided with { Source = Source, Id = Next(state), EffectiveDate = today, RecordedAt = at, RecordedBy = by }],
            photo, reason is null ? PhotoState.Accepted : PhotoState.Returned, null);
    }

    /// <summary>The same decision about the same photo once more.</summary>
    private static PhotoDecision? Repeated(EmployeeRecord state, string receipt, string? reason) =>
        state.Facts.FirstOrDefault(f => f is PhotoAccepted a && a.Receipt == receipt || f is PhotoReturned r && r.Receipt == receipt) switch
        {
            PhotoAccepted when reason is null => new([], Of(state, receipt), PhotoState.Accepted, null),
            PhotoReturned back when back.Reason == reason => new([], Of(state, receipt), PhotoState.Returned, null),
            _ => null,
        };

    private static PhotoRecorded Of(EmployeeRecord state, string receipt) => state.Facts.OfType<PhotoRecorded>().First(f => f.Receipt == receipt);

    /// <summary>Counted with leading zeros, so that the ids sort as they came.</summary>
    private static string Next(EmployeeRecord state) => $"{state.Facts.Count(f => f.Source == Source) + 1:D6}";
}
