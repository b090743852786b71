using System.Collections.Immutable;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>
/// Where everything stands on a card of the size ID-1 (85.60 × 53.98 mm), in dots of a 300th of an inch. The only place that knows:
/// pictures, PDF and print sheets are painted from it.
/// </summary>
internal static class CardGeometry
{
    public const float DotsPerInch = 300;
    public const int Long = 1011;
    public const int Short = 638;

    /// <summary>3.7 mm; nothing that must be read stands nearer to the cut.</summary>
    public const float Margin = 44;

    /// <summary>1 mm beyond the cut.</summary>
    public const float Bleed = 12;

    /// <summary>Half a millimetre: what a telephone reads also from a print.</summary>
    public const float Module = 6;

    public const string CopyWords = "Salinan tampilan — kartu resmi diterbitkan BKN";

    private static readonly SKColor Purple = new(0x4B, 0x1D, 0x6B);
    private static readonly SKColor Red = new(0xC4, 0x16, 0x1C);
    private static readonly SKColor Turquoise = new(0x0B, 0x7A, 0x70);
    private static readonly SKColor Quiet = SKColors.White.WithAlpha(236);

    public static SKSizeI Size(Orientation orientation) => orientation == Orientation.Landscape ? new(Long, Short) : new(Short, Long);

    public static ImmutableArray<Mark> Of(CardFace face, Orientation orientation, Side side) =>
        [.. Ground(face.Kind, orientation), .. Upon(face, orientation, side)];

    /// <summary>What stands on the ground.</summary>
    public static IEnumerable<Mark> Upon(CardFace face, Orientation orientation, Side side) => (orientation, side) switch
    {
        (Orientation.Landscape, Side.Front) => LandscapeFront(face),
        (Orientation.Portrait, Side.Front) => PortraitFront(face),
        (Orientation.Landscape, Side.Back) => LandscapeBack(face),
        _ => PortraitBack(face),
    };

    /// <summary>Where the modules of the code are, for whoever reads a drawing back.</summary>
    public static Mark.Code CodeOf(IEnumerable<Mark> marks) => marks.OfType<Mark.Code>().Single();

    public static IEnumerable<Mark> Ground(Kind kind, Orientation orientation)
    {
        var size = Size(orientation);
        yield return new Mark.Ground(size, kind == Kind.Pppk ? Turquoise : Red, Purple);
        yield return new Mark.Arc(new(size.Width * .93f, size.Height * 1.02f), Math.Min(size.Width, size.Height) * .88f);
    }

    private static IEnumerable<Mark> LandscapeFront(CardFace face)
    {
        const float photoWidth = 318;
        const float left = Margin + photoWidth + 36;
        const float bottom = Short - Margin;
        var name = NameBlock.Fit(face.TitleBefore, face.Name, face.TitleAfter, Long - Margin - left);
        return
        [
            .. Heading(face, Long),
            PhotoIn(face, SKRect.Create(Margin - 8, Short - 400, photoWidth, 400)),
            .. Name(name, left, bottom - 176 - name.Height),
            .. Number(face, left, bottom - 148, 36),
            .. Serial(face, left, bottom - 52),
        ];
    }

    private static IEnumerable<Mark> PortraitFront(CardFace face)
    {
        const float photoHeight = 516;
        const float top = 176;
        var name = NameBlock.Fit(face.TitleBefore, face.Name, face.TitleAfter, Short - (2 * Margin));
        return
        [
            .. Heading(face, Short),
            PhotoIn(face, SKRect.Create((Short - 410) / 2f, Long - photoHeight, 410, photoHeight)),
            .. Name(name, Margin, top),
            .. Number(face, Margin, top + name.Height + 22, 34),
            .. Serial(face, Margin, top + name.Height + 106),
        ];
    }

    private static IEnumerable<Mark> LandscapeBack(CardFace face)
    {
        var qr = QrCode.Of(face.Code);
        var tile = TileFor(qr);
        var left = Margin + tile + 44;
        return [.. Tile(qr, Margin, (Short - tile) / 2), .. BackWords(face, left, Long - Margin - left, Margin, Short - Margin)];
    }

    private static IEnumerable<Mark> PortraitBack(CardFace face)
    {
        var qr = QrCode.Of(face.Code);
        var tile = TileFor(qr);
        return [.. Tile(qr, (Short - tile) / 2, 88), .. BackWords(face, Margin, Short - (2 * Margin), 88 + tile + 52, Long - Margin)];
    }

