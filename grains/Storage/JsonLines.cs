using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

/// <summary>Many records of one kind as one stored file, a line of JSON each.</summary>
public static class JsonLines
{
    /// <summary>Answers the file's name; durable when it answers.</summary>
    public static async Task<string> Put<T>(this FileStore files, IEnumerable<T> records)
    {
        using var lines = new MemoryStream();
        foreach (var record in records)
        {
            await JsonSerializer.SerializeAsync(lines, record, StoredJson.Options);
            lines.WriteByte((byte)'\n');
        }

        lines.Position = 0;
        return await files.Put(lines);
    }

    public static async IAsyncEnumerable<T> Read<T>(this FileStore files, string sha256)
    {
        await using var file = await files.Open(sha256) ?? throw new FileNotFoundException("A file that a record names is missing from the file store.", sha256);
        await foreach (var record in JsonSerializer.DeserializeAsyncEnumerable<T>(file, topLevelValues: true, StoredJson.Options)) yield return record!;
    }
}
