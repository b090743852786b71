namespace KartuAsn.Documents.Sheet;

/// <summary>How a cell looks; each is a format of the workbook's, in this order.</summary>
internal enum Look
{
    Plain,
    Centred,
    Title,
    Strong,
    Signed,
    Head,
    Text,
    TextCentred,
    Figure,
    Share,
    SumText,
    SumFigure,
    SumShare,
}

/// <summary>What is in a cell. A text is never a formula, whatever it begins with.</summary>
internal abstract record XlsxCell(Look Look)
{
    public sealed record Text(string Value, Look Look) : XlsxCell(Look);

    /// <param name="Formula">That gives the value; null: the value stands for itself.</param>
    public sealed record Number(decimal Value, Look Look, string? Formula = null) : XlsxCell(Look);

    /// <summary>Empty, and still with its frame.</summary>
    public sealed record Blank(Look Look) : XlsxCell(Look);
}

/// <summary>A sheet of a workbook, printed on A4 as wide as the paper.</summary>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="Rows">From the first row on, read once; an empty one is a gap.</param>
internal sealed record XlsxSheet(string Name, IReadOnlyList<double> Widths, IEnumerable<IReadOnlyList<XlsxCell>> Rows)
{
    /// <summary>Ranges that are one cell to the eye.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>The row of the head of a list, which stays in view and is repeated on paper; null: no list.</summary>
    public int? HeadRow { get; init; }

    /// <summary>The range a list may be filtered in.</summary>
    public string? Filter { get; init; }

    public bool Lying { get; init; }

    /// <summary>At the foot of every page on paper.</summary>
    public string? Foot { get; init; }
}
