using KartuAsn.Rules;

namespace KartuAsn.Imaging.Cards;

/// <summary>Everything that is printed on our copy of a card.</summary>
/// <param name="Kind">PNS or PPPK; nobody else has a card.</param>
/// <param name="Serial">Nomor seri; null where none is known.</param>
/// <param name="City">Who keeps the record, for example "Pemerintah Kota Madiun".</param>
/// <param name="Agency">Perangkat Daerah; null where there is none.</param>
/// <param name="Code">What the QR code says: an address in capitals.</param>
/// <param name="CheckAt">The address of the verification page, for people to compare with.</param>
/// <param name="Photo">PNG with a transparent background; null: a silhouette stands for it.</param>
public sealed record CardFace(
    Kind Kind, bool PartTime, string Name, string? TitleBefore, string? TitleAfter, string Number, string? Serial, string City, string? Agency,
    string Code, string CheckAt, byte[]? Photo = null);
