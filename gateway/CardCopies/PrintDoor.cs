using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Imaging.Cards;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CardCopies;

/// <summary>Somebody of whom there is no copy to print, and why.</summary>
public sealed record NotPrinted(PersonRow Person, CardCopyRefusal Why);

/// <summary>Some people of an agency, in the order of the list.</summary>
/// <param name="Cursor">Where the part begins; null: at the first.</param>
/// <param name="Next">Where the part behind it begins; null: this is the last.</param>
public sealed record PrintPart(PeopleCursor? Cursor, PeopleCursor? Next, ImmutableArray<PersonRow> Printed, ImmutableArray<NotPrinted> Left);

/// <summary>Cards of an agency for print, in parts that a person at a printer can watch.</summary>
public sealed class PrintDoor(ReadSide reads, CardCopyDoor copies, CityClock clock)
{
    /// <summary>Ten sheets.</summary>
    public const int PeopleInPart = 100;

    /// <summary>Whom a part would print; nothing is issued.</summary>
    public async Task<PrintPart> Part(string agencyKey, UploadStatus status, PeopleCursor? cursor)
    {
        var page = await reads.People(new(clock.Today, agencyKey, status, Cursor: cursor, Limit: PeopleInPart));
        var looked = new List<(PersonRow Person, CardCopyRefusal? Why)>();
        foreach (var person in page.People)
            looked.Add((person, await copies.WhyNot(person)));
        return new(
            cursor, page.Next, [.. looked.Where(one => one.Why is null).Select(one => one.Person)],
            [.. looked.Where(one => one.Why is not null).Select(one => new NotPrinted(one.Person, one.Why!))]);
    }

    /// <summary>All parts of an agency.</summary>
    public async Task<ImmutableArray<PrintPart>> Parts(string agencyKey, UploadStatus status)
    {
        var parts = ImmutableArray.CreateBuilder<PrintPart>();
        do
            parts.Add(await Part(agencyKey, status, parts.LastOrDefault()?.Next));
        while (parts[^1].Next is not null);
        return parts.ToImmutable();
    }

    public Task<CardCopyRefusal?> WhyNot(PersonRow person) => copies.WhyNot(person);

    /// <summary>What is printed on the cards of these people; each copy is issued. Whoever lost theirs meanwhile is left out.</summary>
    public async Task<IReadOnlyList<CardFace>> Faces(IEnumerable<PersonRow> people)
    {
        var faces = new List<CardFace>();
        foreach (var person in people)
            if (await copies.Prepare(person, coded: true) is { Face: { } face })
                faces.Add(face);
        return faces;
    }
}
