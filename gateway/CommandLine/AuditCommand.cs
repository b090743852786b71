using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>The audit for those who check it: its head, a copy, and whether a copy is whole.</summary>
internal static class AuditCommand
{
    /// <summary>To be noted somewhere else, so that later nobody can cut off the end unseen.</summary>
    public static Task<int> Head(DataFolder folder) => With(folder, async log =>
    {
        await Console.Out.WriteLineAsync((await log.Head())?.ToString() ?? $"0:{AuditLine.Beginning}");
        return 0;
    });

    public static async Task<int> Export(DataFolder folder, string path)
    {
        if (File.Exists(path))
            return await Refuse($"Berkas {path} sudah ada. Sebutkan nama lain, agar salinan yang lama tidak hilang.");
        return await With(folder, async log =>
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await Console.Out.WriteLineAsync($"{await AuditFile.Write(log.All(), file)} baris disalin ke {path}.");
            return 0;
        });
    }

    public static async Task<int> Verify(string path, string? head)
    {
        var noted = head is null ? null : AuditHead.Parse(head);
        if (head is not null && noted is null)
            return await Refuse("Kepala jejak tidak terbaca. Tulis seperti yang dicetak audit head: NOMOR:SIDIK.");
        if (!File.Exists(path))
            return await Refuse($"Berkas {path} tidak ada. Periksa kembali namanya.");
        var check = await AuditFile.Verify(path, noted);
        foreach (var fault in check.Faults)
            await Console.Out.WriteLineAsync(fault.Sentence);
        await Console.Out.WriteLineAsync(Judgement(check, noted));
        return check.Faults.Count == 0 ? 0 : 1;
    }

    private static string Judgement(AuditCheck check, AuditHead? noted) => check switch
    {
        { HasEnough: true } => "Jejak audit TIDAK utuh. Pemeriksaan dihentikan karena terlalu banyak yang salah.",
        { Faults.Count: > 0 } => $"Jejak audit TIDAK utuh: {check.Faults.Count} temuan.",
        _ when noted is null => $"Jejak audit utuh: {check.Last.Number} baris, kepala {check.Last}. Apakah bagian akhirnya terpotong hanya terlihat dengan --head.",
        _ => $"Jejak audit utuh: {check.Last.Number} baris, kepala {check.Last}, termasuk kepala yang dicatat dahulu.",
    };

    /// <summary>Of the cluster, where its connection is given; else of the folder.</summary>
    private static async Task<int> With(DataFolder folder, Func<AuditLog, Task<int>> work)
    {
        if (Environment.GetEnvironmentVariable(MigrateCommand.ConnectionSetting) is { Length: > 0 } connection)
        {
            await using var cluster = new PostgreSqlDatabase(connection);
            await Schema.Verify(cluster);
            return await work(new(cluster));
        }
        await using var store = await Store.Open(folder);
        return await work(store.Audit);
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Say.Wrong(sentence);
        return 2;
    }
}
