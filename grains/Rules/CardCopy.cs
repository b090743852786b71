using System.Security.Cryptography;
using System.Text.Json;

namespace KartuAsn.Rules;

/// <summary>
/// What tells one copy of somebody's card from another: a copy that shows something else of this replaces it. Agency and serial are printed
/// too, but a move or a serial that became known makes no card another one.
/// </summary>
/// <param name="Photo">SHA-256 of the photo's bytes.</param>
public sealed record CardCopy(Kind Kind, bool PartTime, string Name, string? TitleBefore, string? TitleAfter, string Number, string Photo)
{
    /// <summary>Null without a photo, or of somebody who has no card on this day.</summary>
    public static CardCopy? Of(EmployeeRecord record, DateOnly day) =>
        record.On(day) is { Kind: Kind.Pns or Kind.Pppk } standing && PhotosOnHand.Of(record).Accepted is { } photo && record.NamedOn(day) is var named
            ? new(standing.Kind, standing.PartTime, named.Name, named.TitleBefore, named.TitleAfter, named.Number, photo.File.Sha256)
            : null;

    /// <summary>64 hex digits; the same for copies that show the same.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new object?[] { Kind.ToString(), PartTime, Name, TitleBefore, TitleAfter, Number, Photo })));
}
