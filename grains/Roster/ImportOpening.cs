using KartuAsn.Roster.Xlsx;

namespace KartuAsn.Roster;

/// <summary>Opens a file of any kind: looks at the first bytes and the header, and says at once when it is not what it should be.</summary>
internal static class ImportOpening
{
    private const int PrefixBytes = 64 * 1024;

    /// <summary>Reads as far as the header. The stream stays the caller's; nothing is sought, so it may be the body of a request.</summary>
    public static async Task<Opening<TRow>> Open<TRow>(
        Stream stream, Layout layout, Func<KeptRow, Reading<TRow>> meaning, RosterLimits limits, CancellationToken cancel)
    {
        var (source, header, problem) = await Open(stream, layout, limits, cancel);
        return problem is null
            ? new Opening<TRow>.Ready(new ImportFile<TRow>(source!, header!, layout, meaning, limits))
            : new Opening<TRow>.Refused(problem);
    }

    private static async Task<(RowSource?, Header?, RosterProblem?)> Open(
        Stream stream, Layout layout, RosterLimits limits, CancellationToken cancel)
    {
        var prefix = await ReadPrefix(stream, cancel);
        if (FileShape.IsOldOffice(prefix)) return (null, null, await FileShape.OldOffice(prefix, stream, cancel));
        if (FileShape.IsZip(prefix)) return await XlsxFile.Open(prefix, stream, layout, limits, cancel);
        if (FileShape.ProblemOf(prefix, layout.Advice) is { } problem) return (null, null, problem);
        if (await CsvRows.Open(prefix, stream, limits, cancel) is not { } rows) return (null, null, new RosterProblem.LineTooLong(1));
        var (header, wrong) = await ReadHeader(rows, layout, limits, cancel);
        return (rows, header, wrong);
    }

    /// <summary>The header is the first row that is not blank.</summary>
    public static async Task<(Header?, RosterProblem?)> ReadHeader(
        RowSource source, Layout layout, RosterLimits limits, CancellationToken cancel)
    {
        do
        {
            var (more, problem) = await source.Next(cancel);
            if (problem is not null) return (null, problem);
            if (!more || source.Row > limits.Rows) return (null, new RosterProblem.Empty(layout.Advice));
        }
        while (source.IsBlank);

        if (source.Width > limits.Columns) return (null, new RosterProblem.TooManyColumns(limits.Columns, layout.Advice));
        var header = Header.Read(source, layout);
        return (header, header.Problem);
    }

    private static async Task<byte[]> ReadPrefix(Stream stream, CancellationToken cancel)
    {
        var prefix = new byte[PrefixBytes];
        var length = await stream.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, cancel);
        return prefix[..length];
    }
}
