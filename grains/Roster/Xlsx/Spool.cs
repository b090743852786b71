namespace KartuAsn.Roster.Xlsx;

/// <summary>
/// A zip must be sought and a body cannot be, so an XLSX waits in memory: it holds every column of the roster, and those that are not
/// needed never reach a disk.
/// </summary>
internal static class Spool
{
    /// <summary>The whole file, at its beginning; null when it is longer than allowed.</summary>
    public static async Task<MemoryStream?> Of(byte[] prefix, Stream rest, long most, CancellationToken cancel)
    {
        var spool = new MemoryStream();
        var buffer = prefix;
        for (var read = prefix.Length; read > 0; read = await rest.ReadAsync(buffer, cancel))
        {
            spool.Write(buffer, 0, read);
            if (spool.Length > most) return null;
        }

        spool.Position = 0;
        return spool;
    }
}
