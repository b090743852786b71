using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>What the pages of those still missing send and show.</summary>
public sealed class MissingPagesTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private readonly RosterRow[] own = [.. RunningGateway.Rows.Where(row => row.KedudukanCode is "01" or "71" && row.Kind != Kind.Cpns)];

    private string Page => "/perangkat-daerah/" + own[0].AgencyId;

    [Fact]
    public async Task AFormThatChoosesNothingTellsNothingAndSaysWhatIsMissing()
    {
        using var officer = await gateway.Administrator();
        var before = await gateway.Json("bkpsdm", "/api/v1/employees/" + own[0].Id);

        Assert.Contains("Pilih pegawainya", await officer.Send(Page, Page + "/alasan?status=not-uploaded", ("kind", "photo")), StringComparison.Ordinal);
        Assert.Equal(422, officer.Status);
        Assert.Contains("Pilih alasannya", await officer.Send(Page, Page + "/alasan?status=not-uploaded", ("employee", own[0].Id)), StringComparison.Ordinal);
        Assert.Contains("Keterangan memuat", await officer.Send(Page, Page + "/alasan", ("kind", "other"), ("employee", own[0].Id)), StringComparison.Ordinal);
        Assert.Contains("Keterangan memuat", await officer.Send("/pegawai/" + own[0].Id, $"/pegawai/{own[0].Id}/alasan", ("kind", "other"), ("note", "\u202Eabc")), StringComparison.Ordinal);
        Assert.Equal(before.GetRawText(), (await gateway.Json("bkpsdm", "/api/v1/employees/" + own[0].Id)).GetRawText());
    }

    [Fact]
    public async Task OfManyPeopleEachWhoIsRefusedIsNamedWithTheCauseAndTheOthersAreRecorded()
    {
        using var officer = await gateway.Administrator();
        var other = own.First(row => row.AgencyId != own[0].AgencyId);
        RosterRow[] mine = [.. own.Where(row => row.AgencyId == own[0].AgencyId)];
        var (recorded, uploaded) = (mine[^1], mine[^2]);
        using var receipt = await gateway.HandIn("bkpsdm", uploaded);

        var page = await officer.Send(Page, Page + "/alasan?status=not-uploaded&unit=none",
            ("kind", "leave"), ("employee", recorded.Id), ("employee", uploaded.Id), ("employee", other.Id), ("employee", "<b>tidak ada</b>"));

        Assert.Contains("3 dari 4 pegawai tidak dicatat", page, StringComparison.Ordinal);
        Assert.Contains("Untuk pegawai lainnya alasan sudah dicatat.", page, StringComparison.Ordinal);
        Assert.Contains($"{Indonesian.FullName(uploaded.TitleBefore, uploaded.Name, uploaded.TitleAfter)}: Alasan belum mengunggah tidak dapat dicatat: kartunya sudah diunggah", page, StringComparison.Ordinal);
        Assert.Contains("2 pegawai tidak ditemukan pada Perangkat Daerah ini", page, StringComparison.Ordinal);
        Assert.DoesNotContain(new[] { recorded.Name, other.Name, "tidak ada" }, word => page.Contains(word, StringComparison.Ordinal));
        Assert.Contains(Page + "?status=not-uploaded&unit=none", page, StringComparison.Ordinal);
        Assert.Equal("leave", (await gateway.Json("bkpsdm", "/api/v1/employees/" + recorded.Id)).GetProperty("missingReason").GetProperty("kind").GetString());
        Assert.False((await gateway.Json("bkpsdm", "/api/v1/employees/" + other.Id)).TryGetProperty("missingReason", out _));
        Assert.NotEmpty((await gateway.Json("bkpsdm", $"/api/v1/audit?person={uploaded.Id}&what=people")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task OfHundredsWhoAreRefusedTwentyAreNamedAndOfMoreThanFiveHundredNobodyIsAsked()
    {
        using var officer = await gateway.Administrator();
        (string, string)[] Picked(int people) => [("kind", "other"), .. Enumerable.Repeat(("employee", own[0].Id), people)];

        var page = await officer.Send(Page, Page + "/alasan", Picked(500));

        Assert.Equal(20, page.Split($"{own[0].Name}").Length - 1);
        Assert.Contains("Tidak ada alasan yang dicatat.", page, StringComparison.Ordinal);
        Assert.Contains("dan 480 lainnya", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tidak ditemukan", page, StringComparison.Ordinal);
        Assert.Contains("Pilih paling banyak 500 pegawai, lalu kirim ulang.", await officer.Send(Page, Page + "/alasan", Picked(501)), StringComparison.Ordinal);
        Assert.Equal(422, officer.Status);
    }

    [Theory]
    [InlineData("?reason=tea&unit=tea&kind=tea&status=tea&cursor=tea&tercatat=tea")]
    [InlineData("?reason=%00&unit=%00&q=%00&cursor=%00&tercatat=99999999999999999999")]
    [InlineData("?posisi=2022-11-04&status=not-uploaded&reason=photo&unit=none")]
    public async Task AnAddressThatSomebodyMadeUpShowsAPage(string made)
    {
        foreach (var path in new[] { Page, Page + "/panduan", "/pegawai" })
        {
            using var answer = await (await gateway.As("bkpsdm")).GetAsync(path + made);
            Assert.Equal((path, 200), (path, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task APersonReadsTheOwnGuideAndNoOtherOneAndTheReasonThatWasTold()
    {
        using var told = await (await gateway.As("bkpsdm")).PutAsync(
            $"/api/v1/employees/{gateway.Person.Id}/missing-reason", new StringContent("""{"kind":"account","note":"lupa sandi"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(200, (int)told.StatusCode);
        var employee = await gateway.As("employee");

        Assert.Contains("Kendala akun: lupa sandi", await employee.GetStringAsync("/pegawai/" + gateway.Person.Id), StringComparison.Ordinal);
        var guide = await employee.GetStringAsync($"/pegawai/{gateway.Person.Id}/panduan");
        Assert.Contains(gateway.Person.Name, guide, StringComparison.Ordinal);
        Assert.Contains("4 November 2022", guide, StringComparison.Ordinal);
        Assert.DoesNotContain("lupa sandi", guide, StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.Person.Number, guide, StringComparison.Ordinal);
        using var another = await employee.GetAsync($"/pegawai/{gateway.Elsewhere.Id}/panduan");
        Assert.Equal(404, (int)another.StatusCode);
    }

    [Fact]
    public async Task WhoHasUploadedOrHoldsNoCardNeedsNoGuide()
    {
        var cpns = RunningGateway.Rows.First(row => row.Kind == Kind.Cpns);
        using var receipt = await gateway.HandIn("bkpsdm", gateway.Elsewhere);

        foreach (var person in new[] { cpns.Id, gateway.Elsewhere.Id })
        {
            var page = await (await gateway.As("bkpsdm")).GetStringAsync($"/pegawai/{person}/panduan");
            Assert.Contains("Panduan tidak diperlukan", page, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"letter", page, StringComparison.Ordinal);
        }
    }
}
