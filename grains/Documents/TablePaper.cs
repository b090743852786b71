using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Documents;

/// <summary>What is in a column of a list.</summary>
public enum TableKind
{
    Text,

    /// <summary>A whole number of something.</summary>
    Number,
}

/// <param name="Width">In characters of a spreadsheet; on paper it is the column's share of the width.</param>
public sealed record TableColumn(string Title, double Width, TableKind Kind = TableKind.Text);

/// <summary>A list as it is given out: exactly the rows that somebody filtered. It has many columns: its paper is turned.</summary>
/// <param name="Lines">What was filtered, as of when, by whom; above the list, and not in CSV, where other programs expect the head.</param>
/// <param name="Rows">A value for each column; read once, so that a long list need not lie in memory.</param>
public sealed record TablePaper(
    string Title, ImmutableArray<string> Lines, ImmutableArray<TableColumn> Columns, IEnumerable<ImmutableArray<TableValue>> Rows);

/// <summary>A cell of a list: a text or a whole number.</summary>
public readonly record struct TableValue
{
    private readonly string? text;

    private TableValue(string? text, long? number) => (this.text, Number) = (text, number);

    public static implicit operator TableValue(string? text) => new(text, null);

    public static implicit operator TableValue(long number) => new(null, number);

    /// <summary>Null: a text.</summary>
    internal long? Number { get; }

    /// <summary>As people read it.</summary>
    internal string Printed => Number is { } number ? Indonesian.Number(number) : text ?? "";
}
