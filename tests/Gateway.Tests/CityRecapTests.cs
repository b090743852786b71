using System.IO.Compression;
using System.Text.RegularExpressions;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>"Tembusan: Yth. Walikota Madiun (sebagai laporan)" (the letter).</summary>
[Collection(nameof(SharedCity))]
public sealed class CityRecapTests(RunningGateway gateway)
{
    [Fact]
    public async Task ThePageHasEveryAgencyAndTheSumsOfTheTallyAndNobodysName()
    {
        await gateway.HandIn("operator", gateway.Person);
        var tally = await gateway.Json("leadership", "/api/v1/city/tally");
        var pdf = await (await gateway.As("leadership")).GetByteArrayAsync("/api/v1/city/recap.pdf");

        var text = Flat(ReadBack.PdfText(pdf));

        Assert.Contains("REKAPITULASI CAPAIAN KARTU ASN VIRTUAL KOTA MADIUN", text, StringComparison.Ordinal);
        var total = tally.GetProperty("total").GetProperty("total");
        var (uploaded, missing) = (total.GetProperty("uploaded").GetInt32(), total.GetProperty("notUploaded").GetInt32());
        Assert.Contains($" {uploaded + missing} ", text, StringComparison.Ordinal);
        Assert.All(tally.GetProperty("agencies").EnumerateArray(), agency => Assert.Contains(Words(agency.GetProperty("name").GetString()!)[0], text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Belum melapor", text.Replace("Lewat tenggat", "Belum melapor", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(RunningGateway.Rows, person => text.Contains(person.Number, StringComparison.Ordinal) || text.Contains(person.Name, StringComparison.OrdinalIgnoreCase));
        Assert.Matches(@"Pages: +1\b", ReadBack.PdfInfo(pdf));
    }

    [Fact]
    public async Task TheWorksheetHasARowForEveryAgencyAndSumsThatAreFormulas()
    {
        var agencies = (await gateway.Json("leadership", "/api/v1/city/tally")).GetProperty("agencies").GetArrayLength();
        using var book = new ZipArchive(new MemoryStream(await (await gateway.As("inspectorate")).GetByteArrayAsync("/api/v1/city/recap.xlsx")));
        using var sheet = new StreamReader(book.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());

        var xml = await sheet.ReadToEndAsync();

        Assert.Contains("SUM(", xml, StringComparison.Ordinal);
        Assert.True(Regex.Count(xml, "<(x:)?row ") >= agencies + 2);
    }

    private static string[] Words(string name) => name.Split(' ');

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ");
}
