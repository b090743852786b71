using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>
/// What is printed on the card: name, titles, number, kind, photo. A day that ends with another card than the last one was makes that
/// one stale (SE BKN 16/2022); rank, post and unit are not on it. A name written otherwise in case or spacing alone is the same card.
/// </summary>
internal sealed class CardContent
{
    private readonly List<Fact> changes = [];
    private readonly PhotosOnHand photos = new();
    private readonly HashSet<string> rosters = new(StringComparer.Ordinal);
    private readonly HashSet<string> undone = new(StringComparer.Ordinal);
    private bool titled;
    private Naming called = Naming.None;
    private int photosElsewhere;
    private (Printed, Kind)? lastCard;
    private (Printed, Kind)? card;
    private Fact? changing;

    /// <summary>The newest change on a day after the file was received; of any day, when there is no file.</summary>
    public Fact? ChangedSince(CardFileUploaded? file)
    {
        EndDay();
        return changes.FindLast(change => file is null || change.EffectiveDate > file.EffectiveDate);
    }

    public void Take(Fact fact, Kind? kind)
    {
        if (fact.EffectiveDate != changing?.EffectiveDate) EndDay();
        if (fact is TitleChanged title) Title(title);
        Hear(fact);
        photos.Take(fact);
        if (fact is PhotoChanged) photosElsewhere++;
        called = called.After(fact);
        var printed = new Printed(Spelt(called.Name), called.TitleBefore, called.TitleAfter, called.Number, photosElsewhere, photos.Accepted?.File.Sha256);
        (Printed, Kind)? now = kind is Kind.Pns or Kind.Pppk ? (printed, kind.Value) : null;
        if (now != card || changing is null) changing = fact;
        card = now;
    }

    /// <summary>
    /// HR events that make a person known tell no titles. Those that a roster is the first to tell were on the card before; a title that
    /// was decided is a change, and so is one that an earlier roster, which placed the person, did not have.
    /// </summary>
    private void Title(TitleChanged title)
    {
        var firstHeardOf = !titled && RosterRules.IsOfImport(title) && !rosters.Except(undone).Any(source => source != title.Source);
        titled = true;
        if (firstHeardOf) (lastCard, card) = (Titled(lastCard, title), Titled(card, title));
    }

    private static (Printed, Kind)? Titled((Printed Printed, Kind Kind)? shown, TitleChanged title) =>
        shown is { } known ? (known.Printed with { TitleBefore = title.Before, TitleAfter = title.After }, known.Kind) : null;

    /// <summary>Which rosters have spoken of the person, and which of them were taken back.</summary>
    private void Hear(Fact fact)
    {
        if (RosterRules.IsOfImport(fact) && fact is CpnsAppointed or PnsAppointed or ContractSigned { Name: not null }) rosters.Add(fact.Source);
        if (ImportUndo.ImportOf(fact) is { } import) undone.Add(RosterRules.SourceOf(import));
    }

    private void EndDay()
    {
        if (card is not null && lastCard is not null && card != lastCard) changes.Add(changing!);
        lastCard = card ?? lastCard;
        changing = null;
    }

    private static string Spelt(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private sealed record Printed(string Name, string? TitleBefore, string? TitleAfter, string Number, int PhotosElsewhere, string? Photo);
}
