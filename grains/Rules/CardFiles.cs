using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>The files of a card: up to four places (portrait or landscape, front or back), the newest file of each counts.</summary>
public sealed class CardFilesOnHand
{
    private readonly Dictionary<(Orientation, Side), CardFileUploaded> places = [];
    private readonly Dictionary<string, CardFileAccepted> accepted = new(StringComparer.Ordinal);

    public static CardFilesOnHand Of(EmployeeRecord state) => Of(Standings.Ordered(state.Facts));

    /// <summary>As they were at an instant, by what is known now.</summary>
    public static CardFilesOnHand At(EmployeeRecord state, DateTimeOffset at) => Of([.. Standings.Ordered(state.Facts).Where(f => f.RecordedAt <= at)]);

    /// <summary>The same, of facts in the order of composition.</summary>
    public static CardFilesOnHand Of(ImmutableArray<Fact> ordered)
    {
        var files = new CardFilesOnHand();
        foreach (var fact in ordered) files.Take(fact);
        return files;
    }

    /// <summary>All files on hand, in the order of the places.</summary>
    public IEnumerable<CardFileUploaded> All => places.OrderBy(p => p.Key).Select(p => p.Value);

    /// <summary>Who found this file right, and when; null: nobody was asked or has answered yet.</summary>
    public CardFileAccepted? Accepted(string receipt) => accepted.GetValueOrDefault(receipt);

    /// <summary>The files that a reviewer has to look at, and what is odd about each.</summary>
    /// <param name="shared">The bytes (SHA-256) that are on file for somebody else too.</param>
    public IEnumerable<(CardFileUploaded File, ImmutableArray<CardDoubt> Doubts)> ToReview(IReadOnlySet<string> shared) => All
        .Where(file => Accepted(file.Receipt) is null)
        .Select(file => (file, Doubts: shared.Contains(file.File.Sha256) ? CardDoubts.Of(file).Add(CardDoubt.SameBytes) : CardDoubts.Of(file)))
        .Where(file => !file.Doubts.IsEmpty);

    internal ImmutableArray<CardFileOnHand> Rows() =>
        [.. All.Select(file => new CardFileOnHand(file.Receipt, file.File.Sha256, !CardDoubts.Of(file).IsEmpty, Accepted(file.Receipt) is not null))];

    public CardFileUploaded? At(Orientation orientation, Side side) => places.GetValueOrDefault((orientation, side));

    /// <summary>"Sudah mengunggah": at least one front of the card of this kind is on file and not returned (letter, clause 8).</summary>
    public bool HasFront(Kind kind) => places.Values.Any(f => f.File.Side == Side.Front && f.Kind == kind);

    /// <summary>The front on file that was received last.</summary>
    public CardFileUploaded? NewestFront(Kind kind) => places.Values
        .Where(f => f.File.Side == Side.Front && f.Kind == kind)
        .OrderBy(f => f.EffectiveDate).ThenBy(f => f.Id, StringComparer.Ordinal).LastOrDefault();

    /// <summary>Facts in the order of composition; those about other things change nothing.</summary>
    public void Take(Fact fact)
    {
        if (fact is CardFileAccepted right) accepted[right.Receipt] = right;
        if (fact is CardFileUploaded upload) places[(upload.File.Orientation, upload.File.Side)] = upload;
        if (fact is CardFileReturned given && places.Values.FirstOrDefault(f => f.Receipt == given.Receipt) is { } file)
            places.Remove((file.File.Orientation, file.File.Side));
    }
}

/// <summary>One card file on hand, for the database.</summary>
/// <param name="Doubtful">Something about it is odd by itself.</param>
/// <param name="Reviewed">Somebody found it right.</param>
public sealed record CardFileOnHand(string Receipt, string Sha256, bool Doubtful, bool Reviewed);

/// <summary>What a command about card files leads to: facts to record and the upload it is about, or a refusal.</summary>
public readonly record struct CardFileDecision(ImmutableArray<Fact> Facts, CardFileUploaded? Upload, Refusal? Refusal)
{
    public static CardFileDecision Refuse(Refusal refusal) => new([], null, refusal);
}

