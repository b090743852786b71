using System.Security.Cryptography;

namespace KartuAsn.Storage;

/// <summary>Files as rows, for the cluster. A file is in memory while it is put or opened: card files and segments are small.</summary>
public sealed class PostgreSqlFileStore(PostgreSqlDatabase database) : FileStore
{
    public override async Task<string> Put(Stream content)
    {
        var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        var bytes = copy.ToArray();
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await database.Writers.Execute(
            "INSERT INTO file (sha256, bytes) VALUES (@name, @bytes) ON CONFLICT DO NOTHING", ("name", name), ("bytes", bytes));
        return name;
    }

    public override async Task<Stream?> Open(string sha256) =>
        await database.Readers.Value<byte[]>("SELECT bytes FROM file WHERE sha256 = @name", ("name", Checked(sha256))) is { } bytes
            ? new MemoryStream(bytes, writable: false)
            : null;

    public override async Task<bool> Exists(string sha256) =>
        await database.Readers.Value<long>("SELECT count(*) FROM file WHERE sha256 = @name", ("name", Checked(sha256))) > 0;

    public override Task Delete(string sha256) =>
        database.Writers.Execute("DELETE FROM file WHERE sha256 = @name", ("name", Checked(sha256)));
}
