using System.Text;
using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Roster.Sample;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Health and criminal grounds are for BKPSDM alone (UU 27/2022), wherever somebody else may look.</summary>
public sealed class GroundsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const string Decision = "SK-RAHASIA/77/2022";
    private static readonly string[] Telling = [Decision, "pidana", "criminal", "tidak dengan hormat", "without-honour"];

    [Fact]
    public async Task NobodyButBkpsdmReadsAGroundAtAnyAddress()
    {
        var fact = await Dismiss();
        foreach (var role in AccessRows.Roles)
            foreach (var row in AccessRows.Addresses.Where(row => row.Method == "GET" && row.Lets(role)))
            {
                var path = row.Path.Replace("/A", $"/{gateway.Person.AgencyId}", StringComparison.Ordinal).Replace("/B", $"/{gateway.Elsewhere.AgencyId}", StringComparison.Ordinal)
                    .Replace("/P", $"/{gateway.Person.Id}", StringComparison.Ordinal);
                using var answer = await (await gateway.As(role)).GetAsync(path);
                var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
                var told = Telling.Append(fact).Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).ToArray();
                Assert.True(told.Length == 0 || role == "bkpsdm", $"{role} reads {string.Join(", ", told)} at {row.Path}");
            }
        // The same search finds it where it may be read.
        Assert.Contains(Decision, await (await gateway.As("bkpsdm")).GetStringAsync($"/pegawai/{gateway.Person.Id}"), StringComparison.Ordinal);
        Assert.Contains("tidak dengan hormat", await (await gateway.As("bkpsdm")).GetStringAsync($"/api/v1/employees/{gateway.Person.Id}/history"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheFileOfErrorsTellsNobodyButBkpsdmALegalPosition()
    {
        var columns = SiasnFile.Columns(SiasnVariant.Usual);
        var row = RunningGateway.Rows.First(row => row.Id != gateway.Person.Id);
        var line = string.Join(',', columns.Zip(SiasnFile.Cells(row, columns), (column, cell) => column.Name switch
        {
            "NIP BARU" => "12345",
            "KEDUDUKAN HUKUM ID" => "91",
            "KEDUDUKAN HUKUM NAMA" => "Terkait Tindak Pidana",
            _ => $"\"{cell}\"",
        }));
        await gateway.Imported("ralat", Encoding.UTF8.GetBytes($"{string.Join(',', columns.Select(column => column.Name))}\n{line}\n"));

        Assert.Contains("Pidana", await Errors("bkpsdm"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pidana", await Errors("inspectorate"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(",91,", await Errors("inspectorate"), StringComparison.Ordinal);
        Assert.Contains(row.Name, await Errors("inspectorate"), StringComparison.Ordinal);
    }

    private async Task<string> Errors(string role) => await (await gateway.As(role)).GetStringAsync("/api/v1/imports/ralat/errors");

    private async Task<string> Dismiss() => (await gateway.Accepted(Events.Of("dismissed", gateway.Person.Id,
        new { effectiveDate = "2026-02-01", decisionNumber = Decision, decisionDate = "2026-01-15", ground = "criminal", honourable = false })))[0];
}
