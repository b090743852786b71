using System.Text.Json;
using KartuAsn.Storage;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Who may read the audit, and what of it.</summary>
public sealed partial class AuditTests
{
    [Theory]
    [InlineData("person=P&what=history")]
    [InlineData("person=N&what=history,card")]
    [InlineData("viewer=BKPS&what=history")]
    public async Task TheInspectorateFindsWhoLookedAndIsFoundItself(string search)
    {
        await gateway.Json("bkpsdm", $"/api/v1/employees/{gateway.Person.Id}/history");
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", null);

        var found = (await Audit($"{search.Replace("P&", gateway.Person.Id + "&", StringComparison.Ordinal).Replace("N&", gateway.Person.Number + "&", StringComparison.Ordinal)}&from={today}&until={today}&limit=1"))[0];

        Assert.Equal(("history", "Riwayat", "bkpsdm"), (found.GetProperty("what").GetString(), found.GetProperty("words").GetString(), found.GetProperty("viewer").GetProperty("name").GetString()));
        Assert.Equal([gateway.Person.Id], found.GetProperty("people").EnumerateArray().Select(person => person.GetString()));
        Assert.Equal(("audit", "inspectorate"), ((await Newest())[0].What, (await Newest())[0].Viewer.Role));
        Assert.Empty(await Audit("until=2020-01-01"));
    }

    [Theory]
    [InlineData("what=semua", "what")]
    [InlineData("from=2026-02-31", "from")]
    [InlineData("until=kemarin", "until")]
    [InlineData("cursor=-1", "cursor")]
    [InlineData("limit=0", "limit")]
    public async Task AWrongSearchIsToldWhichFieldAndWhatToWrite(string search, string field)
    {
        using var answer = await (await gateway.As("inspectorate")).GetAsync($"/api/v1/audit?{search}");

        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((400, field), ((int)answer.StatusCode, problem.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task PagesFollowOneAnotherToTheBeginning()
    {
        await gateway.Json("bkpsdm", $"/api/v1/employees/{gateway.Person.Id}/card");
        var (numbers, cursor) = (new List<long>(), "");
        do
        {
            var page = await gateway.Json("inspectorate", $"/api/v1/audit?limit=7&until=2100-01-01{cursor}");
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("number").GetInt64()));
            cursor = page.TryGetProperty("next", out var next) ? $"&cursor={next.GetString()}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(Enumerable.Range(1, (int)numbers[0]).Select(number => (long)number).Reverse(), numbers);
    }

    [Fact]
    public async Task TheCopyThatTheInspectorateTakesIsWholeAndNoFormula()
    {
        var copy = Path.Combine(Path.GetTempPath(), $"salinan-{Guid.NewGuid():N}.jsonl");
        try
        {
            await File.WriteAllBytesAsync(copy, await (await gateway.As("inspectorate")).GetByteArrayAsync("/api/v1/audit/export"));
            var check = await AuditFile.Verify(copy, null);
            Assert.Equal((0, "audit-export"), (check.Faults.Count, (await Newest())[0].What));
            Assert.True(check.Last.Number > 1);
        }
        finally
        {
            File.Delete(copy);
        }

        var key = await OtherKey("=HYPERLINK(1)");
        await key.GetAsync($"/api/v1/employees/{gateway.Person.Id}");
        var csv = await (await gateway.As("inspectorate")).GetStringAsync($"/api/v1/audit/export?format=csv&viewer={Uri.EscapeDataString("=HYPERLINK(1)")}");
        Assert.StartsWith("Nomor,Waktu,Pelaku", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(1)\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmployeeReadsWhoSawThemAndNobodyElses()
    {
        await gateway.Json("operator", $"/api/v1/employees/{gateway.Person.Id}");
        await gateway.Json("employee", $"/api/v1/employees/{gateway.Person.Id}");

        var looks = (await gateway.Json("employee", $"/api/v1/employees/{gateway.Person.Id}/looks?limit=200")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Contains(looks, look => look.GetProperty("roleWords").GetString() == "Operator Perangkat Daerah" && look.GetProperty("agencyName").GetString() == gateway.Person.AgencyName);
        Assert.Contains(looks, look => look.GetProperty("role").GetString() == "employee");

        using var others = await (await gateway.As("employee")).GetAsync($"/api/v1/employees/{gateway.Elsewhere.Id}/looks");
        Assert.Equal(404, (int)others.StatusCode);
        var page = await (await gateway.As("employee")).GetStringAsync($"/pegawai/{gateway.Person.Id}/dilihat");
        Assert.Contains("Siapa melihat data saya", page, StringComparison.Ordinal);
        Assert.Contains("Anda sendiri", page, StringComparison.Ordinal);
        Assert.Contains($"Operator Perangkat Daerah, {gateway.Person.AgencyName}", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageNamesWhoWasSeenAndSaysWhatCannotBeRead()
    {
        await gateway.Json("bkpsdm", $"/api/v1/employees/{gateway.Person.Id}/card");
        var client = await gateway.As("inspectorate");

        var page = System.Net.WebUtility.HtmlDecode(await client.GetStringAsync($"/jejak-audit?pegawai={gateway.Person.Number}&apa=card"));
        Assert.Contains(gateway.Person.Name, page, StringComparison.Ordinal);
        Assert.Contains("bkpsdm", page, StringComparison.Ordinal);
        Assert.Contains(gateway.Person.Id, (await Newest())[0].People);
        Assert.Contains("Pencarian tidak dapat dibaca", await client.GetStringAsync("/jejak-audit?dari=keliru"), StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> Audit(string search) => [.. (await gateway.Json("inspectorate", $"/api/v1/audit?{search}")).GetProperty("items").EnumerateArray()];

    private async Task<HttpClient> OtherKey(string name)
    {
        var (_, key, _) = await gateway.Run("keys", "add", "--name", name, "--role", "inspectorate");
        var client = gateway.Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }
}
