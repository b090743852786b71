using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>The ways of an import beside the plain roster: XLSX, contracts, preview, undo; and agencies reorganised.</summary>
public sealed class ImportWaysTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly RosterRow[] Pppk = [.. RunningGateway.Rows.Where(r => r is { Kind: Kind.Pppk, KedudukanCode: "71" })];

    [Fact]
    public async Task AnXlsxRosterGoesInAndItsRowsInErrorComeBackAsAnXlsxThatCanBeCorrectedAndSentAgain()
    {
        var table = Table(RunningGateway.Rows);
        var number = Array.IndexOf(table[0], "NIP BARU");
        table[5][number] = "123";

        var import = await Sent("xlsx", "roster", Spreadsheet.Of(table), Xlsx);
        using var errors = await (await gateway.As("bkpsdm")).GetAsync("/api/v1/imports/xlsx/errors");
        var again = await Sent("xlsx-corrected", "roster", await errors.Content.ReadAsByteArrayAsync(), Xlsx);

        var missing = (await gateway.Json("bkpsdm", "/api/v1/imports/xlsx/differences?outcome=missing")).GetProperty("items");

        Assert.Equal((1, RunningGateway.People), (Count(import, "error"), import.GetProperty("done").GetInt32()));
        Assert.DoesNotContain(missing.EnumerateArray(), m => m.GetProperty("id").GetString() == RunningGateway.Rows[4].Id);
        Assert.Equal(Xlsx, errors.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".xlsx", errors.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal((1, 1, 0), (again.GetProperty("rows").GetInt32(), Count(again, "error"), Count(again, "missing")));
    }

    [Fact]
    public async Task TheFileOfContractsGivesTheEndsByNumberOrById()
    {
        string[] lines =
        [
            "NIP;PNS ID;tgl_kontrak_mulai;tgl_kontrak_akhir", $"'{Pppk[0].Number};;01-01-2026;31-12-2026", $";{Pppk[1].Id};01-01-2026;31-12-2026",
            "199001012021211999;;01-01-2026;31-12-2026", $";{Pppk[1].Id};01-02-2027;31-01-2027",
        ];

        var import = await Sent("contracts", "contracts", Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), "text/csv");
        var errors = await gateway.Json("bkpsdm", "/api/v1/imports/contracts/errors?format=json");

        Assert.Equal((2, 2), (Count(import, "changed"), Count(import, "error")));
        Assert.Equal([4, 5], errors.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("row").GetInt32()));
        Assert.Equal(("valid", "2026-12-31"), await Card(Pppk[1].Id, "2026-12-31"));
        Assert.Equal(("invalid", null), await Card(Pppk[0].Id, "2027-01-01"));
    }

    [Fact]
    public async Task APreviewNamesWhoChangesAndIsCarriedOutWithoutTheFile()
    {
        var moved = RunningGateway.Rows[20] with { AgencyId = gateway.Elsewhere.AgencyId, AgencyName = gateway.Elsewhere.AgencyName, UnitId = null, UnitName = null };
        var dry = await Sent("preview", "roster", Csv([moved]), "text/csv", "&dryRun=true");

        var people = (await gateway.Json("bkpsdm", "/api/v1/imports/preview/differences?outcome=moved")).GetProperty("items");
        using var applied = await (await gateway.As("bkpsdm")).PostAsync("/api/v1/imports/preview/apply", null);
        var real = await Finished(applied);

        Assert.Equal(1, Count(dry, "moved"));
        Assert.Equal((moved.Id, moved.Name), (people[0].GetProperty("id").GetString(), people[0].GetProperty("name").GetString()));
        Assert.Equal("Mutasi", people[0].GetProperty("changes")[0].GetProperty("words").GetString());
        Assert.Equal($"ke {moved.AgencyName}", people[0].GetProperty("changes")[0].GetProperty("detail").GetString());
        Assert.Equal((1, false), (Count(real, "moved"), real.GetProperty("dryRun").GetBoolean()));
        Assert.Equal(moved.AgencyId, (await gateway.Json("bkpsdm", $"/api/v1/employees/{moved.Id}")).GetProperty("agencyId").GetString());
        Assert.Equal(409, (int)(await (await gateway.As("bkpsdm")).PostAsync($"/api/v1/imports/{real.GetProperty("id").GetString()}/apply", null)).StatusCode);
    }

    [Fact]
    public async Task AnImportIsTakenBackAndWhatCameSinceIsKeptAndListed()
    {
        var before = Sums(await gateway.Json("bkpsdm", "/api/v1/city/tally"));
        var newcomer = RunningGateway.Rows[30] with { Id = "BARU-1", Number = "199506122020011007", Name = "Orang Baru", Row = 2 };
        var renamed = RunningGateway.Rows[31] with { Name = "Nama Sementara", Row = 3 };
        await Sent("to-undo", "roster", Csv([newcomer, renamed]), "text/csv");
        using var handed = await gateway.HandIn("bkpsdm", newcomer);
        Assert.True(handed.IsSuccessStatusCode);

        using var first = await (await gateway.As("bkpsdm")).PostAsync("/api/v1/imports/to-undo/undo", null);
        var undone = await Finished(first);
        using var second = await (await gateway.As("bkpsdm")).PostAsync("/api/v1/imports/to-undo/undo", null);
        var since = (await gateway.Json("bkpsdm", "/api/v1/imports/to-undo/undo")).GetProperty("items");

        Assert.Equal(202, (int)first.StatusCode);
        Assert.Equal(undone.GetProperty("undo").GetRawText(), (await Finished(second)).GetProperty("undo").GetRawText());
        Assert.Equal(("BARU-1", true), (since[0].GetProperty("id").GetString(), since[0].GetProperty("kept").GetBoolean()));
        Assert.Equal(RunningGateway.Rows[31].Name, (await gateway.Json("bkpsdm", $"/api/v1/employees/{renamed.Id}")).GetProperty("name").GetString());
        Assert.Equal(before + 1, Sums(await gateway.Json("bkpsdm", "/api/v1/city/tally")));
    }

    [Fact]
    public async Task OfTwoImportsTheNewerOneIsTakenBackFirstAndTheAnswerAndThePageNameIt()
    {
        var row = RunningGateway.Rows[32] with { Row = 2 };
        await Sent("older", "roster", Csv([row with { Name = "Nama Lama" }]), "text/csv", "&fileName=lama.csv");
        await Sent("newer", "roster", Csv([row with { Name = "Nama Lama" }]), "text/csv", "&fileName=baru.csv");
        var officer = await gateway.As("bkpsdm");

        using var refused = await officer.PostAsync("/api/v1/imports/older/undo", null);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((409, "urn:kartuasn:problem:import-not-newest"), ((int)refused.StatusCode, problem.GetProperty("type").GetString()));
        Assert.Contains("\"baru.csv\"", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var page = await officer.GetStringAsync("/impor/older");
        Assert.Contains("/impor/newer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/impor/older/urungkan", page, StringComparison.Ordinal);

        await Finished(await officer.PostAsync("/api/v1/imports/newer/undo", null));
        await Finished(await officer.PostAsync("/api/v1/imports/older/undo", null));
        Assert.Equal(RunningGateway.Rows[32].Name, (await gateway.Json("bkpsdm", $"/api/v1/employees/{row.Id}")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task AgenciesAreMergedAtADateWithAPreviewAndTheirPastStays()
    {
        const string path = "/api/v1/agencies/reorganisations";
        var from = RunningGateway.Rows.GroupBy(r => r.AgencyId).OrderBy(g => g.Count()).First(g => g.Count() > 2).First();
        var people = await People(from.AgencyId, "2025-12-31");
        object Wish(bool dryRun) => new
        {
            kind = "merge",
            from = new[] { from.AgencyId },
            toId = "GABUNG-1",
            toName = "Dinas Gabungan",
            effectiveDate = "2026-06-01",
            decisionNumber = "Perwali 7/2026",
            dryRun,
        };

        var dry = await Finished(await (await gateway.As("bkpsdm")).PostAsJsonAsync(path, Wish(true)));
        Assert.Equal(404, (int)(await (await gateway.As("bkpsdm")).GetAsync("/api/v1/agencies/GABUNG-1/tally")).StatusCode);
        using var head = await gateway.HeadOf(from.AgencyId);
        Assert.Equal(201, (int)(await head.PostAsync($"/api/v1/agencies/{from.AgencyId}/reports", null)).StatusCode);
        var reported = (await gateway.Json("bkpsdm", "/api/v1/reports")).GetProperty("sent").GetInt32();
        var real = await Finished(await (await gateway.As("bkpsdm")).PostAsJsonAsync(path, Wish(false)));

        Assert.True(Count(dry, "moved") >= people && people > 0);
        Assert.Equal(Count(dry, "moved"), Count(real, "moved"));
        Assert.Equal((people, 0), (await People(from.AgencyId, "2026-05-31"), await People("GABUNG-1", "2026-05-31")));
        Assert.Equal((0, people), (await People(from.AgencyId, "2026-06-01"), await People("GABUNG-1", "2026-06-01")));
        Assert.Contains("GABUNG-1", await Listed("2026-06-01"));
        Assert.DoesNotContain("GABUNG-1", await Listed("2026-05-31"));
        Assert.DoesNotContain(from.AgencyId, await Listed("2026-06-01"));
        var reports = await gateway.Json("bkpsdm", "/api/v1/reports");
        Assert.Equal((1, reported), (reported, reports.GetProperty("sent").GetInt32()));
        Assert.Contains(reports.GetProperty("items").EnumerateArray(), item => item.GetProperty("agencyId").GetString() == from.AgencyId);
        Assert.Equal(409, (int)(await head.PostAsync($"/api/v1/agencies/{from.AgencyId}/reports", null)).StatusCode);

        await Finished(await (await gateway.As("bkpsdm")).PostAsync($"/api/v1/imports/{real.GetProperty("id").GetString()}/undo", null));
        Assert.Equal(people, await People(from.AgencyId, "2026-06-01"));
    }

    [Fact]
    public async Task ThePnsIsNoPppkWhateverTheFileOfContractsSays()
    {
        var pns = RunningGateway.Rows.First(r => r is { Kind: Kind.Pns, KedudukanCode: "01" });

        var import = await Sent("contract-of-a-pns", "contracts", Encoding.UTF8.GetBytes($"PNS ID,tgl_kontrak_mulai,tgl_kontrak_akhir\r\n{pns.Id},01-03-2024,28-02-2025\r\n"), "text/csv");

        Assert.Equal(1, Count(import, "error"));
        Assert.Equal(("valid", null), await Card(pns.Id, "2026-02-01"));
    }

    [Fact]
    public async Task AnIdempotencyKeyOfAnotherRequestIsAConflict()
    {
        await Sent("key-1", "roster", Csv([RunningGateway.Rows[40]]), "text/csv", "&dryRun=true");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports?kind=roster") { Content = new ByteArrayContent(Csv([RunningGateway.Rows[40]])) };
        request.Headers.Add("Idempotency-Key", "key-1");

        Assert.Equal(409, (int)(await (await gateway.As("bkpsdm")).SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task AnAgencyKeepsItsOldNameOnDaysBeforeItWasRenamed()
    {
        var agency = gateway.Person;
        await Finished(await (await gateway.As("bkpsdm")).PostAsJsonAsync("/api/v1/agencies/reorganisations", new
        {
            kind = "rename",
            from = new[] { agency.AgencyId },
            toName = "Nama Baru Dinas",
            effectiveDate = "2025-03-01", // before the position date of the roster that made the agency known
        }));

        Assert.Equal(agency.AgencyName, await Name("2025-02-28"));
        Assert.Equal("Nama Baru Dinas", await Name("2025-03-01"));
        Assert.Equal("Nama Baru Dinas", await Name("2026-06-01"));

        async Task<string?> Name(string asOf) => (await gateway.Json("bkpsdm", $"/api/v1/agencies/{agency.AgencyId}/tally?asOf={asOf}")).GetProperty("name").GetString();
    }

    [Theory]
    [InlineData("""{"kind":"merge","from":[],"toId":"X","toName":"Dinas X","effectiveDate":"2026-06-01"}""", "from")]
    [InlineData("""{"kind":"merge","from":["tidak-ada"],"toId":"X","toName":"Dinas X","effectiveDate":"2026-06-01"}""", "from")]
    [InlineData("""{"from":["A"],"toId":"X","toName":"Dinas X","effectiveDate":"2026-06-01"}""", "kind")]
    [InlineData("""{"kind":"rename","from":[null],"toName":"Dinas X","effectiveDate":"2026-06-01"}""", "from")]
    [InlineData("""{"kind":"split","from":["A"],"toId":"X","toName":"Dinas X","units":[null],"effectiveDate":"2026-06-01"}""", "units")]
    [InlineData("""{"kind":"split","from":["A"],"toId":"X","toName":"Dinas X","units":["TIDAK-ADA"],"effectiveDate":"2026-06-01"}""", "units")]
    [InlineData("""{"kind":"rename","from":["A"],"effectiveDate":"2026-06-01"}""", "toName")]
    [InlineData("""{"kind":"split","from":["A"],"toId":"X","toName":"Dinas X","effectiveDate":"2026-06-01"}""", "units")]
    [InlineData("""{"kind":"merge","from":["A"],"toId":"A","effectiveDate":"2026-06-01"}""", "toId")]
    [InlineData("""{"kind":"merge","from":["A"],"toId":"belum ada","toName":"Dinas X","effectiveDate":"2026-06-01"}""", "toId")]
    [InlineData("""{"kind":"merge","from":["A"],"toId":"X","toName":"Dinas X","effectiveDate":"0001-01-01"}""", "effectiveDate")]
    public async Task AReorganisationThatCannotBeIsRefusedByTheFieldThatIsWrong(string wish, string field)
    {
        using var body = new StringContent(wish.Replace("\"A\"", $"\"{gateway.Elsewhere.AgencyId}\"", StringComparison.Ordinal), Encoding.UTF8, "application/json");

        using var answer = await (await gateway.As("bkpsdm")).PostAsync("/api/v1/agencies/reorganisations", body);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(field, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("field").GetString());
    }

    private async Task<int> People(string agency, string asOf) =>
        Sums(await gateway.Json("bkpsdm", $"/api/v1/agencies/{agency}/tally?asOf={asOf}"));

    private async Task<string?[]> Listed(string asOf) =>
        [.. (await gateway.Json("bkpsdm", $"/api/v1/city/tally?asOf={asOf}")).GetProperty("agencies").EnumerateArray().Select(a => a.GetProperty("id").GetString())];

    private async Task<(string?, string?)> Card(string id, string on)
    {
        var card = await gateway.Json("bkpsdm", $"/api/v1/employees/{id}/card?on={on}");
        return (card.GetProperty("status").GetString(), card.TryGetProperty("until", out var until) ? until.GetString() : null);
    }

    private async Task<JsonElement> Sent(string id, string kind, byte[] file, string type, string more = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports?kind={kind}&positionDate=2026-01-01{more}") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("Idempotency-Key", id);
        return await Finished(await (await gateway.As("bkpsdm")).SendAsync(request));
    }

    private async Task<JsonElement> Finished(HttpResponseMessage begun)
    {
        Assert.Equal(202, (int)begun.StatusCode);
        for (var asked = 0; asked < 600; asked++)
        {
            var import = await gateway.Json("bkpsdm", begun.Headers.Location!.ToString());
            var undoing = import.TryGetProperty("undo", out var undo) && undo.GetProperty("state").GetString() == "running";
            if (import.GetProperty("state").GetString() == "done" && !undoing)
                return import;
            await Task.Delay(50);
        }
        throw new TimeoutException("The import does not end.");
    }

    private static int Sums(JsonElement tally)
    {
        var total = tally.GetProperty("total");
        total = total.TryGetProperty("total", out var inner) ? inner : total;
        return total.GetProperty("uploaded").GetInt32() + total.GetProperty("notUploaded").GetInt32();
    }

    private static int Count(JsonElement import, string name) => import.GetProperty("counts").GetProperty(name).GetInt32();

    private static byte[] Csv(IEnumerable<RosterRow> rows)
    {
        using var file = new MemoryStream();
        SiasnFile.Write(file, rows);
        return file.ToArray();
    }

    /// <summary>The roster as cells; no cell of the sample holds a separator of its own.</summary>
    private static string[][] Table(IEnumerable<RosterRow> rows)
    {
        using var file = new MemoryStream();
        SiasnFile.Write(file, rows, new('\t'));
        return [.. Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t').Select(c => c.Trim('"')).ToArray())];
    }
}
