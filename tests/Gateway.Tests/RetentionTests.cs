using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Privacy;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Files that are no longer needed go; what was decided stays.</summary>
[Collection(nameof(CityForSystems))]
public sealed class RetentionTests(RunningGateway gateway)
{
    private static RosterRow Of(int n) => RunningGateway.Rows.Where(row => row.Kind != Kind.Cpns).ElementAt(n);

    [Fact]
    public async Task AReplacedFileGoesAfterItsTimeAndTheNewOneStays()
    {
        var person = Of(20);
        await gateway.HandIn("bkpsdm", person, variant: 101);
        await gateway.HandIn("bkpsdm", person, variant: 102);
        var (old, now) = (await Sha(person, 0), await Sha(person, 1));

        Assert.DoesNotContain(await Due(days: 0), one => one.File.Sha256 == old);
        Assert.Contains(await Due(days: 366), one => one.File.Sha256 == old);
        Assert.True(await Files.Exists(old));

        await Run(days: 366);

        Assert.False(await Files.Exists(old));
        Assert.True(await Files.Exists(now));
        Assert.Empty(await Due(days: 366));
        Assert.Equal(2, (await Record(person)).Facts.OfType<Fact.CardFileUploaded>().Count());
        Assert.Contains((await gateway.Json("inspectorate", "/api/v1/retention")).GetProperty("deleted").EnumerateArray(),
            one => one.GetProperty("employeeId").GetString() == Key.Of(person.Id) && one.GetProperty("rule").GetString() == "replaced");
    }

    [Fact]
    public async Task TheSameBytesStayWhileSomebodyElseNeedsThem()
    {
        var (one, other) = (Of(21), Of(22));
        await gateway.HandIn("bkpsdm", one, variant: 103);
        await gateway.HandIn("bkpsdm", other, variant: 103);
        await gateway.HandIn("bkpsdm", one, variant: 104);
        var shared = await Sha(other, 0);
        Assert.Equal(shared, await Sha(one, 0));

        await Run(days: 366);
        Assert.True(await Files.Exists(shared));

        await gateway.HandIn("bkpsdm", other, variant: 105);
        await Run(days: 366);
        Assert.False(await Files.Exists(shared));
    }

