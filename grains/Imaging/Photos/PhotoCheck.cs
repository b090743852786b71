using System.Collections.Immutable;
using System.Globalization;

namespace KartuAsn.Imaging.Photos;

/// <summary>
/// The photo of the card against annex B of the letter: portrait with a transparent background, 450 × 575 pixels, PNG, at most 2 MB. Each
/// rule is answered on its own, as far as the bytes can be read.
/// </summary>
public static class PhotoCheck
{
    public const int Width = 450;
    public const int Height = 575;
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>How much of each upper corner has to be clear: a head stands between them.</summary>
    private const double ClearCorner = 0.95;

    private static readonly ImmutableArray<Region> UpperCorners = [new(0, 0, 0.15, 0.12), new(0.85, 0, 0.15, 0.12)];

    public static PhotoFindings Check(ReadOnlyMemory<byte> bytes)
    {
        var header = PictureHeader.FormatOf(bytes.Span) == PictureFormat.Png ? PictureHeader.OfPng(bytes) : null;
        var photo = header is { Width: Width, Height: Height } ? Raster.Decode(bytes) : null;
        return new([Format(bytes, header, photo), Dimensions(header), Size(bytes.Length), Transparency(photo)]);
    }

    /// <summary>The same picture as the bytes, of a photo that passed, without anything that is not needed to see it.</summary>
    public static byte[] WithoutMetadata(ReadOnlyMemory<byte> png) => PngChunks.WithoutMetadata(png);

    private static PhotoRule Format(ReadOnlyMemory<byte> bytes, PictureHeader? header, Raster? photo)
    {
        var found = header is null
            ? PictureHeader.FormatOf(bytes.Span) switch { null => "bukan gambar", PictureFormat.Png => "PNG rusak", PictureFormat.Jpeg => "JPEG", _ => "WebP" }
            : header is { Width: Width, Height: Height } && photo is null ? "PNG rusak" : header.Name;
        return Rule("format", found == "PNG", found, "PNG, satu gambar", "Simpan foto sebagai PNG. Mengganti nama berkas tidak mengubah isinya; gunakan “Siapkan foto” agar diubah di sini.");
    }

    private static PhotoRule Dimensions(PictureHeader? header) => Rule(
        "dimensions", header is { Width: Width, Height: Height }, header is null ? NotSeen : $"{header.Width} × {header.Height} piksel",
        $"{Width} × {Height} piksel", $"Potong foto menjadi {Width} × {Height} piksel; “Siapkan foto” melakukannya di sini.");

    private static PhotoRule Size(int bytes) => Rule(
        "size", bytes <= MostBytes, Megabytes(bytes), "paling besar 2 MB", "Simpan ulang foto dengan ukuran berkas yang lebih kecil.");

    private static PhotoRule Transparency(Raster? photo)
    {
        var corners = photo is null ? [] : UpperCorners.Select(c => (Region: c, Clear: photo.Clear(c))).ToArray();
        var failed = corners.Where(c => c.Clear < ClearCorner).Select(c => c.Region).ToImmutableArray();
        return Rule(
            "transparency", photo is not null && failed.IsEmpty, photo is null ? NotSeen : $"{Percent(corners.Min(c => c.Clear))} sudut atas transparan",
            "latar belakang transparan", "Hapus latar belakang foto; “Siapkan foto” melakukannya di sini tanpa mengirim foto ke pihak lain.", failed);
    }

    private const string NotSeen = "belum dapat dinilai";

    private static PhotoRule Rule(string name, bool passed, string found, string wanted, string advice, ImmutableArray<Region> regions = default) =>
        new(name, passed, found, wanted, passed ? "Sudah sesuai." : advice, passed || regions.IsDefault ? [] : regions);

    private static string Percent(double share) => $"{Math.Floor(share * 100).ToString("0", CultureInfo.InvariantCulture)} %";

    private static string Megabytes(int bytes) => bytes < 100_000
        ? $"{Math.Max(1, bytes / 1000)} KB"
        : $"{(bytes / (1024.0 * 1024.0)).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',')} MB";
}
