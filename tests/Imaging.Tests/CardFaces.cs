using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Imaging.Tests;

/// <summary>Cards of invented people.</summary>
internal static class CardFaces
{
    /// <summary>As long as an address on a card may be.</summary>
    public static string Code { get; } = "HTTPS://KARTU.CONTOH-KOTA.GO.ID/V/" + new string([.. Enumerable.Range(0, 131).Select(i => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[i * 7 % 32])]);

    public static CardFace Pns { get; } = new(
        Kind.Pns, false, "Sri Contohwati", "Dra.", "M.Pd.", "198001012005012001", "A20050000123", "Pemerintah Kota Madiun", "Dinas Pendidikan",
        Code, "kartu.contoh-kota.go.id/v", Photo());

    public static CardFace Pppk { get; } = Pns with
    {
        Kind = Kind.Pppk,
        Name = "Bambang Percontohan",
        TitleBefore = null,
        TitleAfter = "S.Kom.",
        Number = "199001012024211001",
        Serial = "B20240000456",
        Photo = null,
    };

    public static CardFace PartTime { get; } = Pppk with { PartTime = true };

    public static CardFace LongestName { get; } = Pns with
    {
        Name = "Raden Ajeng Kusumaningrum Widyastuti Purnamasari Hadiningrat",
        TitleBefore = "Prof. Dr. Ir. Hj.",
        TitleAfter = "S.Pd., M.Pd., M.A.P., Ph.D.",
        Agency = "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana",
    };

    public static IEnumerable<(Orientation, Side)> Sides { get; } =
        [.. from orientation in Enum.GetValues<Orientation>() from side in Enum.GetValues<Side>() select (orientation, side)];

    /// <summary>A drawn figure of nobody, cut out.</summary>
    private static byte[] Photo()
    {
        using var surface = SKSurface.Create(new SKImageInfo(450, 575));
        using var skin = new SKPaint { Color = new(0xC9, 0x9A, 0x78), IsAntialias = true };
        using var coat = new SKPaint { Color = new(0x8A, 0x7A, 0x55), IsAntialias = true };
        surface.Canvas.DrawOval(225, 225, 95, 122, skin);
        surface.Canvas.DrawRoundRect(40, 370, 370, 400, 150, 150, coat);
        using var image = surface.Snapshot();
        return image.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
