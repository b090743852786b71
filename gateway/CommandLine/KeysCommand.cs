using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Keys;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>API keys; they may change beside a running server.</summary>
internal static class KeysCommand
{
    private const string By = "baris perintah";

    public static async Task<int> Add(DataFolder folder, KeyWish wish)
    {
        var clock = CityClock.System();
        if (wish.Fault(clock) is { } fault)
        {
            await Say.Wrong(fault.Sentence);
            return 2;
        }
        await using var store = await Store.Open(folder);
        var made = await store.Keys.Add(wish.ToPlan(clock, By));
        await Terminal.Note(store, What.KeyAdded, made!.Key.Id);
        await Console.Out.WriteLineAsync(made.Text);
        return 0;
    }

    public static async Task<int> List(DataFolder folder)
    {
        await using var store = await Store.Open(folder);
        foreach (var key in await store.Keys.All())
            await Console.Out.WriteLineAsync(string.Join('\t', key.Id, key.Name, key.Role, key.AgencyId ?? key.EmployeeId ?? "-", State(key)));
        return 0;
    }

    public static async Task<int> Revoke(DataFolder folder, string id)
    {
        await using var store = await Store.Open(folder);
        await Terminal.Note(store, What.KeyRevoked, id);
        if (await store.Keys.Revoke(id, DateTimeOffset.UtcNow, By))
            return 0;
        await Say.Wrong($"Tidak ada kunci dengan ID {id}. Lihat daftarnya dengan keys list.");
        return 1;
    }

    private static string State(ApiKey key) => key switch
    {
        { Revoked: true } => "dicabut",
        _ when !key.WorksAt(DateTimeOffset.UtcNow) => "berakhir",
        { Expires: { } end } => $"berlaku sampai {CityClock.System().DayOf(end.AddTicks(-1)):O}",
        _ => "berlaku",
    };
}
