using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Roster;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Imports;

/// <summary>What is wrong, or odd, with one row.</summary>
/// <param name="Kept">The needed cells of a row that did not go in, so that it can be corrected; empty for a row that did.</param>
public sealed record TroubledRow(int Row, ImmutableArray<string> Kept, ImmutableArray<ImportError> Errors);

/// <summary>Collects troubled rows while a roster is read: on disk, since a bad file may consist of nothing else.</summary>
internal sealed class ErrorSpool(char formatMark) : IAsyncDisposable
{
    private readonly FileStream spool = new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>Rows that did not go in.</summary>
    public int Rows { get; private set; }

    public async Task Add(int row, ImmutableArray<string> kept, ImmutableArray<ImportError> errors)
    {
        Rows++;
        await Write(new(row, kept, errors));
    }

    public Task AddWarnings(int row, ImmutableArray<ImportError> warnings) =>
        warnings.IsEmpty ? Task.CompletedTask : Write(new(row, [], warnings));

    /// <summary>Null when nothing was wrong.</summary>
    public async Task<string?> StoreIn(FileStore files)
    {
        if (spool.Length == 0)
            return null;
        spool.Position = 0;
        return await files.Put(spool);
    }

    public ValueTask DisposeAsync() => spool.DisposeAsync();

    private async Task Write(TroubledRow row)
    {
        // The format of the roster leads, so that the corrected file can have the same.
        if (spool.Length == 0)
            spool.Write([(byte)formatMark, (byte)'\n']);
        await JsonSerializer.SerializeAsync(spool, row, StoredJson.Options);
        spool.WriteByte((byte)'\n');
    }
}

/// <summary>The troubled rows of an import, as they were stored.</summary>
public sealed class ImportErrors(FileStore files)
{
    /// <summary>A part of the list: one entry per thing that is wrong.</summary>
    /// <param name="skip">Entries before this part.</param>
    public async Task<(ImmutableArray<ImportError> Items, int? Next)> Page(ImportView import, int skip, int limit, CancellationToken stop)
    {
        var items = await Rows(import, stop).SelectMany(row => row.Errors).Skip(skip).Take(limit + 1).ToListAsync(stop);
        return ([.. items.Take(limit)], items.Count > limit ? skip + limit : null);
    }

    /// <summary>The format of the file that came in; the file of errors has the same.</summary>
    public async Task<FileFormat> Format(ImportView import)
    {
        using var lines = await Open(import);
        return FileFormat.Of(lines is null ? ',' : (await lines.ReadLineAsync())![0]);
    }

    /// <summary>The rows that did not go in, as a file that can be corrected and sent again.</summary>
    /// <param name="grounds">Without them the code of somebody's legal position is left out: it may name a criminal ground (UU 27/2022).</param>
    public async Task Write(ImportView import, FileFormat format, bool grounds, Stream target, CancellationToken stop)
    {
        using var lines = await Open(import);
        if (lines is not null)
            await lines.ReadLineAsync(stop);
        var contracts = import.Kind == ImportKind.Contracts;
        var rows = Parse(lines, stop).Where(row => !row.Kept.IsEmpty)
            .Select(row => new RefusedRow(row.Row, row.Errors, grounds || contracts ? row.Kept : WithoutGrounds(row.Kept)));
        await ErrorFile.Write(target, format, contracts ? ContractsReader.Layout : RosterReader.Layout, rows, stop);
    }

    private static ImmutableArray<string> WithoutGrounds(ImmutableArray<string> kept) =>
        kept.SetItem((int)RosterColumn.KedudukanHukumId, "").SetItem((int)RosterColumn.KedudukanHukumNama, "");

    private async IAsyncEnumerable<TroubledRow> Rows(ImportView import, [EnumeratorCancellation] CancellationToken stop)
    {
        using var lines = await Open(import);
        if (lines is not null)
            await lines.ReadLineAsync(stop);
        await foreach (var row in Parse(lines, stop))
            yield return row;
    }

    private async Task<StreamReader?> Open(ImportView import) =>
        import.ErrorsFile is { } sha256 && await files.Open(sha256) is { } stream ? new StreamReader(stream) : null;

    private static async IAsyncEnumerable<TroubledRow> Parse(StreamReader? lines, [EnumeratorCancellation] CancellationToken stop)
    {
        while (lines is not null && await lines.ReadLineAsync(stop) is { } line)
            yield return JsonSerializer.Deserialize<TroubledRow>(line, StoredJson.Options)!;
    }
}
