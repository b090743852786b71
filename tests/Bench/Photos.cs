using System.Diagnostics;
using KartuAsn.Imaging.Photos;
using KartuAsn.Support;
using SkiaSharp;

namespace KartuAsn.Bench;

/// <summary>What it takes to make a photo right, and to check one; on one processor.</summary>
internal static class Photos
{
    public static void Run(Options options)
    {
        var times = options.Number("--times", 15);
        var small = new Studio(new Portrait(), Studio.Cloths[0].Colour, Lighting.Graded).Jpeg();
        var large = Twelve();
        var png = PhotoPreparation.Prepare(small, null).Png!;
        Say("prepare, JPEG 1080 × 1380", times, () => PhotoPreparation.Prepare(small, null));
        Say($"prepare, JPEG 3065 × 3916 ({large.Length >> 10} KB)", times, () => PhotoPreparation.Prepare(large, null));
        Say("check, PNG 450 × 575", times, () => PhotoCheck.Check(png));
        Console.WriteLine($"resident at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    public static int Fuzz(Options options)
    {
        var (kept, folder) = (0, options.Text("--keep", Path.Combine(Path.GetTempPath(), "kartuasn-fuzz")));
        var result = PictureFuzz.Run(PictureFuzz.Seeds(), options.Number("--count", 200_000), options.Number("--seed", Environment.TickCount), (bytes, why) =>
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, $"{++kept}.bin"), bytes);
            Console.WriteLine(why);
        });
        Console.WriteLine($"{result.Count} pictures, slowest {result.Slowest:0} ms, {result.Memory} MB more memory at most, {kept} kept in {folder}");
        return kept == 0 ? 0 : 1;
    }

    /// <summary>As a telephone takes them: twelve million pixels.</summary>
    private static byte[] Twelve()
    {
        using var picture = new Studio(new Portrait(), Studio.Cloths[0].Colour, Lighting.Shadowed).Picture();
        var large = picture.Resize(new SKImageInfo(3065, 3916), new SKSamplingOptions(SKFilterMode.Linear));
        return Portrait.Encoded(large, SKEncodedImageFormat.Jpeg, 92);
    }

    private static void Say(string what, int times, Action work)
    {
        work();
        var took = Enumerable.Range(0, times).Select(_ =>
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            work();
            return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
        }).Order().ToArray();
        Console.WriteLine($"{what}: {took[times / 2]:0} ms of processor time (median of {times}), worst {took[^1]:0} ms");
    }
}
