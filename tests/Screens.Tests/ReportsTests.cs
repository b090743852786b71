using KartuAsn.Screens.Tests.Support;
using KartuAsn.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(ChangedCity))]
public sealed class ReportsTests(City city)
{
    [Fact]
    public async Task AReportGoesFromTheOperatorByTheHeadToBkpsdmAndBackWithoutScript()
    {
        var page = $"/perangkat-daerah/{Townspeople.Agency}";
        await using var oper = await city.OfAgency("operator", Townspeople.Agency);
        var desk = await oper.Open(page);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Laporan" }).First.ClickAsync();
        await desk.GetByLabel("Nama beserta gelar").FillAsync("Drs. BUDI SANTOSO, M.Si.");
        await desk.GetByLabel("Pangkat, tanpa golongan").FillAsync("Pembina Utama Muda (IV/c)");
        await desk.GetByLabel("NIP", new() { Exact = true }).FillAsync("19700101 199501 1 001");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Simpan penanda tangan" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("Penanda tangan disimpan");
        await desk.GetByLabel("Catatan untuk kepala Perangkat Daerah").FillAsync("Semua sekolah sudah lengkap");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Siapkan konsep laporan" }).ClickAsync();
        await Expect(desk.GetByText("Konsep laporan pertama menunggu persetujuan kepala")).ToBeVisibleAsync();

        await using var head = await city.OfAgency("head", Townspeople.Agency);
        var table = await head.Open(page + "/laporan");
        await Expect(table.GetByText("Catatan: Semua sekolah sudah lengkap")).ToBeVisibleAsync();
        var total = await table.Locator(".form-e tfoot td").Last.Number();
        await table.GetByRole(AriaRole.Button, new() { Name = "Setujui dan kirim laporan" }).ClickAsync();
        await Expect(table.GetByRole(AriaRole.Status).First).ToContainTextAsync("Laporan terkirim dan dibekukan");
        await Expect(table.Locator(".status-word")).ToContainTextAsync("Terkirim");
        await Expect(table.GetByText($"Jumlah dari {total} nama sama dengan angka yang dikirim")).ToBeVisibleAsync();
        var paper = await head.Api.GetAsync((await table.GetByRole(AriaRole.Link, new() { Name = "Unduh PDF" }).GetAttributeAsync("href"))!);
        Assert.Contains("BUDI SANTOSO", ReadBack.PdfText(await paper.BodyAsync()), StringComparison.Ordinal);

        await using var officer = await city.Officer(script: false);
        var list = await officer.Open("/laporan?saring=sent");
        await list.Locator($"tbody a[href^='/laporan/{Townspeople.Agency}-']").ClickAsync();
        await list.GetByLabel("Alasan pengembalian").FillAsync("Unit puskesmas belum lengkap");
        await list.GetByRole(AriaRole.Button, new() { Name = "Kembalikan untuk perbaikan" }).ClickAsync();
        await Expect(list.GetByRole(AriaRole.Status).First).ToContainTextAsync("Laporan dikembalikan");

        await table.GotoAsync(page + "/laporan");
        await Expect(table.Locator(".note.is-bad")).ToContainTextAsync("Unit puskesmas belum lengkap");
        await table.GetByRole(AriaRole.Button, new() { Name = "Setujui dan kirim laporan" }).ClickAsync();
        await Expect(table.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("revisi ke-1");
        await table.GotoAsync($"/laporan/{Townspeople.Agency}-1");
        await table.GetByRole(AriaRole.Link, new() { Name = "Buka revisi itu" }).ClickAsync();
        await Expect(table.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("revisi ke-1");
        Assert.Empty(oper.Complaints.Concat(head.Complaints).Concat(officer.Complaints));
    }

    [Fact]
    public async Task WhoeverDiffersSinceIsNamedAndTheReportStays()
    {
        // Not the agency of the other report.
        var agency = Townspeople.Counted.First(row => row.AgencyId != Townspeople.Agency).AgencyId;
        await using var head = await city.OfAgency("head", agency);
        var page = await head.Open($"/perangkat-daerah/{agency}/laporan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Setujui dan kirim laporan" }).ClickAsync();
        var total = await page.Locator(".form-e tfoot td").Last.Number();
        var person = Townspeople.Counted.First(row => row.AgencyId == agency);
        await using var officer = await city.Officer();
        var told = await officer.Api.PostAsync("/api/v1/hr-events", new()
        {
            Headers = [new("Content-Type", "application/cloudevents+json")],
            Data = $$$"""{"specversion":"1.0","id":"1","source":"uji","type":"id.kartuasn.died.v1","subject":"{{{person.Id}}}","data":{"effectiveDate":"2026-03-01"}}""",
        });
        Assert.True(told.Ok, await told.TextAsync());

        await page.GotoAsync(page.Url);

        await Expect(page.GetByText("Berbeda 1 orang sejak dikirim")).ToBeVisibleAsync();
        await Expect(page.Locator(".differences")).ToContainTextAsync(person.Name);
        Assert.Equal(total, await page.Locator(".form-e tfoot td").Last.Number());
        await page.LooksGood();
        await page.GotoAsync($"/perangkat-daerah/{agency}/laporan");
        await Expect(page.GetByText("Kirim angka saat ini sebagai revisi ke-1")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Setujui dan kirim laporan" })).ToBeHiddenAsync();
        await Expect(page.GetByText("jumlah pegawai −1")).ToBeVisibleAsync();
        await page.LooksGood();
        var list = await officer.Open("/laporan");
        await Expect(list.Locator("tbody tr").Filter(new() { HasText = "Belum melapor" }).First).ToContainTextAsync("lewat tenggat");
        await list.LooksGood();
    }
}
