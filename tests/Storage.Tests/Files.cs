using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class FilesInAFolder : Files<SqliteForm>
{
    [Fact]
    public async Task NothingUnfinishedIsLeftBehind()
    {
        await Store.Put(Bytes("card"));
        await Assert.ThrowsAsync<IOException>(() => Store.Put(new BrokenStream()));

        Assert.Empty(Directory.GetFiles(Path.Combine(Form.Folder, "files", "unfinished")));
        Assert.Single(Directory.GetFiles(Path.Combine(Form.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task PuttingADamagedFileAgainMendsIt()
    {
        var name = await Store.Put(Bytes("card"));
        await File.WriteAllTextAsync(Path.Combine(Form.Folder, "files", name[..2], name), "damaged");

        await Store.Put(Bytes("card"));

        Assert.Equal("card", await Text(name));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection is gone.");
    }
}

public sealed class FilesInPostgreSql : Files<PostgreSqlForm>;

/// <summary>Bytes by their SHA-256.</summary>
public abstract class Files<TForm> : Suite<TForm> where TForm : Form, new()
{
    protected FileStore Store => Form.Files(Database);

    [Fact]
    public async Task WhatIsPutIsFoundByItsHash()
    {
        var name = await Store.Put(Bytes("card"));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Bytes("card"))), name);
        Assert.True(await Store.Exists(name));
        Assert.Equal("card", await Text(name));
    }

    [Fact]
    public async Task ALargeFileAndAnEmptyOneAreKeptWhole()
    {
        var large = RandomNumberGenerator.GetBytes(5_000_000);

        await using var opened = await Store.Open(await Store.Put(new MemoryStream(large)));
        var copy = new MemoryStream();
        await opened!.CopyToAsync(copy);

        Assert.Equal(large, copy.ToArray());
        Assert.Equal("", await Text(await Store.Put(Array.Empty<byte>())));
    }

    [Fact]
    public async Task TheSameBytesPutManyTimesAtOnceAreOneFile()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.Put(Bytes("card")))));

        Assert.Single(names.Distinct());
        Assert.Equal("card", await Text(names[0]));
    }

    [Fact]
    public async Task WhatIsDeletedIsGoneAndDeletingItAgainIsHarmless()
    {
        var name = await Store.Put(Bytes("card"));

        await Store.Delete(name);
        await Store.Delete(name);

        Assert.False(await Store.Exists(name));
        Assert.Null(await Store.Open(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../accounts.db")]
    [InlineData("AA11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11")]
    [InlineData("/a11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11")]
    [InlineData("aa11")]
    public async Task AnythingButAHashIsNoName(string name)
    {
        Assert.False(FileStore.IsName(name));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Open(name));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Exists(name));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Delete(name));
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected async Task<string> Text(string name)
    {
        await using var stream = await Store.Open(name);
        return await new StreamReader(stream!).ReadToEndAsync();
    }
}
