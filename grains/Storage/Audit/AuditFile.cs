using System.Data.Common;
using System.Text;
using System.Text.Json;
using KartuAsn.Rules;
using Microsoft.Data.Sqlite;

namespace KartuAsn.Storage;

/// <summary>An audit as a file: an export with a line of JSON each, or the SQLite file itself.</summary>
public static class AuditFile
{
    private const int LongestLine = 1 << 20;
    private static readonly byte[] SqliteMark = "SQLite format 3\0"u8.ToArray();

    /// <summary>Answers how many lines were written.</summary>
    public static async Task<long> Write(IAsyncEnumerable<StoredAuditLine> lines, Stream target)
    {
        var count = 0L;
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await foreach (var line in lines)
        {
            await writer.WriteLineAsync(AuditLine.Exported(line.Text, line.Hash));
            count++;
        }

        return count;
    }

    /// <summary>Follows the chain in a file; needs no server.</summary>
    public static async Task<AuditCheck> Verify(string path, AuditHead? noted)
    {
        var check = new AuditCheck(noted);
        await (await IsSqlite(path) ? VerifySqlite(path, check) : VerifyLines(path, check));
        check.End();
        return check;
    }

    private static async Task<bool> IsSqlite(string path)
    {
        var start = new byte[SqliteMark.Length];
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(SqliteMark);
    }

    private static async Task VerifyLines(string path, AuditCheck check)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: false));
        while (!check.HasEnough && await reader.ReadLineAsync() is { } line)
            if (line.Length <= LongestLine && AuditLine.Taken(line) is var (text, hash))
                check.Take(new(text, hash));
            else
                check.TakeUnreadable();
    }

    /// <summary>Also that every line is found by its people: an index could hide what the lines still say.</summary>
    private static async Task VerifySqlite(string path, AuditCheck check)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        await foreach (var (stored, at, people) in ((DbConnection)connection).Rows(
            "SELECT line, hash, number, (SELECT json_group_array(person) FROM audit_person p WHERE p.number = a.number) FROM audit a ORDER BY number",
            row => (new StoredAuditLine(row.GetString(0), row.GetString(1)), row.GetInt64(2), row.GetString(3))))
        {
            if (check.HasEnough)
                return;
            check.Take(stored);
            if (AuditLine.Read(stored.Text) is { } line && (line.Number != at || !Found(line, people)))
                check.NoteHidden(line.Number);
        }
    }

    private static bool Found(AuditLine line, string people) =>
        line.People.Select(Key.Of).ToHashSet().SetEquals(JsonSerializer.Deserialize<string[]>(people)!);
}
