using System.Collections.Immutable;
using KartuAsn.Imaging.Photos;

namespace KartuAsn.Gateway.Screens;

/// <summary>The page of a person's photo.</summary>
/// <param name="Address">Of the photo that is so; null: none was taken yet.</param>
/// <param name="Waiting">Of a photo that a reviewer has to look at.</param>
/// <param name="Returned">Why the last photo was given back, while no newer one came.</param>
/// <param name="Received">The receipt this page was opened with, when it belongs to this person.</param>
public sealed record PhotoModel(ListedPerson Person, string? Address, WaitingPhoto? Waiting, ReturnedFile? Returned, string? Received, bool MayHandIn, bool MayDecide);

/// <param name="Address">Where the picture can be looked at.</param>
/// <param name="Doubts">Rules of which a person has the last word, as the screen names them.</param>
public sealed record WaitingPhoto(string Receipt, DateTimeOffset At, string Address, ImmutableArray<string> Doubts);

/// <summary>A photo that was made right and looked at, and is not kept anywhere yet.</summary>
/// <param name="Before">JPEG: the part that was chosen.</param>
/// <param name="After">PNG.</param>
public sealed record MadePhotoModel(string Id, bool Pppk, byte[] Before, byte[] After, PhotoFindings Findings)
{
    public string BeforeSource => "data:image/jpeg;base64," + Convert.ToBase64String(Before);

    public string AfterSource => "data:image/png;base64," + Convert.ToBase64String(After);
}
