namespace KartuAsn.Roster;

/// <summary>How a file keeps its cells; the file of errors is written in the same way.</summary>
public abstract record FileFormat
{
    private const char XlsxMark = 'x';

    private FileFormat(char mark, string extension, string contentType) => (Mark, Extension, ContentType) = (mark, extension, contentType);

    /// <summary>Stable, to be stored: what separates the columns of a CSV, or x.</summary>
    public char Mark { get; }

    /// <summary>With its dot.</summary>
    public string Extension { get; }

    public string ContentType { get; }

    public sealed record Csv(char Delimiter) : FileFormat(Delimiter, ".csv", "text/csv; charset=utf-8");

    public sealed record Xlsx() : FileFormat(XlsxMark, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary>The format that has this <see cref="Mark"/>.</summary>
    public static FileFormat Of(char mark) => mark == XlsxMark ? new Xlsx() : new Csv(mark);
}