    private static IEnumerable<Mark> Heading(CardFace face, float width)
    {
        var kind = KindOf(face);
        var style = new Style(Weight.Bold, face.PartTime ? 21 : 26);
        var pill = Lettering.Width(kind, style) + 44;
        return
        [
            Words("Kartu ASN Virtual", Margin, Margin + 25, new(Weight.Bold, 32), SKColors.White),
            Words(face.City, Margin, Margin + 59, new(Weight.Regular, 23), Quiet),
            Words(CopyWords, Margin, Margin + 92, new(Weight.Regular, 20), Quiet),
            new Mark.Box(SKRect.Create(width - Margin - pill, Margin, pill, 52), 26, SKColors.White),
            Words(kind, width - Margin - pill + 22, Margin + 26 + (style.Size * Lettering.CapHeight / 2), style, Purple),
        ];
    }

    private static string KindOf(CardFace face) => face switch
    {
        { Kind: Kind.Pns } => "PNS",
        { PartTime: true } => "PPPK Paruh Waktu",
        _ => "PPPK",
    };

    private static Mark PhotoIn(CardFace face, SKRect place) => face.Photo is { } png
        ? new Mark.Photo(png, place with { Bottom = place.Bottom + Bleed })
        : new Mark.Silhouette(place);

    private static IEnumerable<Mark> Name(NameBlock name, float left, float top) => name.Lines.SelectMany((line, i) =>
        line.Placed(name.Size).Select(placed => (Mark)Words(
            placed.Word.Text, left + placed.Left, top + (i * name.Size * NameBlock.Leading) + name.Size, new(placed.Word.Weight, name.Size), SKColors.White)));

    private static IEnumerable<Mark> Number(CardFace face, float left, float top, float size) => Field(
        face.Kind == Kind.Pppk ? "NI PPPK" : "NIP", EmployeeNumber.Space(face.Number), left, top, new(Weight.SemiBold, size, WordSpacing: .2f, Figures: Figures.Spaced));

    private static IEnumerable<Mark> Serial(CardFace face, float left, float top) =>
        Field("NOMOR SERI", face.Serial ?? "belum tercatat", left, top, new(Weight.SemiBold, 28, Figures: Figures.Spaced));

    /// <summary>A label and below it what it labels; <paramref name="top"/> is the label's.</summary>
    private static IEnumerable<Mark> Field(string label, string value, float left, float top, Style style)
    {
        yield return Words(label, left, top + (19 * Lettering.CapHeight), new(Weight.SemiBold, 19, Spacing: .08f), Quiet);
        yield return Words(value, left, top + 24 + (style.Size * .92f), style, SKColors.White);
    }

    private static float TileFor(QrCode qr) => (qr.Size + (2 * QrCode.QuietZone)) * Module;

    private static IEnumerable<Mark> Tile(QrCode qr, float left, float top)
    {
        var quiet = QrCode.QuietZone * Module;
        yield return new Mark.Box(SKRect.Create(left, top, TileFor(qr), TileFor(qr)), 16, SKColors.White);
        yield return new Mark.Code(qr, SKRect.Create(left + quiet, top + quiet, qr.Size * Module, qr.Size * Module));
    }

    private static IEnumerable<Mark> BackWords(CardFace face, float left, float width, float top, float bottom)
    {
        var agency = NameBlock.Fit(face.Agency, width, largest: 28, smallest: 20, Weight.SemiBold);
        return
        [
            Words("Periksa keberlakuan", left, top + 25, new(Weight.Bold, 32), SKColors.White),
            Words("Pindai kode ini, lalu pastikan alamat", left, top + 70, new(Weight.Regular, 22), Quiet),
            Words("yang terbuka diawali", left, top + 100, new(Weight.Regular, 22), Quiet),
            .. Name(NameBlock.Fit(face.CheckAt, width, largest: 26, smallest: 16, Weight.SemiBold), left, top + 116),
            .. Serial(face, left, bottom - 214),
            .. face.Agency is null ? [] : Field("PERANGKAT DAERAH", "", left, bottom - 126, new(Weight.SemiBold, 24)),
            .. Name(agency, left, bottom - 104),
            Words(CopyWords, left, bottom, new(Weight.Regular, 20), Quiet),
        ];
    }

    private static Mark.Text Words(string words, float x, float y, Style style, SKColor colour) => new(words, new(x, y), style, colour);
}
