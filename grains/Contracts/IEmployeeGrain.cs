using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Contracts;

/// <summary>One employee: facts, standing, card files. The only writer of that person's record. Key: <see cref="GrainKeys.Employee"/>.</summary>
[Alias("KartuAsn.IEmployeeGrain")]
public interface IEmployeeGrain : IGrainWithStringKey
{
    /// <summary>The person as stored, or null when nobody is known by this id.</summary>
    [Alias("Look")]
    Task<EmployeeRecord?> Look();

    /// <summary>Records a file whose bytes are already durable. The answer is given after the durable write.</summary>
    [Alias("UploadCardFile")]
    Task<Answer<Receipt>> UploadCardFile([Immutable] UploadCardFile command);

    /// <summary>Gives the file on this place back; it no longer counts.</summary>
    [Alias("ReturnCardFile")]
    Task<Answer<Receipt>> ReturnCardFile([Immutable] ReturnCardFile command);

    /// <summary>Finds a card file right, gives it back by a ground, or takes back what was said last.</summary>
    [Alias("ReviewCardFile")]
    Task<Answer<Receipt>> ReviewCardFile([Immutable] ReviewCardFile command);

    /// <summary>Records a photo whose bytes are already durable. The answer is given after the durable write.</summary>
    [Alias("RecordPhoto")]
    Task<Answer<PhotoReceipt>> RecordPhoto([Immutable] RecordPhoto command);

    /// <summary>Takes the photo that waits for a reviewer, or gives it back.</summary>
    [Alias("DecidePhoto")]
    Task<Answer<PhotoReceipt>> DecidePhoto([Immutable] DecidePhoto command);

    /// <summary>Records why the person has not uploaded, or takes back what was told.</summary>
    [Alias("RecordMissingReason")]
    Task<Answer<ReasonRecorded>> RecordMissingReason([Immutable] RecordMissingReason command);

    /// <summary>
    /// Takes facts from outside, in the order given; each is accepted, known already, or refused. What is answered as accepted is durable.
    /// </summary>
    /// <param name="id">The person's id as the sender spells it.</param>
    [Alias("Record")]
    Task<ImmutableArray<RecordedFact>> Record(string id, [Immutable] ImmutableArray<Fact> facts);

    /// <summary>Compares a roster's row with the standing on the position date and records the differences. Bulk work: the activation is let go afterwards.</summary>
    [Alias("Reconcile")]
    Task<Difference> Reconcile([Immutable] RosterRow row, [Immutable] RosterTerms terms);

    /// <summary>The same for a row of the file of contracts.</summary>
    [Alias("ReconcileContract")]
    Task<Difference> ReconcileContract([Immutable] ContractRow row, [Immutable] RosterTerms terms);

    /// <summary>The same for a move by a reorganisation.</summary>
    [Alias("Move")]
    Task<Difference> Move([Immutable] MoveRow row, [Immutable] RosterTerms terms);

    /// <summary>Records that a roster does not list the person. Repeating it changes nothing.</summary>
    [Alias("NotListed")]
    Task NotListed([Immutable] RosterTerms terms);

    /// <summary>Takes back what an import recorded; null when it recorded nothing here.</summary>
    [Alias("TakeBack")]
    Task<UndoneFor?> TakeBack([Immutable] RosterTerms terms);

    /// <summary>Records that another person holds the same number from the position date on. Repeating it changes nothing.</summary>
    [Alias("DisputeNumber")]
    Task DisputeNumber(string otherId, string number, [Immutable] RosterTerms terms);
}

/// <param name="Today">The local day of receipt.</param>
/// <param name="By">Who sent it: a key's or an account's name.</param>
/// <param name="OnBehalf">Null: the person did.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.UploadCardFile")]
public sealed record UploadCardFile(
    [property: Id(0)] CardFile File, [property: Id(1)] DateTimeOffset At, [property: Id(2)] DateOnly Today, [property: Id(3)] string By,
    [property: Id(4)] OnBehalf? OnBehalf = null);

