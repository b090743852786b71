using System.Net.Http.Headers;
using KartuAsn.Gateway.Recount;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Compares the numbers: asks the server that runs on the folder, or starts the grains without listening.</summary>
internal static class RecountCommand
{
    private static readonly TimeSpan LongestRecount = TimeSpan.FromMinutes(10);

    public static async Task<int> Run(DataFolder folder, CancellationToken stop)
    {
        using var held = folder.TryLock("recount");
        await using var store = await Store.Open(folder);
        if (held is not null)
            return Report(await ByOurselves(store, stop));
        if (folder.Holder()?.Url is { } url)
            return Report(await ByServer(url, store, stop));
        await Say.Wrong(ServeCommand.HeldBy(folder));
        return 1;
    }

    private static async Task<RecountView> ByOurselves(Store store, CancellationToken stop)
    {
        using var host = GrainsAlone.Build(store, services => services.AddSingleton<Recounter>());
        await host.StartAsync(stop);
        var view = await host.Services.GetRequiredService<Recounter>().Recount(stop);
        await host.StopAsync(stop);
        return view;
    }

    /// <summary>With a key that lives as long as the question.</summary>
    private static async Task<RecountView> ByServer(string url, Store store, CancellationToken stop)
    {
        var key = (await store.Keys.Add(new("recount", Role.Inspectorate, Expires: DateTimeOffset.UtcNow + LongestRecount)))!;
        try
        {
            using var client = new HttpClient { BaseAddress = new(url), Timeout = LongestRecount };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
            return (await client.GetFromJsonAsync<RecountView>("/api/v1/recount", StoredJson.Options, stop))!;
        }
        finally
        {
            await store.Keys.Revoke(key.Key.Id, DateTimeOffset.UtcNow, key.Key.Name);
        }
    }

    private static int Report(RecountView view)
    {
        foreach (var agency in view.Agencies.Where(agency => agency.Memory != agency.Sql || agency.Sql != agency.Facts))
            Console.WriteLine($"{agency.Id}: memori {Sums(agency.Memory)}, basis data {Sums(agency.Sql)}, fakta {Sums(agency.Facts)}");
        Console.WriteLine(view.Equal
            ? $"Sama: {view.Agencies.Length} Perangkat Daerah, {view.Agencies.Sum(agency => agency.Facts.Total.People)} pegawai terhitung."
            : "Tidak sama. Jalankan reindex setelah layanan dihentikan, lalu ulangi; apabila tetap berbeda, laporkan kepada pengelola sistem.");
        return view.Equal ? 0 : 1;
    }

    private static string Sums(Tally tally) => $"{tally.Total.Uploaded}/{tally.Total.People}";
}
