using KartuAsn.Documents;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Gateway.Reports;

/// <summary>Kop surat of the city: its name, its town, and the emblem that BKPSDM puts in the slot (settings <c>Letterhead</c>).</summary>
/// <param name="City">As printed, in capitals.</param>
/// <param name="Place">Before the date of a paper.</param>
/// <param name="Emblem">A picture in PNG; null: the slot stays empty.</param>
public sealed record CityLetterhead(string City, string Place, ReadOnlyMemory<byte>? Emblem)
{
    private const int MostBytes = 1024 * 1024;
    private const int MostPixels = 2000;

    /// <summary>Fails the start when the emblem cannot be printed: better than papers that lack it.</summary>
    public static CityLetterhead Of(IConfiguration settings)
    {
        var section = settings.GetSection("Letterhead");
        return new(
            section["City"] ?? "Pemerintah Kota Madiun", section["Place"] ?? "Madiun",
            section["Emblem"] is { Length: > 0 } path ? ReadEmblem(path) : null);
    }

    /// <param name="address">Lines under the agency's name; null: none.</param>
    public Letterhead Of(string? agency, string? address) => new(City, agency, address is null ? [] : [.. address.Split('\n')], Emblem);

    public string PlaceAndDate(DateOnly day) => $"{Place}, {Indonesian.Date(day)}";

    private static byte[] ReadEmblem(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: <= MostBytes })
            throw new InvalidOperationException($"Lambang pada kop surat (Letterhead:Emblem) tidak ada, atau lebih besar daripada {MostBytes / 1024} KB: {path}");
        var bytes = File.ReadAllBytes(path);
        using var picture = SKCodec.Create(new SKMemoryStream(bytes));
        return picture is { EncodedFormat: SKEncodedImageFormat.Png, Info: { Width: <= MostPixels, Height: <= MostPixels } }
            ? bytes
            : throw new InvalidOperationException($"Lambang pada kop surat (Letterhead:Emblem) harus PNG, paling besar {MostPixels} × {MostPixels} piksel: {path}");
    }
}
