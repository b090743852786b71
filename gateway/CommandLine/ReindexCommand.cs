using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Derives the read side anew from the states.</summary>
internal static class ReindexCommand
{
    public static async Task<int> Run(DataFolder folder)
    {
        using var held = folder.TryLock("reindex");
        if (held is null)
        {
            await Say.Wrong(ServeCommand.HeldBy(folder));
            return 1;
        }
        await using var store = await Store.Open(folder);
        var result = await Reindex.Run(store.Database, Employee.Current);
        await Console.Out.WriteLineAsync($"Sisi baca selesai disusun ulang: {result.People} pegawai.");
        return 0;
    }
}
