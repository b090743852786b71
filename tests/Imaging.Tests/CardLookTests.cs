using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Imaging.Tests;

/// <summary>What is seen on a card file (letter, clauses 2 and 3), calibrated on drawn variants: BKN's own colours are not known.</summary>
public sealed class CardLookTests
{
    private static readonly SKColor[] Shirts = [new(0x8A, 0x73, 0x4E), new(0x1F, 0x7A, 0x74), new(0xB8, 0x20, 0x2A), new(0xF2, 0xF2, 0xF2), new(0x20, 0x2A, 0x5C)];

    private static readonly Lazy<(DrawnCard Card, CardSight Sight)[]> Seen =
        new(() => [.. from pppk in new[] { false, true } from back in new[] { false, true } from card in Variants(pppk, back) select (card, Look(card.Bytes()))]);

    /// <summary>Hues, strengths, people, sizes and qualities as files from outside may have them.</summary>
    private static IEnumerable<DrawnCard> Variants(bool pppk, bool back) =>
        from i in Enumerable.Range(0, 42)
        select new DrawnCard
        {
            Pppk = pppk,
            Back = back,
            Portrait = i % 2 == 0,
            Hue = DrawnCard.HueOf(pppk) + (((i % 7) - 3) * 4),
            Pure = .05f + (i % 5 * .09f),
            Strength = .7f + (i % 4 * .1f),
            Length = new[] { 420, 640, 1_011, 1_300, 1_600 }[i % 5],
            JpegQuality = ((i / 2) % 3) switch { 0 => null, 1 => 90, _ => 55 },
            CodeInFront = i % 4 == 3,
            Person = new Portrait
            {
                Skin = Portrait.Tones[i % Portrait.Tones.Count].Colour,
                Shirt = Shirts[i % Shirts.Length],
                Hair = (Hair)(i / 3 % 4),
                HairColour = i % 8 < 4 ? new(0x1E, 0x17, 0x14) : Shirts[(i + 1) % Shirts.Length],
                Variant = i,
            },
        };

    [Fact]
    public void TheRightCardIsNeverTakenForTheOtherKindsAndTheOtherKindsIsNearlyAlwaysSeen()
    {
        foreach (var (pppk, right, wrong) in new[] { (false, CardColour.Red, CardColour.Turquoise), (true, CardColour.Turquoise, CardColour.Red) })
        {
            var seen = Seen.Value.Where(one => one.Card.Pppk == pppk).ToArray();

            Assert.All(seen, one => Assert.True(one.Sight.Colour is not CardColour.None && one.Sight.Colour != wrong, $"{one}"));
            Assert.InRange(seen.Count(one => one.Sight.Colour == right), seen.Length * .95, seen.Length);
        }
    }

    [Fact]
    public void AFaceOfAnyComplexionAndACodeAreSeenAndNothingElseIsTakenForThem()
    {
        Assert.All(Seen.Value, one => Assert.True(one.Sight.ShowsPerson == !one.Card.Back, $"{one}"));
        Assert.All(Seen.Value, one => Assert.True(one.Card.Back || one.Card.CodeInFront || !one.Sight.ShowsCode, $"{one}"));
        Assert.All(Seen.Value.Where(one => one.Card.Back), one => Assert.True(one.Sight.ShowsCode, $"{one}"));
    }

    [Fact]
    public void TheFormIsThatOfThePictureAndAWholeScreenIsNoCard()
    {
        Assert.All(Seen.Value, one => Assert.Equal(one.Card.Portrait ? CardShape.Portrait : CardShape.Landscape, one.Sight.Shape));
        using var screen = new SKBitmap(1_080, 2_400);
        Assert.Equal(CardShape.Other, Look(Portrait.Encoded(screen, SKEncodedImageFormat.Png)).Shape);
    }

    [Fact]
    public void ACopyOfOursIsKnownAgainAlsoWhenItWasSavedAnewAndBknsIsNotTakenForOne()
    {
        foreach (var face in new[] { CardFaces.Pns, CardFaces.Pppk, CardFaces.LongestName })
            foreach (var (orientation, side) in CardFaces.Sides)
            {
                var own = CardPicture.Draw(face, orientation, side);
                Assert.True(Look(own).OwnCopy, $"{face.Kind} {orientation} {side}");
                Assert.True(Look(SavedAnew(own, .6f, 70)).OwnCopy, $"{face.Kind} {orientation} {side}, saved anew");
            }
        Assert.All(Seen.Value, one => Assert.False(one.Sight.OwnCopy, $"{one}"));
        Assert.All(Enumerable.Range(0, 4), variant => Assert.False(Look(SampleCard.Draw(variant % 2 == 0, variant)).OwnCopy));
    }

    [Fact]
    public void HowOftenEachDoubtIsRaisedIsAsPublished()
    {
        CardDoubt[] columns = [CardDoubt.Colour, CardDoubt.NoColour, CardDoubt.Orientation, CardDoubt.Shape, CardDoubt.Side, CardDoubt.OwnCopy];
        var table = new StringBuilder($"| berkas | n | {string.Join(" | ", columns.Select(StoredJson.NameOf))} |\n|---|--:|{string.Concat(columns.Select(_ => "--:|"))}\n");
        foreach (var (name, files, expected) in Files())
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {files.Length} | {string.Join(" | ", columns.Select(doubt => Cell(doubt == expected, files.Count(of => of.Contains(doubt)))))} |\n");

        Documents.Hold("card-files.md", "look", table.ToString());
    }

