using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>The files of a card: up to four places (portrait or landscape, front or back), the newest file of each counts.</summary>
public sealed class CardFilesOnHand
{
    private readonly Dictionary<(Orientation, Side), CardFileUploaded> places = [];

    public static CardFilesOnHand Of(EmployeeRecord state)
    {
        var files = new CardFilesOnHand();
        foreach (var fact in Standings.Ordered(state.Facts)) files.Take(fact);
        return files;
    }

    /// <summary>All files on hand, in the order of the places.</summary>
    public IEnumerable<CardFileUploaded> All => places.OrderBy(p => p.Key).Select(p => p.Value);

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
        if (fact is CardFileUploaded upload) places[(upload.File.Orientation, upload.File.Side)] = upload;
        if (fact is CardFileReturned given && places.Values.FirstOrDefault(f => f.Receipt == given.Receipt) is { } file)
            places.Remove((file.File.Orientation, file.File.Side));
    }
}

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

    public static CardFileDecision Upload(EmployeeRecord state, CardFile file, DateTimeOffset at, DateOnly today, string by)
    {
        if (state.Id.Length == 0) return CardFileDecision.Refuse(new Refusal.EmployeeUnknown());
        var standing = state.On(today);
        if (WhyNot(standing) is { } why) return CardFileDecision.Refuse(new Refusal.NotEligible(why));
        if (CardFilesOnHand.Of(state).At(file.Orientation, file.Side) is { } same && same.File.Sha256 == file.Sha256 && same.Kind == standing!.Kind)
            return new([], same, null);

        var upload = Received(state, file, standing!.Kind, at, today, by);
        return new([upload], upload, null);
    }

    /// <param name="commandId">Repeating a command with the same id answers the same.</param>
    public static CardFileDecision Return(
        EmployeeRecord state, Orientation orientation, Side side, string reason, string? commandId, DateTimeOffset at, DateOnly today, string by)
    {
        if (state.Id.Length == 0) return CardFileDecision.Refuse(new Refusal.EmployeeUnknown());
        if (Repeated(state, commandId) is { } before) return new([], before, null);
        if (reason.Trim().Length is < 3 or > 500) return CardFileDecision.Refuse(new Refusal.ReasonMissing());
        if (CardFilesOnHand.Of(state).At(orientation, side) is not { } file) return CardFileDecision.Refuse(new Refusal.NoFileToReturn());

        var returned = new CardFileReturned(file.Receipt, reason.Trim())
        {
            Source = Source,
            Id = Next(state) + Suffix(commandId),
            EffectiveDate = today,
            RecordedAt = at,
            RecordedBy = by,
        };
        return new([returned], file, null);
    }

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

    private static CardFileUploaded Received(EmployeeRecord state, CardFile file, Kind kind, DateTimeOffset at, DateOnly today, string by)
    {
        var id = Next(state);
        var uploads = state.Facts.OfType<CardFileUploaded>().Count();
        return new(file, kind, ReceiptNumber.Of(Key.Of(state.Id), uploads + 1))
        {
            Source = Source,
            Id = id,
            EffectiveDate = today,
            RecordedAt = at,
            RecordedBy = by,
        };
    }

    /// <summary>Counted with leading zeros, so that the ids sort as they came.</summary>
    private static string Next(EmployeeRecord state) => $"{state.Facts.Count(f => f.Source == Source) + 1:D6}";

    private static string Suffix(string? commandId) => commandId is null ? "" : $"/{commandId}";

    private static CardFileUploaded? Repeated(EmployeeRecord state, string? commandId) =>
        commandId is not null && state.Facts.OfType<CardFileReturned>().FirstOrDefault(f => f.Id.EndsWith(Suffix(commandId), StringComparison.Ordinal)) is { } again
            ? state.Facts.OfType<CardFileUploaded>().First(f => f.Receipt == again.Receipt)
            : null;
}