    /// <summary>The report's paper was handed in as a card by mistake, and the copy signed on it too.</summary>
    [Fact]
    public async Task TheBytesOfAReportStayThoughTheyWereACardFileThatIsReplacedOrErased()
    {
        var person = Of(26);
        using var head = await gateway.HeadOf(person.AgencyId);
        using var sent = await head.PostAsync($"/api/v1/agencies/{person.AgencyId}/reports", null);
        var report = $"/api/v1/reports/{(await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()}";
        var paper = await head.GetByteArrayAsync(report + ".pdf");
        byte[] signed = [.. paper, .. "\n% tanda tangan\n%%EOF\n"u8];
        using var copy = await head.PutAsync(report + "/signed", Pdf(signed));
        using var front = await (await gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{person.Id}/card-files/portrait/front", Pdf(paper));
        using var back = await (await gateway.As("bkpsdm")).PutAsync($"/api/v1/employees/{person.Id}/card-files/portrait/back", Pdf(signed));
        Assert.Equal((201, 200, 200, 200), ((int)sent.StatusCode, (int)copy.StatusCode, (int)front.StatusCode, (int)back.StatusCode));
        await gateway.HandIn("bkpsdm", person, variant: 108);
        await gateway.HandIn("bkpsdm", person, variant: 109, place: "portrait/back");
        var (own, another) = (await Sha(person, 2), await Sha(person, 3));

        await Run(days: 366);
        await IsAsItWasSent();

        await gateway.Accepted(Events.Of("dismissed", person.Id, new { effectiveDate = CityClock.System().Today.AddYears(-6).ToString("O"), ground = "own-request", honourable = true }));
        await Erased(person, new { reason = "Permintaan yang bersangkutan" }, "");

        await IsAsItWasSent();
        Assert.False(await Files.Exists(own) || await Files.Exists(another));

        async Task IsAsItWasSent()
        {
            Assert.Equal(paper, await head.GetByteArrayAsync(report + ".pdf"));
            Assert.Equal(signed, await head.GetByteArrayAsync(report + "/signed"));
            Assert.True((await gateway.Json("bkpsdm", report + "/check")).GetProperty("paperIntact").GetBoolean());
        }
    }

    [Fact]
    public async Task TheCommandNamesWhatItWouldDeleteAndDeletesNothing()
    {
        var (code, output, _) = await gateway.Run("retention", "--dry-run");

        Assert.Equal(0, code);
        Assert.Contains("belum ada yang dihapus", output, StringComparison.Ordinal);
        Assert.Equal(2, (await gateway.Run("retention", "--days", "0")).Code);
    }

    [Fact]
    public async Task NothingIsErasedOfSomebodyWhoServesOrLeftNotLongAgo()
    {
        var (serving, gone) = (Of(23), Of(24));
        await gateway.Accepted(Events.Of("dismissed", gone.Id, new { effectiveDate = CityClock.System().Today.AddYears(-1).ToString("O"), ground = "own-request", honourable = true }));

        Assert.Equal((409, "erasure-still-serving"), await Erase(serving, "sudah lama"));
        Assert.Equal((409, "erasure-too-early"), await Erase(gone, "sudah lama"));
    }

    [Fact]
    public async Task WhoLeftLongAgoIsPreviewedThenErasedAndWhatStaysIsTold()
    {
        var person = Of(25);
        await gateway.HandIn("bkpsdm", person, variant: 106);
        var sha = await Sha(person, 0);
        await gateway.Accepted(Events.Of("dismissed", person.Id, new { effectiveDate = CityClock.System().Today.AddYears(-6).ToString("O"), ground = "own-request", honourable = true }));

        var preview = await Erased(person, new { }, "?dryRun=true");
        Assert.False(preview.GetProperty("done").GetBoolean());
        Assert.Equal("card-file", Assert.Single(preview.GetProperty("erases").EnumerateArray()).GetProperty("what").GetString());
        Assert.Equal(4, preview.GetProperty("keeps").GetArrayLength());
        Assert.True(await Files.Exists(sha));
        Assert.Equal((422, "erasure-reason-missing"), await Erase(person, ""));

        Assert.True((await Erased(person, new { reason = "Permintaan yang bersangkutan" }, "")).GetProperty("done").GetBoolean());

        Assert.False(await Files.Exists(sha));
        using var gone = await (await gateway.As("bkpsdm")).GetAsync($"/api/v1/employees/{person.Id}/card-files/portrait/front");
        Assert.Equal((410, "file-erased"), ((int)gone.StatusCode, await Events.CodeOf(gone)));
        Assert.True((await gateway.Json("bkpsdm", "/api/v1/recount")).GetProperty("equal").GetBoolean());
        Assert.NotEmpty((await gateway.Json("bkpsdm", $"/api/v1/employees/{person.Id}/history")).GetProperty("facts").EnumerateArray());
    }

    [Fact]
    public async Task APersonGetsACopyOfEverythingKeptAboutThemAndOfNobodyElse()
    {
        await gateway.HandIn("employee", gateway.Person, variant: 107);
        await gateway.Json("bkpsdm", $"/api/v1/employees/{gateway.Person.Id}");

        using var answer = await (await gateway.As("employee")).GetAsync($"/api/v1/employees/{gateway.Person.Id}/export");

        Assert.Equal(("application/zip", "data-pegawai.zip"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var data = Json(zip, "data.json");
        Assert.Equal(gateway.Person.Number, data.GetProperty("person").GetProperty("number").GetString());
        Assert.Contains(Json(zip, "riwayat.json").GetProperty("facts").EnumerateArray(), fact => fact.GetProperty("fact").GetString() == "card-file-uploaded");
        Assert.NotEqual(0, Json(zip, "dilihat.json").GetArrayLength());
        var file = Assert.Single(zip.Entries, entry => entry.FullName.StartsWith("berkas/kartu-", StringComparison.Ordinal));
        Assert.True(file.Length > 1000);
        using var other = await (await gateway.As("employee")).GetAsync($"/api/v1/employees/{gateway.Elsewhere.Id}/export");
        Assert.Equal(404, (int)other.StatusCode);
    }

    [Fact]
    public async Task ThePageOfWhatIsKeptIsThereForEverybody()
    {
        using var nobody = gateway.Nobody();

        var page = await nobody.GetStringAsync("/privasi");

        Assert.Contains("365 hari", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Unduh salinan", page, StringComparison.Ordinal);
    }

    private static ByteArrayContent Pdf(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/pdf") } };

    private FolderFileStore Files => new(Path.Combine(gateway.Folder, "files"));

    private async Task<IReadOnlyCollection<DueFile>> Due(int days) => await With(days, retention => retention.Due());

    private async Task Run(int days) => await With(days, retention => retention.Run());

    /// <summary>As it will be so many days from now.</summary>
    private async Task<System.Collections.Immutable.ImmutableArray<DueFile>> With(int days, Func<Retention, Task<System.Collections.Immutable.ImmutableArray<DueFile>>> ask)
    {
        await using var store = new SqliteDatabase(gateway.Folder);
        var reads = new ReadSide(store);
        return await ask(new(reads, new(reads, Files, new(store)), new(), new(new Later(days), CityClock.System().Zone)));
    }

    private async Task<EmployeeRecord> Record(RosterRow person)
    {
        await using var store = new SqliteDatabase(gateway.Folder);
        return (await new ReadSide(store).State(Key.Of(person.Id)))!;
    }

    private async Task<string> Sha(RosterRow person, int nth) => (await Record(person)).Facts.OfType<Fact.CardFileUploaded>().ElementAt(nth).File.Sha256;

    private async Task<(int, string)> Erase(RosterRow person, string reason)
    {
        using var answer = await (await gateway.As("bkpsdm")).PostAsJsonAsync($"/api/v1/employees/{person.Id}/erase", new { reason });
        return ((int)answer.StatusCode, await Events.CodeOf(answer));
    }

    private async Task<JsonElement> Erased(RosterRow person, object wish, string query)
    {
        using var answer = await (await gateway.As("bkpsdm")).PostAsJsonAsync($"/api/v1/employees/{person.Id}/erase{query}", wish);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static JsonElement Json(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        return JsonDocument.Parse(entry).RootElement.Clone();
    }
}
