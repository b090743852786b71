namespace KartuAsn.Roster.Xlsx;

/// <summary>A zip must be sought and a body cannot be, so an XLSX waits in a temporary file that nobody else can open.</summary>
internal static class Spool
{
    /// <summary>The whole file, at its beginning; null when it is longer than allowed. It is gone when it is closed.</summary>
    public static async Task<FileStream?> Of(byte[] prefix, Stream rest, long most, CancellationToken cancel)
    {
        var spool = Create();
        if (await Fill(spool, prefix, rest, most, cancel)) return spool;
        await spool.DisposeAsync();
        return null;
    }

    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 64 * 1024,
        };
        if (OperatingSystem.IsWindows()) return new(path, options);
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var spool = new FileStream(path, options);
        // It holds every column of the roster: without a name not even a crash leaves it behind.
        File.Delete(path);
        return spool;
    }

    private static async Task<bool> Fill(FileStream spool, byte[] prefix, Stream rest, long most, CancellationToken cancel)
    {
        try
        {
            var buffer = prefix;
            for (var read = prefix.Length; read > 0; read = await rest.ReadAsync(buffer, cancel))
            {
                await spool.WriteAsync(buffer.AsMemory(0, read), cancel);
                if (spool.Length > most) return false;
            }
            spool.Position = 0;
            return true;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }
}