/// <param name="Kind">Null: what was told is taken back.</param>
/// <param name="By">Who tells it: a key's or an account's name.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.RecordMissingReason")]
public sealed record RecordMissingReason(
    [property: Id(0)] MissingReason? Kind, [property: Id(1)] string? Note, [property: Id(2)] DateTimeOffset At, [property: Id(3)] DateOnly Today,
    [property: Id(4)] string By);

/// <summary>What holds of a person now that a reason was told.</summary>
/// <param name="OnFile">Null: none holds.</param>
/// <param name="News">Something was recorded; false: it was so already.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ReasonRecorded")]
public sealed record ReasonRecorded([property: Id(0)] ReasonOnFile? OnFile, [property: Id(1)] bool News);

/// <param name="CommandId">Repeating a command with the same id answers the same.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.ReturnCardFile")]
public sealed record ReturnCardFile(
    [property: Id(0)] Orientation Orientation, [property: Id(1)] Side Side, [property: Id(2)] string Reason,
    [property: Id(3)] DateTimeOffset At, [property: Id(4)] DateOnly Today, [property: Id(5)] string By, [property: Id(6)] string? CommandId = null);

/// <summary>What a reviewer says about the file that was seen at this place.</summary>
[GenerateSerializer, Immutable, Alias("KartuAsn.ReviewCardFile")]
public sealed record ReviewCardFile(
    [property: Id(0)] Orientation Orientation, [property: Id(1)] Side Side, [property: Id(2)] CardFileReview Review,
    [property: Id(3)] DateTimeOffset At, [property: Id(4)] DateOnly Today, [property: Id(5)] string By);

/// <param name="Today">The local day of receipt.</param>
/// <param name="By">Who sent it: a key's or an account's name.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.RecordPhoto")]
public sealed record RecordPhoto(
    [property: Id(0)] PhotoFile File, [property: Id(1)] DateTimeOffset At, [property: Id(2)] DateOnly Today, [property: Id(3)] string By);

/// <param name="Receipt">Of the photo that the reviewer saw; a newer one is another question.</param>
/// <param name="Reason">Why it is given back; null: it is taken.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.DecidePhoto")]
public sealed record DecidePhoto(
    [property: Id(0)] string Receipt, [property: Id(1)] string? Reason, [property: Id(2)] DateTimeOffset At, [property: Id(3)] DateOnly Today,
    [property: Id(4)] string By);

/// <summary>A photo's receipt, and what is so about the photo now.</summary>
[GenerateSerializer, Immutable, Alias("KartuAsn.PhotoReceipt")]
public sealed record PhotoReceipt([property: Id(0)] string Number, [property: Id(1)] DateTimeOffset ReceivedAt, [property: Id(2)] PhotoState State);

/// <summary>The terms under which a roster is taken.</summary>
/// <param name="PositionDate">The day the roster speaks of; differences take effect on it.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.RosterTerms")]
public sealed record RosterTerms(
    [property: Id(0)] string ImportId, [property: Id(1)] DateOnly PositionDate, [property: Id(2)] bool DryRun,
    [property: Id(3)] DateTimeOffset At, [property: Id(4)] string By);

/// <summary>A receipt: proof of what was received and when. <paramref name="Number"/> carries a check character.</summary>
[GenerateSerializer, Immutable, Alias("KartuAsn.Receipt")]
public sealed record Receipt([property: Id(0)] string Number, [property: Id(1)] DateTimeOffset ReceivedAt);

/// <summary>Done, with its value, or refused, with the reason.</summary>
[GenerateSerializer, Immutable, Alias("KartuAsn.Answer`1")]
public sealed record Answer<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal) where T : class
{
    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>What taking an import back did to one person.</summary>
/// <param name="Cancelled">Facts taken back.</param>
/// <param name="Since">What was recorded after the import; it stays.</param>
/// <param name="Kept">The import's appointment stays too, because what came since stands on it.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.UndoneFor")]
public sealed record UndoneFor(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Number, [property: Id(3)] int Cancelled,
    [property: Id(4)] ImmutableArray<Fact> Since, [property: Id(5)] bool Kept);
