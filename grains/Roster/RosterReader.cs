using Sylvan.Data.Csv;

namespace KartuAsn.Roster;

/// <summary>Opens SIASN's "Data ASN" as CSV: looks at the first bytes and the header, and says at once when it is no roster.</summary>
public static class RosterReader
{
    /// <summary>
    /// Reads as far as the header. The stream stays the caller's; nothing is sought, so it may be the body of a request.
    /// </summary>
    /// <param name="today">The local day, against which a TMT far in the future is noticed.</param>
    public static async Task<RosterOpening> Open(
        Stream source, DateOnly today, RosterLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= RosterLimits.Default;
        var prefix = await ReadPrefix(source, cancel);
        if (FileShape.ProblemOf(prefix) is { } problem) return new RosterOpening.Refused(problem);
        var text = RosterText.Of(prefix, source);
        try
        {
            var csv = await CsvDataReader.CreateAsync(text.Reader, OptionsFor(text.Delimiter, limits), cancel);
            return await OpenHeader(csv, text, today, limits, cancel);
        }
        catch (CsvRecordTooLargeException)
        {
            return new RosterOpening.Refused(new RosterProblem.LineTooLong(1));
        }
    }

    private static async Task<RosterOpening> OpenHeader(
        CsvDataReader csv, RosterText text, DateOnly today, RosterLimits limits, CancellationToken cancel)
    {
        var row = 1;
        while (await csv.ReadAsync(cancel))
        {
            if (!IsBlank(csv)) return OpenHeader(csv, row, text, today, limits);
            if (row++ > limits.Rows) break;
        }
        return new RosterOpening.Refused(new RosterProblem.Empty());
    }

    private static RosterOpening OpenHeader(CsvDataReader csv, int row, RosterText text, DateOnly today, RosterLimits limits)
    {
        if (csv.RowFieldCount > limits.Columns) return new RosterOpening.Refused(new RosterProblem.TooManyColumns(limits.Columns));
        return RosterHeader.Read(csv) switch
        {
            { Problem: { } problem } => new RosterOpening.Refused(problem),
            var header => new RosterOpening.Ready(new RosterFile(csv, header, text, row, today, limits)),
        };
    }

    internal static bool IsBlank(CsvDataReader csv)
    {
        for (var i = 0; i < csv.RowFieldCount; i++)
        {
            if (!csv.GetFieldSpan(i).IsWhiteSpace()) return false;
        }
        return true;
    }

    /// <summary>Lax, because names hold quotes; a comment begins with what is no character, because nothing in a roster is one.</summary>
    private static CsvDataReaderOptions OptionsFor(char delimiter, RosterLimits limits) => new()
    {
        HasHeaders = false,
        Delimiter = delimiter,
        CsvStyle = CsvStyle.Lax,
        Comment = '\uFFFF',
        BufferSize = Math.Min(64 * 1024, limits.LongestRecord),
        MaxBufferSize = limits.LongestRecord,
        OwnsReader = true,
    };

    private static async Task<byte[]> ReadPrefix(Stream source, CancellationToken cancel)
    {
        var prefix = new byte[64 * 1024];
        var length = await source.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, cancel);
        return prefix[..length];
    }
}
