using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Documents;

/// <summary>What is in a column of a list.</summary>
public enum TableKind
{
    Text,

    /// <summary>A whole number of something.</summary>
    Number,

    /// <summary>How many of a count have uploaded; nobody: a dash.</summary>
    Percent,
}

/// <param name="Width">In characters of a spreadsheet; on paper it is the column's share of the width.</param>
public sealed record TableColumn(string Title, TableKind Kind = TableKind.Text, double Width = 16);

/// <summary>A list as it is given out: exactly the rows that somebody filtered.</summary>
/// <param name="Lines">What was filtered, as of when, by whom; above the list, and not in CSV, where other programs expect the head.</param>
/// <param name="Rows">A value for each column; read once, so that a long list need not lie in memory.</param>
/// <param name="Totals">A row of sums under the list, not in CSV, where it would be taken for one more row; null: none.</param>
/// <param name="Code">By which the paper can be checked; null: none.</param>
/// <param name="Lying">Paper is turned: for many columns.</param>
public sealed record TablePaper(
    string Title,
    ImmutableArray<string> Lines,
    ImmutableArray<TableColumn> Columns,
    IEnumerable<ImmutableArray<TableValue>> Rows,
    ImmutableArray<TableValue>? Totals = null,
    string? Code = null,
    bool Lying = false);

/// <summary>A cell of a list: a text, a number or the share of a count.</summary>
public readonly record struct TableValue
{
    private readonly string? text;
    private readonly long? number;
    private readonly Count? share;

    private TableValue(string? text, long? number, Count? share) => (this.text, this.number, this.share) = (text, number, share);

    public static implicit operator TableValue(string? text) => new(text ?? "", null, null);

    public static implicit operator TableValue(long number) => new(null, number, null);

    public static implicit operator TableValue(Count share) => new(null, null, share);

    /// <summary>As people read it.</summary>
    internal string Printed => number is { } n ? Indonesian.Number(n) : share is { } count ? Indonesian.Percent(count) : text ?? "";

    /// <summary>As spreadsheets of Indonesia take it for a number.</summary>
    internal string Bare => number is { } n ? FormattableString.Invariant($"{n}") : share is { } count ? Indonesian.Percent(count).Replace("\u00A0", "", StringComparison.Ordinal) : text ?? "";

    /// <summary>Null: a text.</summary>
    internal decimal? Value => number is { } n ? n : share is { People: > 0 } count ? Indonesian.Hundredths(count) / 100 : null;

    internal bool IsShare => share is not null;
}
