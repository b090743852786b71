using System.Globalization;
using KartuAsn.Screens.Tests.Support;
using KartuAsn.Support;
using Microsoft.Playwright;
using SkiaSharp;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class PhotoPageTests(City city)
{
    private static readonly Studio InRed = new(new Portrait { Variant = 1 }, new SKColor(0xC4, 0x16, 0x1C), Lighting.Graded);

    private static string Address => "/pegawai/" + City.WithoutCard.Id + "/foto";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APhotoInFrontOfARedClothBecomesTheCardsPhoto(bool script)
    {
        await using var officer = await city.Officer(script);
        var page = await officer.Open(Address);

        await page.Locator("input[type=file]").SetInputFilesAsync(Photo(InRed with { Person = new Portrait { Variant = script ? 1 : 2 } }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Siapkan foto" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Foto siap");
        Assert.Equal(8, await page.Locator(".photo-rules .is-passed").CountAsync());
        await page.LooksGood();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pakai foto ini" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nomor tanda terima");
        await Expect(page.GetByAltText("Foto kartu " + City.WithoutCard.Name)).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task ThePartIsChosenByPointerByKeysAndByTheSlider()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open(Address);
        await page.Locator("input[type=file]").SetInputFilesAsync(Photo(InRed));
        var view = page.Locator(".crop-view");
        await Expect(view).ToBeVisibleAsync();
        await Expect(page.Locator("input[name=crop]")).ToHaveValueAsync("0.00000,0.00000,1.00000,1.00000");
        await page.LooksGood();

        await page.GetByLabel("Perbesaran").FillAsync("200");
        var half = await Crop(page);
        await view.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        var moved = await Crop(page);
        await page.Keyboard.PressAsync("+");
        var larger = await Crop(page);
        await Drag(page, view);
        var dragged = await Crop(page);

        Assert.Equal(0.5, half[2], 3);
        Assert.True(moved[0] > half[0] && moved[1] > half[1], "Arrows did not move the part.");
        Assert.True(larger[2] < moved[2], "Plus did not make it smaller.");
        Assert.True(dragged[0] < larger[0], "Dragging the picture to the right did not move the part to the left.");
        Assert.All(new[] { half, moved, larger, dragged }, c => Assert.Equal(18.0 / 23, c[2] * Studio.Width / (c[3] * Studio.Height), 3));
    }

    [Fact]
    public async Task APhotoInFrontOfAShelfIsSaidNotToHaveAPlainBackdrop()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open(Address);

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "rak.jpg", MimeType = "image/jpeg", Buffer = InRed.BeforeAShelf() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Siapkan foto" }).ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("Latar belakang tidak polos");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pilih foto lain" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Foto kartu");
    }

    [Fact]
    public async Task APhotoInDoubtWaitsForAReviewer()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open("/pegawai/" + City.WithCard.Id + "/foto");
        var dark = InRed with { Person = new Portrait { Scale = 0.75f, Variant = 3 } };

        await page.Locator("input[type=file]").SetInputFilesAsync(Photo(dark));
        await page.GetByRole(AriaRole.Button, new() { Name = "Siapkan foto" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Foto siap, ada yang diragukan");
        Assert.NotEqual(0, await page.Locator(".photo-marks rect").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Minta ditinjau" }).ClickAsync();

        await Expect(page.Locator(".note.is-warn")).ToContainTextAsync("Menunggu tinjauan");
        await page.LooksGood();
        await page.GetByLabel("Alasan pengembalian").FillAsync("Kepala terlalu kecil.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kembalikan foto" }).ClickAsync();
        await Expect(page.Locator(".note.is-warn")).ToContainTextAsync("Dikembalikan: Kepala terlalu kecil.");
    }

    private static FilePayload Photo(Studio studio) => new() { Name = "foto.jpg", MimeType = "image/jpeg", Buffer = studio.Jpeg() };

    private static async Task<double[]> Crop(IPage page) =>
        [.. (await page.Locator("input[name=crop]").InputValueAsync()).Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static async Task Drag(IPage page, ILocator view)
    {
        var at = (await view.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(at.X + 100, at.Y + 100);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(at.X + 140, at.Y + 100, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }
}
