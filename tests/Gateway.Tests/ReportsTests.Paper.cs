using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>What is printed, who signs it, and the copy that comes back signed.</summary>
public sealed partial class ReportsTests
{
    [Fact]
    public async Task ThePaperCarriesTheNumbersTheSignerAndTheCode()
    {
        await Ok(await Put("head", $"/api/v1/agencies/{Agency}/signer", new { capacity = "plt", office = "Kepala Dinas Uji", name = "Drs. BUDI SANTOSO, M.Si.", rank = "Pembina Utama Muda (IV/c)", nip = "19700101 199501 1 001", address = "Jalan Merpati 1 Madiun" }));
        var sent = await Sent();

        var text = ReadBack.PdfText(await Bytes($"/api/v1/reports/{Id(sent)}.pdf"));

        Assert.Contains("JUMLAH CAPAIAN KARTU ASN VIRTUAL (PERANGKAT DAERAH)", text, StringComparison.Ordinal);
        Assert.Contains("Jalan Merpati 1 Madiun", text, StringComparison.Ordinal);
        Assert.Equal("Jalan Merpati 1 Madiun", sent.GetProperty("signer").GetProperty("address").GetString());
        Assert.Contains("Plt. Kepala Dinas Uji", text, StringComparison.Ordinal);
        Assert.Contains("Pembina Utama Muda", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IV/c", text, StringComparison.Ordinal);
        Assert.Contains("19700101 199501 1 001", text, StringComparison.Ordinal);
        var code = sent.GetProperty("code").GetString()!;
        Assert.Contains(code, text, StringComparison.Ordinal);
        Assert.Contains($"/laporan/{Id(sent)}", await (await gateway.As("bkpsdm")).GetStringAsync("/laporan?kode=" + code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()), StringComparison.Ordinal);
        Assert.Contains("Kode tidak dikenal", await (await gateway.As("bkpsdm")).GetStringAsync("/laporan?kode=AAAA-AAAA-AAAA"), StringComparison.Ordinal);
        Assert.DoesNotContain("secara elektronik", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(gateway.Person.Number, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesAreOnPaperOnlyForThoseWhoMaySeePeopleAndEveryLookIsNoted()
    {
        var sent = await Sent();
        foreach (var path in new[] { Form, $"/api/v1/reports/{Id(sent)}" })
            foreach (var form in new[] { ".pdf?names=true", ".xlsx?names=true" })
            {
                Assert.Equal(200, (int)(await Get("operator", path + form)).StatusCode);
                Assert.Equal(403, (int)(await Get("leadership", path + form)).StatusCode);
            }

        var text = ReadBack.PdfText(await Bytes($"/api/v1/reports/{Id(sent)}.pdf?names=true"));
        Assert.Contains(gateway.Person.Number, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var audit = await gateway.Json("inspectorate", $"/api/v1/audit?employee={gateway.Person.Id}&limit=200");
        Assert.True(audit.GetProperty("items").EnumerateArray().Count(line => line.GetProperty("what").GetString() == "report") >= 4);
    }

    [Fact]
    public async Task ASignedCopyIsKeptBesideTheReportAsItCame()
    {
        var sent = await Sent();
        var path = $"/api/v1/reports/{Id(sent)}/signed";
        var signed = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(await Bytes($"/api/v1/reports/{Id(sent)}.pdf")) + "\n% tanda tangan\n%%EOF\n");
        Assert.Equal(404, (int)(await Get("head", path)).StatusCode);

        var kept = await Ok(await PutFile("head", path, signed));

        Assert.Equal(signed, await Bytes(path));
        Assert.Equal(403, (int)(await Get("leadership", path)).StatusCode);
        var looks = await Looks();
        Assert.Equal(200, (int)(await Get("inspectorate", path)).StatusCode);
        Assert.Equal(looks + 1, await Looks());
        Assert.Equal(signed.Length, kept.GetProperty("signedPaper").GetProperty("bytes").GetInt32());
        Assert.Equal(415, (int)(await PutFile("head", path, "<html>"u8.ToArray())).StatusCode);
        Assert.Equal(415, (int)(await PutFile("head", path, signed, "image/png")).StatusCode);
        Assert.Equal(422, (int)(await PutFile("head", path, signed[..2000])).StatusCode);
        Assert.Equal(413, (int)(await PutFile("head", path, new byte[(10 * 1024 * 1024) + 1])).StatusCode);
        Assert.Equal("report-not-sent", await Type(await PutFile("head", $"/api/v1/reports/{Id(await Drafted("operator"))}/signed", signed)));
    }

    /// <summary>Of the operator's own person, as somebody on a list of a report.</summary>
    private async Task<int> Looks() =>
        (await gateway.Json("inspectorate", $"/api/v1/audit?person={gateway.Person.Id}&what=report&limit=200")).GetProperty("items").GetArrayLength();

    [Fact]
    public async Task WhatIsLostFromTheStoreIsSaidToBeLost()
    {
        var sent = await Sent();
        var path = $"/api/v1/reports/{Id(sent)}";
        var kept = await Ok(await PutFile("head", path + "/signed", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(await Bytes(path + ".pdf")) + "\n% hilang\n%%EOF\n")));

        File.Delete(Stored(sent.GetProperty("list").GetString()!));
        File.Delete(Stored(kept.GetProperty("signedPaper").GetProperty("sha256").GetString()!));

        foreach (var lost in new[] { ".pdf?names=true", ".xlsx?names=true", "/signed" })
            Assert.Equal((lost, 410, "report-paper-missing"), (lost, (int)(await Get("head", path + lost)).StatusCode, await Type(await Get("head", path + lost))));
        Assert.Equal(200, (int)(await Get("head", path + ".pdf")).StatusCode);
        Assert.False((await gateway.Json("head", path + "/check")).GetProperty("equal").GetBoolean());
    }

    [Theory]
    [InlineData("""{"capacity":"raja","name":"A","rank":"B","nip":"197001011995011001"}""", 400, "capacity")]
    [InlineData("""{"name":"","rank":"Pembina","nip":"197001011995011001"}""", 422, "name")]
    [InlineData("""{"name":"A\u202eB","rank":"Pembina","nip":"197001011995011001"}""", 422, "name")]
    [InlineData("""{"name":"Budi","rank":"Pembina","nip":"123"}""", 422, "nip")]
    [InlineData("""{"name":"Budi","rank":"Pembina","nip":"197001011995011001","address":"a\nb\nc"}""", 422, "address")]
    public async Task ASignerThatCannotBePrintedIsRefusedByItsField(string body, int status, string field)
    {
        using var answer = await (await gateway.As("operator")).PutAsync($"/api/v1/agencies/{Agency}/signer", new StringContent(body, Encoding.UTF8, "application/json"));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((status, field), ((int)answer.StatusCode, problem.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task OfTwoWhoChangeTheSignerTheSecondIsTold()
    {
        var path = $"/api/v1/agencies/{Agency}/signer";
        await Ok(await Put("operator", path, new { name = "Satu", rank = "Pembina", nip = "197001011995011001" }));
        var seen = (await Get("operator", path)).Headers.ETag!;
        await Ok(await Put("head", path, new { name = "Dua", rank = "Pembina", nip = "197001011995011001" }));

        var late = await Put("operator", path, new { name = "Tiga", rank = "Pembina", nip = "197001011995011001" }, seen);

        Assert.Equal((412, "signer-changed"), ((int)late.StatusCode, await Type(late)));
        Assert.Equal("Dua", (await gateway.Json("operator", path)).GetProperty("name").GetString());
    }
}
