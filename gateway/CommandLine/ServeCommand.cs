using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Sample;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>What is to be served: which store, where, and whether it is to be filled with a sample.</summary>
public sealed record ServePlan(DataFolder Folder, Store Store, string Urls, bool Sample);

internal static class ServeCommand
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    public static async Task<int> Run(DataFolder folder, string? urls, bool sample, Func<ServePlan, WebApplication> build)
    {
        using var held = folder.TryLock("serve");
        if (held is null)
            return await Refuse(HeldBy(folder));
        await using var store = await Store.Open(folder);
        await store.FollowRules();
        if (sample && await SampleMark.Refusal(store.Database) is { } refusal)
            return await Refuse(refusal);

        var listen = Foundation.UrlsOf(urls);
        if (Foundation.BusyUrl(listen) is { } busy)
            return await Refuse($"Alamat {busy} sedang dipakai program lain. Hentikan program itu, atau pilih alamat lain dengan --urls.");

        WebApplication built;
        try
        {
            built = build(new(folder, store, listen, sample));
        }
        catch (SettingException wrong)
        {
            return await Refuse(wrong.Message);
        }

        await using var app = built;
        await app.StartAsync();
        var url = app.Urls.First();
        held.Announce(url);
        await Greet(url, store.Accounts);
        await app.WaitForShutdownAsync();
        return 0;
    }

    public static string HeldBy(DataFolder folder) => folder.Holder() switch
    {
        { Url: { } url } holder => $"Folder data {folder.Path} sedang dipakai layanan di {url} (proses {holder.ProcessId}). Gunakan layanan itu, atau hentikan lebih dahulu.",
        { } holder => $"Folder data {folder.Path} sedang dipakai perintah {holder.Command} (proses {holder.ProcessId}). Tunggu sampai selesai, lalu ulangi.",
        null => $"Folder data {folder.Path} sedang dipakai proses lain. Hentikan proses itu, lalu ulangi.",
    };

    /// <summary>As long as no administrator can sign in by themselves, each start prints a link and voids the one before.</summary>
    private static async Task Greet(string url, Accounts accounts)
    {
        await Console.Out.WriteLineAsync($"Kartu ASN Virtual melayani di {url}");
        if (await accounts.HasAdministrator(SignIn.Role.Bkpsdm))
        {
            await Console.Out.WriteLineAsync($"Halaman masuk: {url}/masuk");
        }
        else
        {
            var code = await accounts.ReplaceLink(SignIn.Role.Bkpsdm, "Admin BKPSDM", DateTimeOffset.UtcNow + LinkLife);
            await Console.Out.WriteLineAsync($"Tautan masuk sekali pakai untuk Admin BKPSDM (berlaku 24 jam): {url}/masuk/{code}");
        }
        await Console.Out.FlushAsync();
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Say.Wrong(sentence);
        return 1;
    }
}