/// <summary>The rules of handing in a card file and giving it back.</summary>
public static class CardFiles
{
    /// <summary>The source of facts about card files; their ids are counted, so they compose in the order of receipt.</summary>
    public const string Source = "card-files";

    /// <param name="onBehalf">Null: the person hands it in.</param>
    public static CardFileDecision Upload(EmployeeRecord state, CardFile file, DateTimeOffset at, DateOnly today, string by, OnBehalf? onBehalf = null)
    {
        if (state.Id.Length == 0) return CardFileDecision.Refuse(new Refusal.EmployeeUnknown());
        if (onBehalf is { Reason: { } reason } && !Reason.IsFit(reason)) return CardFileDecision.Refuse(new Refusal.UploadReasonUnfit());
        var standing = state.On(today);
        if (WhyNot(standing) is { } why) return CardFileDecision.Refuse(new Refusal.NotEligible(why));
        if (CardFilesOnHand.Of(state).At(file.Orientation, file.Side) is { } same && same.File.Sha256 == file.Sha256 && same.Kind == standing!.Kind)
            return new([], same, null);

        var upload = Received(state, new(file, standing!.Kind, "", onBehalf is null ? null : new(onBehalf.Reason?.Trim())), at, today, by);
        return new([upload], upload, null);
    }

    /// <param name="commandId">Repeating a command with the same id answers the same.</param>
    public static CardFileDecision Return(
        EmployeeRecord state, Orientation orientation, Side side, string reason, string? commandId, DateTimeOffset at, DateOnly today, string by)
    {
        if (state.Id.Length == 0) return CardFileDecision.Refuse(new Refusal.EmployeeUnknown());
        if (Repeated(state, commandId) is { } before) return new([], before, null);
        if (!Reason.IsFit(reason)) return CardFileDecision.Refuse(new Refusal.ReasonMissing());
        if (CardFilesOnHand.Of(state).At(orientation, side) is not { } file) return CardFileDecision.Refuse(new Refusal.NoFileToReturn());

        return new([Stamp(state, new CardFileReturned(file.Receipt, reason.Trim()), commandId, at, today, by)], file, null);
    }

    internal static Fact Stamp(EmployeeRecord state, Fact fact, string? commandId, DateTimeOffset at, DateOnly day, string by) => fact with
    {
        Source = Source,
        Id = Next(state) + Suffix(commandId),
        EffectiveDate = day,
        RecordedAt = at,
        RecordedBy = by,
    };

    /// <summary>Why somebody of this standing cannot hand in a card today; null when they can.</summary>
    internal static string? WhyNot(Standing? standing) => standing switch
    {
        null => "pengangkatan belum berlaku pada hari ini",
        { Service: Service.Unclear } => "kedudukan hukum pegawai perlu ditinjau",
        { Service: Service.LeftCity } => "pegawai sudah pindah ke instansi lain",
        { Service: not Service.Serving } => "pegawai tidak lagi menjadi ASN (surat, angka 4)",
        { Kind: Kind.Cpns } => "CPNS belum memenuhi syarat sebelum TMT PNS (surat, angka 1)",
        _ => null,
    };

    /// <summary>The upload with its receipt.</summary>
    private static CardFileUploaded Received(EmployeeRecord state, CardFileUploaded upload, DateTimeOffset at, DateOnly today, string by)
    {
        var uploads = state.Facts.OfType<CardFileUploaded>().Count();
        return (CardFileUploaded)Stamp(state, upload with { Receipt = ReceiptNumber.Of(Key.Of(state.Id), uploads + 1) }, null, at, today, by);
    }

    /// <summary>Counted with leading zeros, so that the ids sort as they came.</summary>
    private static string Next(EmployeeRecord state) => $"{state.Facts.Count(f => f.Source == Source) + 1:D6}";

    private static string Suffix(string? commandId) => commandId is null ? "" : $"/{commandId}";

    private static CardFileUploaded? Repeated(EmployeeRecord state, string? commandId) =>
        commandId is not null && state.Facts.OfType<CardFileReturned>().FirstOrDefault(f => f.Id.EndsWith(Suffix(commandId), StringComparison.Ordinal)) is { } again
            ? state.Facts.OfType<CardFileUploaded>().First(f => f.Receipt == again.Receipt)
            : null;
}
