using System.Security.Cryptography;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.Verifications;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CardCopies;

/// <summary>A copy of a card, ready to be drawn, or why there is none.</summary>
/// <param name="Version">Differs when something that is seen on it differs.</param>
public readonly record struct CardToDraw(CardFace? Face, string Version, CardCopyRefusal? Refusal)
{
    public static implicit operator CardToDraw(CardCopyRefusal refusal) => new(null, "", refusal);
}

/// <summary>Gathers what is printed on copies of cards. A copy with its code is issued: from then on it is the one that is good.</summary>
public sealed class CardCopyDoor(IGrainFactory grains, FileStore files, IssuedCards cards, SigningKeys keys, PublicAddress address, CityLetterhead head, CityClock clock)
{
    /// <summary>Raise it when cards are drawn otherwise.</summary>
    private const int Drawing = 1;

    /// <param name="person">Today.</param>
    /// <param name="coded">With the code: of a back, or of both sides.</param>
    public async Task<CardToDraw> Prepare(PersonRow person, bool coded)
    {
        if (NotValid(person) is { } notValid)
            return notValid;
        if (await Record(person) is not { } record || CardCopy.Of(record, clock.Today) is not { } copy || await Photo(copy) is not { } photo)
            return new CardCopyRefusal.PhotoMissing();
        if (!coded)
            return ToDraw(person, copy, photo, null);
        var issued = await cards.Issue(person.Key, copy.Print, record.Sequence, clock.Today);
        return issued.Print == copy.Print ? ToDraw(person, copy, photo, issued) : await Prepare(person, coded);
    }

    /// <summary>Why there would be no copy; null: there would be one. Nothing is issued.</summary>
    public async Task<CardCopyRefusal?> WhyNot(PersonRow person) =>
        NotValid(person) is { } notValid ? notValid
        : await Record(person) is { } record && CardCopy.Of(record, clock.Today) is not null ? null
        : new CardCopyRefusal.PhotoMissing();

    private static CardCopyRefusal.NotValid? NotValid(PersonRow person) =>
        VerificationView.OutcomeOf(person) is not VerificationOutcome.Valid and var outcome ? new CardCopyRefusal.NotValid(outcome) : null;

    private CardToDraw ToDraw(PersonRow person, CardCopy copy, byte[] photo, IssuedCard? issued)
    {
        var code = issued is null ? "" : address.Of(keys.Sign(issued.Id, issued.Issued));
        var face = new CardFace(
            copy.Kind, copy.PartTime, copy.Name, copy.TitleBefore, copy.TitleAfter, copy.Number, person.Serial, head.City, person.Agency?.Name, code, address.Shown, photo);
        // A signature is another one each time; the key and the copy's id tell whether the code is the same.
        var seen = JsonSerializer.SerializeToUtf8Bytes(new object?[] { Drawing, face with { Photo = null, Code = "" }, copy.Photo, issued?.Id, issued is null ? 0 : keys.Newest });
        return new(face, Convert.ToHexStringLower(SHA256.HashData(seen))[..24], null);
    }

    private Task<EmployeeRecord?> Record(PersonRow person) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person.Id)).Look();

    private async Task<byte[]?> Photo(CardCopy copy)
    {
        await using var bytes = await files.Open(copy.Photo);
        if (bytes is null)
            return null;
        using var read = new MemoryStream();
        await bytes.CopyToAsync(read);
        return read.ToArray();
    }
}
