using KartuAsn.Contracts;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class PoliciesTests(City city)
{
    [Fact]
    public async Task AChangeIsMadeWithoutScriptAndKeepsWhoWhenAndWhy()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kebijakan" }).ClickAsync();
        var policy = page.GetByRole(AriaRole.Region, new() { Name = "KARPEG dan KPE" });
        await Expect(policy).ToContainTextAsync("tanpa batas akhir yang ditetapkan");

        await policy.Locator("details:has(form) > summary").ClickAsync();
        await policy.GetByLabel("Berlaku sampai dengan").FillAsync("2099-12-31");
        await policy.GetByLabel("Berlaku mulai").FillAsync("2098-01-01");
        await policy.GetByLabel("Alasan dan dasar keputusan").FillAsync("Surat BKN tentang masa transisi");
        await policy.GetByRole(AriaRole.Button, new() { Name = "Catat perubahan" }).ClickAsync();

        await Expect(policy.GetByRole(AriaRole.Status)).ToContainTextAsync("Perubahan dicatat");
        await Expect(policy.Locator(".note.is-warn")).ToContainTextAsync("Mulai 1 Januari 2098: KARPEG dan KPE berlaku dalam masa transisi sampai dengan 31 Desember 2099.");
        await Expect(policy.Locator(".timeline")).ToContainTextAsync("Alasan: Surat BKN tentang masa transisi");
        await Expect(policy.Locator(".timeline")).ToContainTextAsync("oleh Admin BKPSDM");
        await Expect(policy.Locator(".policy-sentence")).ToContainTextAsync("tanpa batas akhir yang ditetapkan");
    }

    [Fact]
    public async Task TheFormSaysWhomAChangeConcerns()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/kebijakan");
        var policy = page.GetByRole(AriaRole.Region, new() { Name = "Pegawai yang ditangguhkan" });

        await policy.Locator("details:has(form) > summary").ClickAsync();

        await Expect(policy.GetByText("Hari ini menyangkut 2 pegawai.")).ToBeVisibleAsync();
        await Expect(policy.GetByLabel("Tetap dihitung")).ToBeCheckedAsync();
        await Expect(policy.GetByLabel("Berlaku mulai")).ToHaveValueAsync(CityClock.System().Today.ToString("O"));
        await Expect(page.GetByText("tidak disimpulkan dari umur")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhatCannotBeDecidedIsSaidOnAPage()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/kebijakan");
        var policy = page.GetByRole(AriaRole.Region, new() { Name = "PPPK Paruh Waktu" });

        await policy.Locator("details:has(form) > summary").ClickAsync();
        await policy.GetByLabel("Alasan dan dasar keputusan").FillAsync("     ");
        await policy.GetByRole(AriaRole.Button, new() { Name = "Catat perubahan" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kebijakan tidak dapat diubah");
        await Expect(page.GetByText("Alasan perubahan kebijakan wajib diisi")).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
    }
}
