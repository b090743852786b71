using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using KartuAsn.Support;
using Microsoft.Playwright;

namespace KartuAsn.Bench;

/// <summary>
/// Cards drawn on one core, as pictures, as PDF and on sheets, against screenshots of the same card that headless Chromium takes. Processor time
/// counts, of Chromium that of all its processes.
/// </summary>
internal static class Cards
{
    private static readonly CardFace Face = new(
        Kind.Pns, false, "Sri Contohwati", "Dra.", "M.Pd.", "198001012005012001", "A20050000123", "Pemerintah Kota Madiun", "Dinas Pendidikan",
        "HTTPS://KARTU.CONTOH.GO.ID/V/" + new string([.. Enumerable.Range(0, 122).Select(i => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[i * 7 % 32])]), "kartu.contoh.go.id/v", new Portrait().Png());

    public static async Task Run(Options options)
    {
        var seconds = options.Number("--seconds", 5);
        Console.WriteLine("cards                          a second  processor ms each");
        var png = await Measure("PNG, a side", seconds, n => Done(CardPicture.Draw(Face, Orientation.Landscape, n % 2 == 0 ? Side.Front : Side.Back)), []);
        await Measure("PDF, both sides", seconds, _ => Done(CardPdf.Draw(Face, Orientation.Landscape)), []);
        var ten = Enumerable.Repeat(Face, 10).ToArray();
        await Measure("A4, ten cards, both sides", seconds, _ => Done(PrintSheet.Draw(ten, PaperLayout.A4, PrintedSides.Both)), []);
        var chromium = await Screenshots(seconds);
        Console.WriteLine($"a PNG of ours takes 1/{chromium / png:F1} of the processor time of a screenshot");
    }

    private static async Task<double> Screenshots(int seconds)
    {
        using var playwright = await Playwright.CreateAsync();
        var profile = Directory.CreateTempSubdirectory("kartuasn-bench-").FullName;
        await using var browser = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            ViewportSize = new() { Width = 1011, Height = 638 },
        });
        var page = browser.Pages[0];
        var (front, back) = (CardTwin.Front(Face), CardTwin.Back(Face));
        return await Measure("screenshot, a side", seconds, async n =>
        {
            await page.SetContentAsync(n % 2 == 0 ? front : back);
            await page.ScreenshotAsync();
        }, Machine.ProcessesOf(profile));
    }

    private static async Task<double> Measure(string name, int seconds, Func<int, Task> draw, int[] others)
    {
        for (var n = 0; n < 4; n++) await draw(n);
        var (before, drawn) = (Machine.ProcessorTime(others), 0);
        var rate = await Load.Rate(1, seconds, n =>
        {
            drawn++;
            return draw(n);
        });
        var each = (Machine.ProcessorTime(others) - before) / drawn;
        Console.WriteLine($"{name,-28}  {rate,9:F1}  {each,17:F2}");
        return each;
    }

    private static Task Done(byte[] drawn) => drawn.Length > 0 ? Task.CompletedTask : throw new InvalidOperationException("Nothing was drawn.");
}
