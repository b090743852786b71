using KartuAsn.Imaging;
using KartuAsn.Screens.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KartuAsn.Screens.Tests;

[Collection(nameof(City))]
public sealed class RefusedFileTests(City city) : IDisposable
{
    private const int LessThanAnyRoster = 1_000;
    private const int MoreThanACardFile = 6_000_000;
    private const int MoreThanMostServersTake = 40_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("kartuasn-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(LessThanAnyRoster)]
    [InlineData(MoreThanMostServersTake)]
    public async Task APictureIsNoRoster(int size)
    {
        await using var officer = await city.Officer();
        var (files, imports) = (city.FilesKept(), await Imports(officer));
        var page = await officer.Open("/impor");

        await page.GetByLabel("Berkas CSV").SetInputFilesAsync(File("Data ASN.csv", SampleCard.Draw(pppk: false, 1), size));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai impor" }).ClickAsync();

        await SaysWhatToDo(page, "Berkas tidak dapat diimpor");
        await page.LooksGood();
        Assert.Equal((files, imports), (city.FilesKept(), await Imports(officer)));
    }

    [Theory]
    [InlineData("Berkas tidak dapat diterima", LessThanAnyRoster)]
    [InlineData("Berkas terlalu besar", MoreThanACardFile)]
    [InlineData("Berkas terlalu besar", MoreThanMostServersTake)]
    public async Task ATextOrAGiantIsNoCard(string title, int size)
    {
        await using var officer = await city.Officer(script: false);
        var files = city.FilesKept();
        var page = await officer.Open("/pegawai/" + City.WithoutCard.Id);

        await Choose(page, size);
        await Send(page);

        await SaysWhatToDo(page, title);
        await page.GetByRole(AriaRole.Link, new() { Name = "Pilih berkas lain" }).ClickAsync();
        await Expect(Place(page)).ToContainTextAsync("Belum ada berkas");
        Assert.Equal(files, city.FilesKept());
    }

    [Fact]
    public async Task AGiantIsRefusedBeforeItIsSent()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/pegawai/" + City.WithoutCard.Id);

        await Choose(page, MoreThanACardFile);
        await Expect(Place(page).GetByRole(AriaRole.Status)).ToContainTextAsync("Ukuran berkas melebihi 5 MB.");
        await Send(page);
        await Expect(page).ToHaveURLAsync(new Uri(city.Address, "/pegawai/" + City.WithoutCard.Id).ToString());

        await Choose(page, LessThanAnyRoster);
        await Send(page);
        await SaysWhatToDo(page, "Berkas tidak dapat diterima");
    }

    [Fact]
    public async Task WhoseSessionEndedIsLedToTheDoor()
    {
        await using var officer = await city.Officer();
        var page = await officer.Open("/pegawai/" + City.WithoutCard.Id);
        await Choose(page, LessThanAnyRoster);

        await officer.ForgetSession();
        await Send(page);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Silakan masuk");
        await page.LooksGood();
    }

    private static Task Send(IPage page) =>
        Place(page).GetByRole(AriaRole.Button, new() { Name = "Unggah Lanskap Belakang", Exact = true }).ClickAsync();

    private static ILocator Place(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Lanskap · Belakang" });

    private async Task Choose(IPage page, int size)
    {
        await Place(page).GetByLabel("Alasan mengunggahkan").FillAsync("Belum dapat masuk ke akunnya");
        await Place(page).GetByLabel("Berkas").SetInputFilesAsync(File($"kartu-{size}.png", "Bukan kartu."u8, size));
    }

    private static async Task SaysWhatToDo(IPage page, string title)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Pilih berkas lain" })).ToBeVisibleAsync();
    }

    private static async Task<int> Imports(Visitor officer) => (await officer.Api.Ask("/api/v1/imports")).GetProperty("items").GetArrayLength();

    /// <summary>A file that begins so and goes on with nothing.</summary>
    private string File(string name, ReadOnlySpan<byte> beginning, int size)
    {
        var path = Path.Combine(folder, name);
        using var file = System.IO.File.Create(path);
        file.Write(beginning);
        file.SetLength(Math.Max(size, beginning.Length));
        return path;
    }
}