    private static IEnumerable<(string Name, ImmutableArray<CardDoubt>[] Files, CardDoubt? Expected)> Files()
    {
        foreach (var kind in new[] { Kind.Pns, Kind.Pppk })
            foreach (var side in Enum.GetValues<Side>())
            {
                var name = $"{(kind == Kind.Pns ? "PNS" : "PPPK")}, {(side == Side.Front ? "depan" : "belakang")}";
                var seen = Seen.Value.Where(one => one.Card.Pppk == (kind == Kind.Pppk) && one.Card.Back == (side == Side.Back)).ToArray();
                var (otherKind, otherSide) = (kind == Kind.Pns ? Kind.Pppk : Kind.Pns, side == Side.Front ? Side.Back : Side.Front);
                yield return (name, [.. seen.Select(one => Doubts(one.Card, one.Sight, kind, side))], null);
                yield return ($"{name}: pegawai jenis lain", [.. seen.Select(one => Doubts(one.Card, one.Sight, otherKind, side))], CardDoubt.Colour);
                yield return ($"{name}: posisi lain", [.. seen.Select(one => Doubts(one.Card with { Portrait = !one.Card.Portrait }, one.Sight, kind, side))], CardDoubt.Orientation);
                yield return ($"{name}: sisi lain", [.. seen.Select(one => Doubts(one.Card, one.Sight, kind, otherSide))], CardDoubt.Side);
                yield return ($"{name}: tangkapan layar", [.. seen.Take(6).Select(one => Doubts(one.Card, Look(OnAScreen(one.Card)), kind, side))], CardDoubt.Shape);
            }
        yield return ("salinan dari sistem ini", [.. OwnCopies(png => png)], CardDoubt.OwnCopy);
        yield return ("salinan dari sistem ini, disimpan ulang", [.. OwnCopies(png => SavedAnew(png, .6f, 70))], CardDoubt.OwnCopy);
    }

    private static IEnumerable<ImmutableArray<CardDoubt>> OwnCopies(Func<byte[], byte[]> saved) =>
        from face in new[] { CardFaces.Pns, CardFaces.Pppk, CardFaces.LongestName }
        from place in CardFaces.Sides
        let sight = Look(saved(CardPicture.Draw(face, place.Item1, place.Item2)))
        select Doubts(new DrawnCard { Portrait = place.Item1 == Orientation.Portrait }, sight, face.Kind, place.Item2);

    private static ImmutableArray<CardDoubt> Doubts(DrawnCard card, CardSight sight, Kind kind, Side side) => CardDoubts.Of(new Fact.CardFileUploaded(
        new(card.Portrait ? Orientation.Portrait : Orientation.Landscape, side, new string('a', 64), "image/png", 1, sight), kind, ""));

    /// <summary>A telephone's screen with the card in the middle.</summary>
    private static byte[] OnAScreen(DrawnCard card)
    {
        var screen = new SKBitmap(new SKImageInfo(1_080, 2_280, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var drawn = card.Draw();
        using var canvas = new SKCanvas(screen);
        canvas.Clear(SKColors.White);
        var height = 1_000f * drawn.Height / drawn.Width;
        using var image = SKImage.FromBitmap(drawn);
        canvas.DrawImage(image, SKRect.Create(40, 1_140 - (height / 2), 1_000, height), new SKSamplingOptions(SKFilterMode.Linear));
        return Portrait.Encoded(screen, SKEncodedImageFormat.Png);
    }

    private static string Cell(bool expected, int count) => count == 0 ? "·" : expected ? $"**{count}**" : $"{count}";

    [Fact]
    public void APictureThatIsNoCardHasNoColourOfOne()
    {
        Assert.Equal(CardColour.None, Look(Portrait.Encoded(new Portrait().Draw(), SKEncodedImageFormat.Png)).Colour);
        using var page = new SKBitmap(1_000, 640);
        page.Erase(SKColors.White);
        Assert.Equal(new CardSight(CardColour.None, CardShape.Landscape, false, false, false), Look(Portrait.Encoded(page, SKEncodedImageFormat.Png)));
    }

    [Fact]
    public void APdfIsNotLookedAt() => Assert.Null(Assert.IsType<CardFileVerdict.Accepted>(CardFileCheck.Check(Draw.Pdf(), null)).Sight);

    private static CardSight Look(byte[] bytes) => Assert.IsType<CardFileVerdict.Accepted>(CardFileCheck.Check(bytes, null)).Sight!;

    private static byte[] SavedAnew(byte[] png, float scale, int quality)
    {
        using var whole = SKBitmap.Decode(png);
        return Portrait.Encoded(
            whole.Resize(new SKImageInfo((int)(whole.Width * scale), (int)(whole.Height * scale)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)),
            SKEncodedImageFormat.Jpeg, quality);
    }
}
