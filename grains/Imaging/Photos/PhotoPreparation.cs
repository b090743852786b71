namespace KartuAsn.Imaging.Photos;

/// <summary>A photo made right, or why it cannot be.</summary>
/// <param name="Png">450 × 575 pixels, transparent background, at most 2 MB.</param>
/// <param name="Before">JPEG: the part it was made of, upright and in the same size.</param>
public sealed record Prepared(byte[]? Png, byte[]? Before, PreparationRefusal? Refusal)
{
    public static implicit operator Prepared(PreparationRefusal refusal) => new(null, null, refusal);
}

/// <summary>
/// Makes the photo of annex B of the letter out of one that a telephone or a studio took in front of a plain backdrop: upright, cut to
/// 18 : 23, in the right size, the backdrop gone. What it cannot do well it refuses, rather than cut into a face.
/// </summary>
public static class PhotoPreparation
{
    public const int LeastWidth = 200;
    public const int LeastHeight = 255;

    /// <summary>18 : 23, as 450 : 575.</summary>
    public const double Ratio = (double)PhotoCheck.Width / PhotoCheck.Height;

    private const double RatioOff = 0.02;

    /// <summary>Where somebody has to be: the face, and the middle of the body.</summary>
    private static readonly Region[] Person = [new(0.4, 0.35, 0.2, 0.25), new(0.3, 0.9, 0.4, 0.1)];

    private const double LeastPerson = 0.9;

    /// <param name="part">In fractions of the upright picture; null: the largest part in the middle.</param>
    public static Prepared Prepare(ReadOnlyMemory<byte> bytes, Region? part)
    {
        if (PictureHeader.FormatOf(bytes.Span) is null) return new PreparationRefusal.NotAPicture();
        if (PictureHeader.Of(bytes) is not { } header) return new PreparationRefusal.Damaged();
        if (PictureReading.IsTooLarge(header)) return new PreparationRefusal.TooManyPixels(header.Width, header.Height);
        var chosen = part ?? Middle(header);
        if (!Fits(chosen, header)) return new PreparationRefusal.CropUnfit();
        var (width, height) = ((int)Math.Round(chosen.Width * header.Width), (int)Math.Round(chosen.Height * header.Height));
        if (width < LeastWidth || height < LeastHeight) return new PreparationRefusal.TooSmall(width, height);
        return PictureReading.Read(bytes, header, chosen, PhotoCheck.Width, PhotoCheck.Height) is { } photo
            ? Cut(photo)
            : new PreparationRefusal.Damaged();
    }

    private static Prepared Cut(Raster photo)
    {
        if (IsCutAlready(photo)) return new(photo.Png(), photo.Jpeg(), null);
        if (Backdrop.Of(photo) is not { } backdrop) return new PreparationRefusal.BackdropNotPlain();
        var cut = Cutout.Of(backdrop);
        return Person.All(part => 1 - cut.Clear(part) >= LeastPerson) ? new Prepared(cut.Png(), photo.Jpeg(), null) : new PreparationRefusal.PersonLikeBackdrop();
    }

    /// <summary>The background is gone; nobody knows of which colour it was.</summary>
    private static bool IsCutAlready(Raster photo) => photo.Clear(new(0, 0, 0.1, 0.1)) > 0.9 && photo.Clear(new(0.9, 0, 0.1, 0.1)) > 0.9;

    /// <summary>In the middle from side to side, and nearer to the upper edge, where heads are.</summary>
    public static Region Middle(PictureHeader header)
    {
        var picture = (double)header.Width / header.Height;
        if (picture > Ratio) return new((1 - (Ratio / picture)) / 2, 0, Ratio / picture, 1);
        return new(0, (1 - (picture / Ratio)) * 0.25, 1, picture / Ratio);
    }

    private static bool Fits(Region part, PictureHeader header)
    {
        const double edge = 0.001;
        return part is { X: >= -edge, Y: >= -edge, Width: > 0, Height: > 0 } && part.X + part.Width <= 1 + edge && part.Y + part.Height <= 1 + edge
            && Math.Abs((part.Width * header.Width / (part.Height * header.Height) / Ratio) - 1) < RatioOff;
    }
}
