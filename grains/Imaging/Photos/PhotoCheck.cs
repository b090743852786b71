using System.Collections.Immutable;

namespace KartuAsn.Imaging.Photos;

/// <summary>
/// The photo of the card against annex B of the letter: portrait with a transparent background, 450 × 575 pixels, PNG, at most 2 MB, well lit
/// and not blurred. Each rule is answered on its own, as far as the bytes can be read.
/// </summary>
public static class PhotoCheck
{
    public const int Width = 450;
    public const int Height = 575;
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The same annex, as far as only a person can judge it.</summary>
    public static readonly ImmutableArray<string> ForPerson =
    [
        "Foto menampilkan pegawai yang bersangkutan, terbaru, dan wajahnya jelas dikenali.",
        "Mengenakan pakaian dinas atau pakaian formal.",
        "Pose badan sedikit condong ke bagian kanan.",
    ];

    public static PhotoFindings Check(ReadOnlyMemory<byte> bytes)
    {
        var header = PictureHeader.Of(bytes);
        var photo = header is null || PictureReading.IsTooLarge(header) ? null : Look(bytes, header);
        return new([Format(bytes, header, photo), Dimensions(header), Size(bytes.Length), .. photo is null ? NotSeen : Seen(new(photo))]);
    }

    /// <summary>The same picture as the bytes, of a photo that passed, without anything that is not needed to see it.</summary>
    public static byte[] WithoutMetadata(ReadOnlyMemory<byte> png) => PngChunks.WithoutMetadata(png);

    /// <summary>No larger than a photo of the right size.</summary>
    private static Raster? Look(ReadOnlyMemory<byte> bytes, PictureHeader header)
    {
        var scale = Math.Min(1, Math.Min((double)Width / header.Width, (double)Height / header.Height));
        var (width, height) = ((int)Math.Ceiling(header.Width * scale), (int)Math.Ceiling(header.Height * scale));
        return Math.Min(width, height) < SmallestSeen ? null : PictureReading.Read(bytes, header, new(0, 0, 1, 1), width, height);
    }

    /// <summary>Below, there is nothing to see.</summary>
    private const int SmallestSeen = 32;

    private static ImmutableArray<PhotoRule> Seen(Seen seen) =>
        [.. new[] { Transparency.Of(seen), Halo.Of(seen), Sharpness.Of(seen), Exposure.Of(seen), Framing.Of(seen) }.Select(Said)];

    private static PhotoRule Format(ReadOnlyMemory<byte> bytes, PictureHeader? header, Raster? photo)
    {
        var whole = photo is not null || (header is not null && (PictureReading.IsTooLarge(header) || Math.Min(header.Width, header.Height) < SmallestSeen));
        var found = PictureHeader.FormatOf(bytes.Span) is null ? "bukan gambar" : whole ? header!.Name : "gambar rusak";
        return Said(new("format", found == "PNG", found, "PNG, satu gambar", "Simpan foto sebagai PNG. Mengganti nama berkas tidak mengubah isinya; gunakan “Siapkan foto” agar diubah di sini.", []));
    }

    private static PhotoRule Dimensions(PictureHeader? header) => Said(new(
        "dimensions", header is { Width: Width, Height: Height }, header is null ? Found.NotSeen : $"{header.Width} × {header.Height} piksel",
        $"{Width} × {Height} piksel", $"Potong foto menjadi {Width} × {Height} piksel; “Siapkan foto” melakukannya di sini.", []));

    private static PhotoRule Size(int bytes) => Said(new(
        "size", bytes <= MostBytes, Found.Bytes(bytes), "paling besar 2 MB", "Simpan ulang foto dengan ukuran berkas yang lebih kecil.", []));

    private static readonly ImmutableArray<PhotoRule> NotSeen = [.. new[]
    {
        ("transparency", "latar belakang transparan"), ("halo", "garis tepi tanpa sisa warna latar"), ("sharpness", "gambar tajam, tidak kabur dan tidak berbintik"),
        ("exposure", "pencahayaan baik dan merata"), ("framing", "potret: kepala utuh di tengah, bahu memenuhi lebar bingkai"),
    }.Select(rule => new PhotoRule(rule.Item1, false, Found.NotSeen, rule.Item2, "Kirim foto yang dapat dibuka, lalu periksa kembali.", []))];

    private static PhotoRule Said(PhotoRule rule) => rule.Passed ? rule with { Advice = "Sudah sesuai.", Regions = [] } : rule;
}
