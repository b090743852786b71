using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class LooksTests(City city)
{
    public static TheoryData<string> StillPages =>
    [
        "/?cari=tidak-ada",
        "/pegawai",
        "/pegawai?q=tidak-ada",
        "/pegawai/" + City.WithoutCard.Id,
        "/pegawai/" + City.WithCard.Id,
        "/pegawai/" + Townspeople.Suspended.Id,
        "/pegawai/" + Townspeople.Suspended.Id + "?on=2025-12-31",
        "/perangkat-daerah/" + Townspeople.Agency + "/cetak?layout=cr80&side=front",
        "/pegawai/" + City.WithoutCard.Id + "/foto",
        "/impor",
        "/impor/first",
        "/kebijakan",
        "/laporan?kode=tidak-ada",
        "/jejak-audit",
        "/jejak-audit?pegawai=tidak-ada",
        "/jejak-audit?dari=keliru",
        "/pegawai/" + City.WithCard.Id + "/dilihat",
        "/kunci",
        "/penataan?dari=" + Townspeople.Agency,
        "/penataan?keliru=Salah",
        "/tidak-ada",
        "/?asOf=2025-11-04",
        "/?asOf=2026-02-31",
        "/perangkat-daerah/" + Townspeople.Agency + "?asOf=2025-11-04",
        "/pegawai?asOf=2025-11-04",
        "/akun",
        "/akun/baru?keliru=mudah-ditebak",
        "/akun/faktor-kedua",
        "/pengguna?keliru=nama-terpakai",
        "/pengguna?q=tidak-ada",
        "/surat-aktivasi?perangkat-daerah=" + Townspeople.Agency,
        "/surat-aktivasi?pegawai=" + City.WithCard.Id,
    ];

    [Theory]
    [MemberData(nameof(StillPages))]
    public async Task APageFitsEveryScreenIsAccessibleAndLeavesTheConsoleEmpty(string path)
    {
        await using var officer = await city.Officer();
        var page = await officer.Open(path);

        await page.LooksGood();
        Assert.Empty(officer.Complaints);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/perangkat-daerah/")]
    public async Task ALiveScreenDoesToo(string path)
    {
        await using var officer = await city.Officer();
        var page = await officer.Watch(path.Length > 1 ? path + Townspeople.Agency : path);

        await page.LooksGood();
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task AndTheDoor()
    {
        await using var stranger = await city.Stranger();

        foreach (var path in new[] { "/masuk", city.UsedLink, "/masuk?keliru=tidak-cocok", "/masuk/kode", "/aktivasi?keliru=surat", "/aktivasi/kata-sandi", "/aktivasi/tidak-ada", "/privasi" })
            await (await stranger.Open(path)).LooksGood();
        Assert.Empty(stranger.Complaints);
    }

    [Fact]
    public async Task WhoUsesTheKeyboardSkipsToTheContent()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/pegawai");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Langsung ke isi" })).ToBeFocusedAsync();
        await Expect(page.Locator(":focus")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task TheTableIsSortedByTheKeyboardAndSaysHow()
    {
        await using var officer = await city.Officer();
        var page = await officer.Watch("/");
        var sort = page.GetByRole(AriaRole.Link, new() { Name = "Urutkan menurut PNS belum" });
        var column = page.Locator("th", new() { Has = sort });

        await sort.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(column).ToHaveAttributeAsync("aria-sort", "descending");
        var descending = await NotYet(page);
        await page.Keyboard.PressAsync("Enter");
        await Expect(column).ToHaveAttributeAsync("aria-sort", "ascending");
        var ascending = await NotYet(page);

        Assert.Equal(descending.OrderDescending(), descending);
        Assert.Equal(descending.Order(), ascending);
        Assert.Equal(1, await page.Locator("[aria-sort]").CountAsync());
    }

    private static async Task<List<int>> NotYet(IPage page) =>
        [.. (await page.Locator(".agencies tbody tr td:nth-child(5)").AllInnerTextsAsync()).Select(Pages.NumberIn)];
}
