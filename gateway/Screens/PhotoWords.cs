using System.Collections.Immutable;

namespace KartuAsn.Gateway.Screens;

/// <summary>The rules of a photo as the screen names them.</summary>
internal static class PhotoWords
{
    public static string Rule(string rule) => rule switch
    {
        "format" => "Jenis berkas",
        "dimensions" => "Ukuran gambar",
        "size" => "Besar berkas",
        "transparency" => "Latar transparan",
        "halo" => "Garis tepi",
        "sharpness" => "Ketajaman",
        "exposure" => "Pencahayaan",
        "framing" => "Komposisi",
        _ => rule,
    };

    public static ImmutableArray<string> Rules(string? names) => [.. (names ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Rule)];
}
