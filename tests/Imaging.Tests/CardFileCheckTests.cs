using System.Diagnostics;
using Xunit;

namespace KartuAsn.Imaging.Tests;

[Collection(nameof(Alone))]
public sealed class CardFileCheckTests
{
    [Fact]
    public void APngIsTaken() => Assert.Equal(Accepted("image/png"), Check(Draw.Png(), "image/png"));

    [Fact]
    public void AJpegIsTaken() => Assert.Equal(Accepted("image/jpeg"), Check(Draw.Jpeg(), "image/jpeg"));

    [Fact]
    public void APdfOfOnePageIsTaken() => Assert.Equal(Accepted("application/pdf"), Check(Draw.Pdf(), "application/pdf"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("application/octet-stream")]
    public void TheBytesDecideWhenTheSenderSaysNothing(string? declared) =>
        Assert.Equal(Accepted("image/png"), Check(Draw.Png(), declared));

    [Fact]
    public void APngSentAsJpegIsRefusedAndBothTypesAreNamed() =>
        Assert.Equal(Refused(new CardFileRefusal.TypeDiffers("image/jpeg", "image/png")), Check(Draw.Png(), "image/jpeg"));

    [Fact]
    public void AnEmptyFileIsRefused() => Assert.Equal(Refused(new CardFileRefusal.Empty()), Check(default, "image/png"));

    [Fact]
    public void TextIsRefused() =>
        Assert.Equal(Refused(new CardFileRefusal.TypeUnknown()), Check("<svg onload=alert(1)>"u8.ToArray(), "image/png"));

    [Fact]
    public void OneByteOverFiveMegabytesIsRefused() =>
        Assert.Equal(Refused(new CardFileRefusal.TooLarge()), Check(new byte[CardFileCheck.MaxBytes + 1], null));

    [Theory]
    [InlineData(200, 200, true)]
    [InlineData(199, 600, false)]
    [InlineData(600, 199, false)]
    public void TheShortSideNeedsTwoHundredPixels(int width, int height, bool taken) =>
        Assert.Equal(
            taken ? (CardFileVerdict)Accepted("image/png") : Refused(new CardFileRefusal.TooSmall(width, height)),
            Check(Draw.Png(width, height), null));

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(8_001, 300)]
    [InlineData(6_000, 6_000)]
    public void ABombIsRefusedByItsHeader(int width, int height)
    {
        var bomb = Draw.PngThatClaims(width, height);
        var before = Process.GetCurrentProcess().PeakWorkingSet64;

        var verdict = Check(bomb, null);

        Assert.Equal(Refused(new CardFileRefusal.TooManyPixels(width, height)), verdict);
        Assert.True(Process.GetCurrentProcess().PeakWorkingSet64 - before < 64 << 20);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void APictureThatStopsHalfwayIsRefused(double part)
    {
        foreach (var whole in new[] { Draw.Png(), Draw.Jpeg() })
            Assert.Equal(Refused(new CardFileRefusal.Damaged()), Check(whole.AsMemory(0, (int)(whole.Length * part)), null));
    }

    [Fact]
    public void APdfThatStopsHalfwayIsRefused()
    {
        var pdf = Draw.Pdf();
        Assert.Equal(Refused(new CardFileRefusal.PdfUnreadable()), Check(pdf.AsMemory(0, pdf.Length / 2), null));
    }

    [Fact]
    public void TwoPagesAreOneTooMany() => Assert.Equal(Refused(new CardFileRefusal.PdfPages(2)), Check(Draw.Pdf(pages: 2), null));

    [Fact]
    public void APlainPdfWrittenByHandIsTaken() => Assert.Equal(Accepted("application/pdf"), Check(Draw.PdfWith(""), null));

    [Fact]
    public void ALockedPdfIsRefused() =>
        Assert.Equal(Refused(new CardFileRefusal.PdfEncrypted()), Check(Draw.PdfWith("", trailer: "/Encrypt 9 0 R"), null));

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript >>", "JavaScript")]
    [InlineData("/OpenAction << /S /J#61vaScript >>", "JavaScript")]
    [InlineData("/OpenAction << /S /Launch /F (calc.exe) >>", "Launch")]
    [InlineData("/Names << /EmbeddedFiles 9 0 R >>", "EmbeddedFiles")]
    public void APdfThatDoesSomethingIsRefused(string catalog, string what) =>
        Assert.Equal(Refused(new CardFileRefusal.PdfActive(what)), Check(Draw.PdfWith(catalog), null));

    [Fact]
    public void AScriptInACompressedObjectIsFound() => Assert.Equal(
        Refused(new CardFileRefusal.PdfActive("JS")),
        Check(Draw.PdfWith("/OpenAction 8 0 R", Draw.ObjectStream(7, "<< /JS (app.alert) >>")), null));

    [Fact]
    public void AHarmlessCompressedObjectIsTaken() => Assert.Equal(
        Accepted("application/pdf"),
        Check(Draw.PdfWith("/Metadata 8 0 R", Draw.ObjectStream(7, "<< /Producer (SIASN) >>")), null));

    [Fact]
    public void ACompressedObjectThatInflatesWithoutEndIsRefused() => Assert.Equal(
        Refused(new CardFileRefusal.PdfUnreadable()),
        Check(Draw.PdfWith("", Draw.ObjectStream(7, "(" + new string('a', 64 << 20) + ")")), null));

    [Fact]
    public void NestingWithoutEndIsRefused() => Assert.Equal(
        Refused(new CardFileRefusal.PdfUnreadable()),
        Check(Draw.PdfWith("", "7 0 obj " + new string('[', 4 << 20)), null));

    [Fact]
    public void APageTreeThatBitesItsTailIsRefused() => Assert.Equal(
        Refused(new CardFileRefusal.PdfUnreadable()),
        Check(Draw.PdfWith("", "3 0 obj << /Type /Pages /Kids [2 0 R] >> endobj"), null));

    [Fact]
    public void TenThousandMutationsNeverThrowAndNeverHang()
    {
        var random = new Random(20221104);
        byte[][] seeds = [Draw.Png(220, 220), Draw.Jpeg(220, 220), Draw.Pdf(), Draw.PdfWith("/A [1 (b) <63> 4.5 true]", Draw.ObjectStream(7, "<< /X 1 >>"))];
        var clock = Stopwatch.StartNew();

        for (var i = 0; i < 10_000; i++)
        {
            var bytes = Mutated(seeds[i % seeds.Length], random);
            Assert.NotNull(Check(bytes, null));
        }

        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void EveryRefusalHasACodeOfItsOwnAndASentence()
    {
        CardFileRefusal[] all =
        [
            new CardFileRefusal.Empty(), new CardFileRefusal.TooLarge(), new CardFileRefusal.TypeUnknown(),
            new CardFileRefusal.TypeDiffers("a", "b"), new CardFileRefusal.TooSmall(1, 1), new CardFileRefusal.TooManyPixels(1, 1),
            new CardFileRefusal.Damaged(), new CardFileRefusal.PdfUnreadable(), new CardFileRefusal.PdfEncrypted(),
            new CardFileRefusal.PdfPages(2), new CardFileRefusal.PdfActive("JS"),
        ];

        Assert.Equal(typeof(CardFileRefusal).GetNestedTypes().Length, all.Length);
        Assert.Equal(all.Length, all.Select(refusal => refusal.Code).Distinct().Count());
        Assert.All(all, refusal => Assert.EndsWith(".", refusal.Sentence, StringComparison.Ordinal));
    }

    private static CardFileVerdict.Accepted Accepted(string type) => new(type, null);

    /// <summary>Whatever is seen on it: CardLookTests ask for that.</summary>
    private static CardFileVerdict Check(ReadOnlyMemory<byte> bytes, string? declaredType) =>
        CardFileCheck.Check(bytes, declaredType) is var verdict && verdict is CardFileVerdict.Accepted accepted ? accepted with { Sight = null } : verdict;

    private static CardFileVerdict.Refused Refused(CardFileRefusal why) => new(why);

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = seed[..random.Next(seed.Length / 2, seed.Length + 1)];
        if (random.Next(2) == 0)
            bytes = [.. seed];
        for (var change = random.Next(1, 12); change > 0; change--)
            switch (random.Next(3))
            {
                case 0: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); break;
                case 1: bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)); break;
                default: Swap(bytes, random); break;
            }
        return bytes;
    }

    private static void Swap(byte[] bytes, Random random)
    {
        var (a, b) = (random.Next(bytes.Length), random.Next(bytes.Length));
        (bytes[a], bytes[b]) = (bytes[b], bytes[a]);
    }
}
