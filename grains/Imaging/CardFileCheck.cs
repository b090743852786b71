using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Imaging;

/// <summary>What the check of a card file found.</summary>
public abstract record CardFileVerdict
{
    private CardFileVerdict() { }

    /// <param name="MediaType">image/png, image/jpeg or application/pdf, by the bytes.</param>
    /// <param name="Sight">What is seen on the picture; null: a PDF, which nobody draws here.</param>
    public sealed record Accepted(string MediaType, CardSight? Sight) : CardFileVerdict;

    public sealed record Refused(CardFileRefusal Why) : CardFileVerdict;

    public static implicit operator CardFileVerdict(CardFileRefusal why) => new Refused(why);
}

/// <summary>
/// Looks at the bytes of a card file before anything is stored. The first bytes decide the type; a picture's header is judged
/// before it is decoded, and it is decoded to its last row, so that what is on file can be shown.
/// </summary>
public static class CardFileCheck
{
    public const int MaxBytes = 5 * 1024 * 1024;
    public const int ShortestSide = 200;
    public const int LongestSide = 8_000;
    public const long MostPixels = 25_000_000;

    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Pdf = "application/pdf";

    /// <param name="declaredType">The sender's Content-Type, without parameters; null or application/octet-stream says nothing.</param>
    public static CardFileVerdict Check(ReadOnlyMemory<byte> bytes, string? declaredType)
    {
        if (bytes.IsEmpty)
            return new CardFileRefusal.Empty();
        if (bytes.Length > MaxBytes)
            return new CardFileRefusal.TooLarge();
        if (TypeOf(bytes.Span) is not { } found)
            return new CardFileRefusal.TypeUnknown();
        if (Differs(declaredType, found))
            return new CardFileRefusal.TypeDiffers(declaredType!, found);

        return found == Pdf ? OfPdf(bytes) : OfPicture(bytes, found);
    }

    private static CardFileVerdict OfPdf(ReadOnlyMemory<byte> bytes) =>
        PdfCheck.Fault(bytes) is { } fault ? fault : new CardFileVerdict.Accepted(Pdf, null);

    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(PngMagic) ? Png
        : bytes.StartsWith(JpegMagic) ? Jpeg
        : bytes.StartsWith("%PDF-"u8) ? Pdf
        : null;

    private static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];

    private static bool Differs(string? declared, string found) =>
        !string.IsNullOrEmpty(declared)
        && !declared.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase)
        && !declared.Equals(found, StringComparison.OrdinalIgnoreCase)
        && !(found == Jpeg && declared.Equals("image/jpg", StringComparison.OrdinalIgnoreCase));

    private static CardFileVerdict OfPicture(ReadOnlyMemory<byte> bytes, string mediaType)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return new CardFileRefusal.Damaged();

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width > LongestSide || height > LongestSide || (long)width * height > MostPixels)
            return new CardFileRefusal.TooManyPixels(width, height);
        if (Math.Min(width, height) < ShortestSide)
            return new CardFileRefusal.TooSmall(width, height);

        using var pixels = new SKBitmap();
        var whole = pixels.TryAllocPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul))
            && codec.GetPixels(pixels.Info, pixels.GetPixels()) == SKCodecResult.Success;
        return whole ? new CardFileVerdict.Accepted(mediaType, CardLook.At(pixels, codec.EncodedOrigin)) : new CardFileRefusal.Damaged();
    }
}
