using System.Globalization;
using KartuAsn.Rules;
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

    [Fact]
    public async Task APartIsChosenByPointerByKeysAndByTheSliderAndBecomesTheCardsPhoto()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open(Address(Townspeople.Quiet(5)));
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "foto.jpg", MimeType = "image/jpeg", Buffer = InRed.Jpeg() });
        var view = page.Locator(".crop-view");
        await Expect(view).ToBeVisibleAsync();
        await page.LooksGood();
        await page.SetViewportSizeAsync(1280, 900);
        await PartFollowsEverything(page, view);

        await page.GetByLabel("Perbesaran").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Siapkan foto" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Foto siap");
        await page.LooksGood();
        await page.Locator(".photo-actions button").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Nomor tanda terima");
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task APhotoInDoubtWaitsOnTheListAndIsGivenBackWithoutScript()
    {
        await using var officer = await city.Officer(script: false);
        var person = Townspeople.Quiet(2);
        var sent = await officer.Api.PutAsync($"/api/v1/employees/{person.Id}/photo", new() { DataByte = Blurred(), Headers = [new("Content-Type", "image/png")] });
        Assert.True(sent.Ok, await sent.TextAsync());

        var page = await officer.Open("/tinjauan?jenis=photo");
        await Expect(page.Locator(".review")).ToContainTextAsync("Ketajaman");
        await page.FitsEveryWidth();
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Link, new() { Name = "Lihat dan putuskan" }).ClickAsync();
        await Expect(page.Locator(".note.is-warn")).ToContainTextAsync("Menunggu tinjauan");
        await page.GetByLabel("Alasan pengembalian").FillAsync("Foto kabur.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kembalikan foto" }).ClickAsync();

        await Expect(page.Locator(".note.is-warn")).ToContainTextAsync("Dikembalikan: Foto kabur.");
        await page.GotoAsync("/tinjauan?jenis=photo");
        await Expect(page.Locator(".review")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task APhotoInFrontOfAShelfIsSaidNotToHaveAPlainBackdrop()
    {
        await using var officer = await city.Officer(script: false);
        var page = await officer.Open(Address(City.WithoutCard));

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "rak.jpg", MimeType = "image/jpeg", Buffer = InRed.BeforeAShelf() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Siapkan foto" }).ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("Latar belakang tidak polos");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pilih foto lain" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Foto kartu");
    }

    private static string Address(RosterRow person) => $"/pegawai/{person.Id}/foto";

    private static async Task PartFollowsEverything(IPage page, ILocator view)
    {
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

    private static byte[] Blurred()
    {
        using var sharp = new Portrait { Variant = 11 }.Draw();
        using var small = sharp.Resize(new SKImageInfo(30, 38), new SKSamplingOptions(SKFilterMode.Linear));
        return Portrait.Encoded(small.Resize(new SKImageInfo(450, 575), new SKSamplingOptions(SKFilterMode.Linear)), SKEncodedImageFormat.Png);
    }
}
