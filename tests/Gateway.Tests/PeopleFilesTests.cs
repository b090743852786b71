using System.IO.Compression;
using System.Xml.Linq;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>A file holds exactly the people of the list with the same filter.</summary>
[Collection(nameof(SharedCity))]
public sealed class PeopleFilesTests(RunningGateway gateway)
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Of the agency with the most people.</summary>
    private readonly RosterRow[] own = [.. RunningGateway.Rows.GroupBy(row => row.AgencyId).MaxBy(of => of.Count())!];

    private string Agency => "/api/v1/agencies/" + own[0].AgencyId;

    [Theory]
    [InlineData("")]
    [InlineData("status=not-uploaded")]
    [InlineData("status=uploaded")]
    [InlineData("status=not-uploaded&kind=pppk")]
    [InlineData("status=not-uploaded&reason=photo")]
    [InlineData("status=not-uploaded&reason=none&q=a")]
    [InlineData("status=counted&unit=UNIT")]
    [InlineData("status=counted&unit=none")]
    [InlineData("status=not-uploaded&asOf=2026-01-02")]
    public async Task TheRowsOfAFileAreThoseOfTheList(string filter)
    {
        await Told();
        filter = filter.Replace("UNIT", Uri.EscapeDataString(own[0].UnitId!), StringComparison.Ordinal);
        var listed = await Listed(filter);

        var csv = System.Text.Encoding.UTF8.GetString(await File("csv", filter)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var numbers = csv.Skip(1).Select(line => line.Split(';').First(cell => cell.Count(char.IsAsciiDigit) == 18)).ToList();

        Assert.Equal(listed, numbers);
        Assert.Equal(listed, Cells(await File("xlsx", filter)).Where(cell => cell.Count(char.IsAsciiDigit) == 18));
        var paper = ReadBack.PdfText(await File("pdf", filter));
        Assert.All(listed, number => Assert.Contains(number, paper, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFileTellsWhatWasFilteredAndWhyPeopleAreMissing()
    {
        await Told();

        var cells = Cells(await File("xlsx", "status=not-uploaded&reason=photo")).ToList();

        Assert.Contains("Belum mengunggah · Kendala foto", cells);
        Assert.Contains("=latar merah", cells);
        Assert.Contains("'=latar merah", System.Text.Encoding.UTF8.GetString(await File("csv", "reason=photo")), StringComparison.Ordinal);
        Assert.DoesNotContain("Alasan belum mengunggah", Cells(await File("xlsx", "asOf=2026-01-02")));
    }

    [Theory]
    [InlineData("status=counted", "Unggahan Diterima Keterangan", "")]
    [InlineData("status=not-uploaded", "Keterangan", "Unggahan Diterima")]
    [InlineData("status=uploaded", "Diterima", "Unggahan Keterangan")]
    [InlineData("status=counted&asOf=2026-01-02", "Unggahan Diterima", "Keterangan")]
    public async Task WhatTheFilterMakesTheSameInEveryRowHasNoColumn(string filter, string there, string notThere)
    {
        var cells = Cells(await File("xlsx", filter));

        Assert.All(there.Split(' '), title => Assert.Contains(title, cells));
        Assert.All(notThere.Split(' ', StringSplitOptions.RemoveEmptyEntries), title => Assert.DoesNotContain(title, cells));
    }

    [Theory]
    [InlineData("status=not-uploaded")]
    [InlineData("status=counted&kind=pppk")]
    [InlineData("status=not-uploaded&reason=photo")]
    [InlineData("status=counted&asOf=2026-02-01")]
    public async Task TheFileOfTheCityHoldsThePeopleOfAllAgenciesWithTheirAgency(string filter)
    {
        await Told();
        var listed = new List<(string Number, string Agency)>();
        foreach (var agency in (await gateway.Json("bkpsdm", "/api/v1/agencies")).GetProperty("items").EnumerateArray())
            listed.AddRange((await Listed(filter, "/api/v1/agencies/" + agency.GetProperty("id").GetString())).Select(number => (number, agency.GetProperty("name").GetString()!)));

        var rows = await CsvRows("bkpsdm", "/api/v1/employees.csv?" + filter);

        Assert.NotEmpty(rows);
        Assert.Equal(listed.Order(), rows.Select(row => (row[2], row[3].Trim('"'))).Order());
    }

    [Fact]
    public async Task AnOperatorTakesNobodyOfAnotherAgency()
    {
        var rows = await CsvRows("operator", "/api/v1/employees.csv?status=counted");

        Assert.NotEmpty(rows);
        Assert.Equal((await Listed("status=counted", "/api/v1/agencies/" + gateway.Person.AgencyId)).Order(), rows.Select(row => row[2]).Order());
    }

    [Fact]
    public async Task WhoeverTakesAFileIsNotedWithEverybodyInIt()
    {
        await File("csv", "status=counted&q=" + own[0].Number);

        var lines = (await gateway.Json("bkpsdm", $"/api/v1/audit?person={own[0].Id}&what=people")).GetProperty("items").EnumerateArray();
        Assert.Contains(lines, line => line.GetProperty("about").GetString()!.Equals(own[0].AgencyId, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("employees.csv?status=tea", 400)]
    [InlineData("employees.xlsx?reason=tea", 400)]
    [InlineData("employees.pdf?asOf=2022-02-31", 400)]
    [InlineData("employees.doc", 404)]
    public async Task WhatIsNoFileIsSaidToBeNone(string path, int status)
    {
        using var answer = await (await gateway.As("bkpsdm")).GetAsync($"{Agency}/{path}");
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("pdf")]
    public async Task WhateverIsSearchedForMakesAFile(string format)
    {
        foreach (var words in new[] { "\0\u0001\u001B", "=HYPERLINK(1)", "\u202Eabc", "\uFFFE\uD83D\uDE00", new string('x', 3_000), "</w:t>&<" })
            Assert.NotEmpty(await File(format, "q=" + Uri.EscapeDataString(words)));
    }

    private async Task Told()
    {
        using var wish = new StringContent("""{"kind":"photo","note":"=latar merah"}""", System.Text.Encoding.UTF8, "application/json");
        using var told = await (await gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{own.Last(row => row.KedudukanCode is "01" or "71" && row.Kind != Kind.Cpns).Id}/missing-reason", wish);
        Assert.Equal(200, (int)told.StatusCode);
    }

    private async Task<byte[]> File(string format, string filter)
    {
        using var answer = await (await gateway.As("bkpsdm")).GetAsync($"{Agency}/employees.{format}?{filter}");
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<List<string[]>> CsvRows(string role, string path)
    {
        using var answer = await (await gateway.As(role)).GetAsync(path);
        Assert.Equal(200, (int)answer.StatusCode);
        return [.. (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(';'))];
    }

    private Task<List<string>> Listed(string filter) => Listed(filter, Agency);

    private async Task<List<string>> Listed(string filter, string agency)
    {
        var items = (await gateway.Json("bkpsdm", $"{agency}/employees?{filter}&limit=200")).GetProperty("items");
        return [.. items.EnumerateArray().Select(person => Indonesian.Nip(person.GetProperty("number").GetString()!))];
    }

    private static List<string> Cells(byte[] xlsx)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        using var sheet = zip.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(sheet).Descendants(Sheet + "t").Select(text => text.Value)];
    }
}
