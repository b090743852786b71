using System.Security.Cryptography;

namespace KartuAsn.Storage;

/// <summary>Files in a folder, in subfolders by their first two digits. A file is written beside, flushed to disk, then renamed.</summary>
public sealed class FolderFileStore : FileStore
{
    private readonly string root;
    private readonly string unfinished;

    public FolderFileStore(string folder)
    {
        root = Directory.CreateDirectory(folder).FullName;
        unfinished = Directory.CreateDirectory(Path.Combine(root, "unfinished")).FullName;
    }

    public override async Task<string> Put(Stream content)
    {
        var temporary = Path.Combine(unfinished, Guid.NewGuid().ToString("N"));
        try
        {
            var name = await Write(content, temporary);
            var path = PathOf(name);
            var folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            File.Move(temporary, path, overwrite: true);
            Durable.Folder(folder);
            Durable.Folder(root);
            return name;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public override Task<Stream?> Open(string sha256)
    {
        var path = PathOf(sha256);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    public override Task<bool> Exists(string sha256) => Task.FromResult(File.Exists(PathOf(sha256)));

    public override Task Delete(string sha256)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    private string PathOf(string sha256) => Path.Combine(root, Checked(sha256)[..2], sha256);

    private static async Task<string> Write(Stream content, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[81920];
        for (var read = await content.ReadAsync(buffer); read > 0; read = await content.ReadAsync(buffer))
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read));
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
