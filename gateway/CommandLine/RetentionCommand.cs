using KartuAsn.Contracts;
using KartuAsn.Gateway.Privacy;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Deletes, or only names, the bytes of files that were replaced long ago. May be run beside the server.</summary>
internal static class RetentionCommand
{
    public static async Task<int> Run(DataFolder folder, int? days, bool dryRun)
    {
        await using var store = await Store.Open(folder);
        var reads = new ReadSide(store.Database);
        var options = new RetentionOptions();
        options.ReplacedFilesDays = days ?? options.ReplacedFilesDays;
        var retention = new Retention(reads, new(reads, store.Files, new(store.Database)), options, CityClock.System());
        var files = dryRun ? await retention.Due() : await retention.Run();
        foreach (var one in files)
            await Console.Out.WriteLineAsync(string.Join('\t', one.Person, one.File.What, one.File.Receipt, Indonesian.Day(one.File.ReplacedAt!.Value).ToString("O")));
        await Console.Out.WriteLineAsync(dryRun
            ? $"{files.Length} berkas akan dihapus; belum ada yang dihapus."
            : $"{files.Length} berkas dihapus. Peristiwa dan keputusannya tetap tercatat.");
        return 0;
    }
}
