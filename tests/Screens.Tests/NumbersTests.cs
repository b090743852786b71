using System.Text.RegularExpressions;
using KartuAsn.Rules;
using KartuAsn.Screens.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed partial class NumbersTests(City city)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/perangkat-daerah/")]
    public async Task EveryNumberOpensThePeopleBehindIt(string path)
    {
        await using var officer = await city.Officer(script: false);
        var screen = path.Length > 1 ? path + Townspeople.Agency : path;
        var page = await officer.Open(screen);
        var names = (await page.Locator(".hero a").AllInnerTextsAsync()).Select(OneLine).ToList();
        var counted = Enumerable.Range(0, names.Count).Where(i => !names[i].Contains('%', StringComparison.Ordinal)).ToList();

        foreach (var i in counted)
        {
            await page.GotoAsync(screen);
            await page.Locator(".hero a").Nth(i).ClickAsync();
            await Expect(page.Locator(".people")).ToBeVisibleAsync();

            Assert.Equal((names[i], Pages.NumberIn(names[i])), (names[i], await page.PeopleListed()));
        }

        Assert.Equal(["Paruh Waktu", "CPNS", "ditangguhkan", "perlu ditinjau"], Rare.Where(word => names.Any(name => name.Contains(word, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task EveryNumberOfTheTableDoesToo()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");
        var cells = await page.Locator(".agencies tbody td.num:not(.col-rate):not(.col-today), .agencies tfoot td.num:not(.col-rate):not(.col-today)").AllAsync();

        foreach (var cell in cells)
        {
            var list = await (await officer.Api.GetAsync((await cell.Locator("a").GetAttributeAsync("href"))!)).TextAsync();
            Assert.Equal(await cell.Number(), Total().Match(list) is { Success: true } total ? Pages.NumberIn(total.Value) : 0);
        }

        Assert.Equal(4 * (Townspeople.Rows.Select(row => row.AgencyId).Distinct().Count() + 1), cells.Count);
    }

    [Fact]
    public async Task TheCityShowsWhatTheRosterSays()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/");
        var words = OneLine(await page.Locator(".hero").InnerTextAsync());

        Assert.Contains($"dari {Townspeople.Counted.Count()} sudah mengunggah", words, StringComparison.Ordinal);
        Assert.Contains($"termasuk {Townspeople.Counted.Count(row => row.PartTime)} Paruh Waktu", words, StringComparison.Ordinal);
        Assert.Contains($"{Townspeople.Rows.Count(row => row.Kind == Kind.Cpns)} CPNS", words, StringComparison.Ordinal);
        Assert.Contains("2 ditangguhkan", words, StringComparison.Ordinal);
        Assert.Contains("1 perlu ditinjau", words, StringComparison.Ordinal);
    }

    private static readonly string[] Rare = ["Paruh Waktu", "CPNS", "ditangguhkan", "perlu ditinjau"];

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("data-total=\"\\d+\"")]
    private static partial Regex Total();
}
