using System.Diagnostics;
using System.Text.RegularExpressions;
using KartuAsn.Screens.Tests.Support;
using Xunit;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed partial class PrintTests(City city)
{
    [Fact]
    public async Task PaperHasTheWholeTable()
    {
        await using var officer = await city.Officer();
        var page = await officer.Watch("/");
        var names = (await page.Locator(".agencies tbody th").AllInnerTextsAsync()).Select(OneLine).ToList();
        var rows = (await page.Locator(".agencies tbody tr, .agencies tfoot tr").AllAsync())
            .Select(row => row.Locator("td.num").AllInnerTextsAsync()).ToList();
        var numbers = (await Task.WhenAll(rows)).Select(cells => OneLine(string.Join(' ', cells))).ToList();

        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        var read = OneLine(await TextOf(pdf, "-raw"));
        var lines = (await TextOf(pdf, "-layout")).Split('\n').Select(OneLine).ToList();

        Assert.All(names, name => Assert.Contains(name, read, StringComparison.Ordinal));
        Assert.All(numbers, row => Assert.Contains(lines, line => line.EndsWith(row, StringComparison.Ordinal)));
        Assert.DoesNotContain("Cari Perangkat Daerah", read, StringComparison.Ordinal);
    }

    private static async Task<string> TextOf(byte[] pdf, string order)
    {
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", [order, "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var text = reader.StandardOutput.ReadToEndAsync();
        await reader.StandardInput.BaseStream.WriteAsync(pdf);
        reader.StandardInput.Close();
        return await text;
    }

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
