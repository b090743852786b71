using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class ImportFormTests(City city)
{
    // What a browser does when a file is let go over an element.
    private const string Drop = """
        (box, text) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], 'Data ASN.csv', { type: 'text/csv' }));
          for (const type of ['dragover', 'drop'])
            box.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
        }
        """;

    [Fact]
    public async Task AFileMayBeDroppedAndATrialChangesNothing()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/impor");

        await page.Locator("[data-drop]").EvaluateAsync(Drop, System.Text.Encoding.UTF8.GetString(Townspeople.Csv(Townspeople.Rows)));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Data ASN.csv");
        await page.GetByLabel("Posisi data per tanggal").FillAsync("2026-01-01");
        await page.GetByLabel("Uji coba").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai impor" }).ClickAsync();

        await Expect(page.GetByText("Uji coba selesai, data tidak berubah.")).ToBeVisibleAsync();
        Assert.Equal(Townspeople.Rows.Count, await page.Locator("[data-number='counts.unchanged']").Number());
        Assert.Empty(officer.Complaints);
    }
}
