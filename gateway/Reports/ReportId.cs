using System.Globalization;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reports;

/// <summary>A report's id in addresses: the agency's id, a hyphen, the number. The agency's own report is known by its agency.</summary>
public readonly record struct ReportId(string Agency, int Number)
{
    /// <summary>Null when it is none.</summary>
    public static ReportId? Parse(string text) =>
        text.LastIndexOf('-') is > 0 and var at && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(text[..at], number)
            : null;

    public static string Of(ReportsRecord record, Report report) => new ReportId(record.Agency, report.Number).ToString();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Agency}-{Number}");
}
