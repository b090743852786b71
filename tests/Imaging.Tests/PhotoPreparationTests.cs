using KartuAsn.Imaging.Photos;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Imaging.Tests;

public sealed class PhotoPreparationTests
{
    private static readonly SKColor Red = Studio.Cloths[0].Colour;

    private static readonly Studio Usual = new(new Portrait(), Red, Lighting.Graded);

    [Fact] // annex B
    public void APhotoBeforeAPlainClothBecomesOneThatPassesEveryRule()
    {
        var made = PhotoPreparation.Prepare(Usual.Jpeg(), null);

        Assert.Null(made.Refusal);
        Assert.True(PhotoCheck.Check(made.Png).Accepted, string.Join('\n', PhotoCheck.Check(made.Png).Rules.Where(rule => !rule.Passed)));
    }

    [Fact]
    public void WebpAndPngAreTakenToo()
    {
        using var picture = Usual.Picture();

        Assert.NotNull(PhotoPreparation.Prepare(Usual.Webp(), null).Png);
        Assert.NotNull(PhotoPreparation.Prepare(picture.Encode(SKEncodedImageFormat.Png, 100).ToArray(), null).Png);
    }

    [Fact] // docs/photos.md
    public void TheCutIsAsGoodAsTheDocumentsSay()
    {
        foreach (var (cloth, colour) in Studio.Cloths)
            foreach (var lighting in Enum.GetValues<Lighting>().Where(lighting => (cloth, lighting) is not ("putih", Lighting.Shadowed)))
            {
                var all = PhotoDefects.People.Where((_, n) => n % 29 == 3).Select(person => Quality(new Studio(person, colour, lighting))).ToList();
                var cuts = all.OfType<CutQuality>().ToList();
                Assert.True(cuts.Count == all.Count || cloth == "putih", $"{cloth} {lighting}: {all.Count - cuts.Count} refused");
                Assert.All(cuts, cut => Assert.True(cut is { Alpha: < 0.02, Rim: < 0.25, Spill: < 0.08 }, $"{cloth} {lighting}: {cut}"));
            }
    }

    [Fact] // the negative control of the measure
    public void AnUncutPhotoAndACarelessCutAreMeasuredAsBad()
    {
        using var truth = Usual.Truth();
        using var whole = Usual.Picture().Resize(truth.Info, SKSamplingOptions.Default);

        var quality = CutQuality.Of(whole.Encode(SKEncodedImageFormat.Png, 100).ToArray(), truth, Red);

        Assert.True(quality is { Alpha: > 0.3, Rim: > 0.3, Spill: > 0.1 }, $"{quality}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void HoweverTheTelephoneWasHeldThePersonStandsUpright(int orientation)
    {
        var made = PhotoPreparation.Prepare(Held.By(Usual, orientation), null);

        using var truth = Usual.Truth();
        Assert.True(CutQuality.Of(made.Png!, truth, Red).Alpha < 0.02);
    }

    [Fact]
    public void APartOfThePictureIsTaken()
    {
        var made = PhotoPreparation.Prepare(Usual.Jpeg(), new(0.1, 0.1, 0.8, 0.8));

        using var photo = SKBitmap.Decode(made.Png);
        Assert.Equal((450, 575), (photo.Width, photo.Height));
        Assert.True(PhotoCheck.Check(made.Png).Unfit.IsEmpty);
    }

    [Fact]
    public void WithoutAPartTheMiddleOfAWidePictureIsTaken()
    {
        using var picture = Usual.Picture();
        using var wide = new SKBitmap(new SKImageInfo(2400, Studio.Height));
        using (var canvas = new SKCanvas(wide))
        {
            canvas.Clear(Red);
            canvas.DrawBitmap(picture, (2400 - Studio.Width) / 2, 0, SKSamplingOptions.Default);
        }

        Assert.NotNull(PhotoPreparation.Prepare(wide.Encode(SKEncodedImageFormat.Jpeg, 88).ToArray(), null).Png);
    }

    [Fact]
    public void NothingOfTheBackdropIsLeftInWhatNobodySees()
    {
        using var photo = SKBitmap.Decode(PhotoPreparation.Prepare(Usual.Jpeg(), null).Png, new SKImageInfo(450, 575, SKColorType.Rgba8888, SKAlphaType.Unpremul));

        Assert.All(photo.Pixels.Where(pixel => pixel.Alpha == 0), pixel => Assert.Equal((0, 0, 0), (pixel.Red, pixel.Green, pixel.Blue)));
    }

    [Fact]
    public void WhatCannotBeDoneWellIsRefused()
    {
        var jpeg = Usual.Jpeg();

        Assert.IsType<PreparationRefusal.BackdropNotPlain>(PhotoPreparation.Prepare(Usual.BeforeAShelf(), null).Refusal);
        Assert.IsType<PreparationRefusal.PersonLikeBackdrop>(PhotoPreparation.Prepare(Portrait.Encoded(Cloth(), SKEncodedImageFormat.Jpeg), null).Refusal);
        Assert.IsType<PreparationRefusal.NotAPicture>(PhotoPreparation.Prepare("%PDF-1.7"u8.ToArray(), null).Refusal);
        Assert.IsType<PreparationRefusal.Damaged>(PhotoPreparation.Prepare(jpeg.AsMemory(0, jpeg.Length / 2), null).Refusal);
        Assert.IsType<PreparationRefusal.TooManyPixels>(PhotoPreparation.Prepare(PngFile.Claiming(30_000, 30_000), null).Refusal);
        Assert.IsType<PreparationRefusal.TooSmall>(PhotoPreparation.Prepare(jpeg, new(0.4, 0.4, 0.1, 0.1)).Refusal);
        Assert.IsType<PreparationRefusal.CropUnfit>(PhotoPreparation.Prepare(jpeg, new(0.5, 0.5, 0.9, 0.9)).Refusal);
        Assert.IsType<PreparationRefusal.CropUnfit>(PhotoPreparation.Prepare(jpeg, new(0, 0, 1, 0.5)).Refusal);
    }

    [Fact]
    public void EveryRefusalHasACodeOfItsOwnAndASentence()
    {
        PreparationRefusal[] all =
        [
            new PreparationRefusal.NotAPicture(), new PreparationRefusal.Damaged(), new PreparationRefusal.TooManyPixels(1, 1), new PreparationRefusal.TooSmall(1, 1),
            new PreparationRefusal.CropUnfit(), new PreparationRefusal.BackdropNotPlain(), new PreparationRefusal.PersonLikeBackdrop(),
        ];

        Assert.Equal(typeof(PreparationRefusal).GetNestedTypes().Length, all.Length);
        Assert.Equal(all.Length, all.Select(refusal => refusal.Code).Distinct().Count());
        Assert.All(all, refusal => Assert.EndsWith(".", refusal.Sentence, StringComparison.Ordinal));
    }

    /// <summary>Null: refused, as the person is too much like the backdrop.</summary>
    private static CutQuality? Quality(Studio studio)
    {
        var made = PhotoPreparation.Prepare(studio.Jpeg(), null);
        if (made.Refusal is PreparationRefusal.PersonLikeBackdrop) return null;
        using var truth = studio.Truth();
        return CutQuality.Of(made.Png!, truth, studio.Cloth);
    }

    private static SKBitmap Cloth()
    {
        var cloth = new SKBitmap(new SKImageInfo(Studio.Width, Studio.Height));
        cloth.Erase(Red);
        return cloth;
    }
}
