using KartuAsn.Gateway.Audit;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>What was asked of <c>keys add</c>; nothing of it is checked yet.</summary>
internal sealed record KeyWish(string? Name, string? Role, string? Agency, string? Employee)
{
    /// <summary>What is missing or too much; null when the key can be made.</summary>
    public string? Fault() => this switch
    {
        { Name: null or "" } => "Nama pemegang kunci belum disebutkan. Tambahkan --name.",
        { Name.Length: > 100 } => "Nama pemegang kunci terlalu panjang; paling banyak 100 karakter.",
        { Role: null or "" } => $"Peran belum disebutkan. Tambahkan --role dengan salah satu dari: {Roles}.",
        _ when !SignIn.Role.All.Contains(Role) => $"Peran {Role} tidak dikenal. Pilih salah satu dari: {Roles}.",
        _ when SignIn.Role.OfAgency(Role) && string.IsNullOrWhiteSpace(Agency) => $"Peran {Role} memerlukan Perangkat Daerah. Tambahkan --agency dengan ID-nya.",
        _ when !SignIn.Role.OfAgency(Role) && Agency is not null => $"Peran {Role} tidak terikat pada Perangkat Daerah. Hapus --agency.",
        { Role: SignIn.Role.Employee } when string.IsNullOrWhiteSpace(Employee) => "Peran employee memerlukan pegawai. Tambahkan --employee dengan ID-nya (PNS ID).",
        { Employee: not null } when Role != SignIn.Role.Employee => $"Peran {Role} tidak terikat pada satu pegawai. Hapus --employee.",
        _ => null,
    };

    private static string Roles => string.Join(", ", SignIn.Role.All);
}

/// <summary>API keys; they may change beside a running server.</summary>
internal static class KeysCommand
{
    public static async Task<int> Add(DataFolder folder, KeyWish wish)
    {
        if (wish.Fault() is { } fault)
        {
            await Say.Wrong(fault);
            return 2;
        }
        await using var store = await Store.Open(folder);
        var key = await store.Accounts.AddKey(wish.Name!, wish.Role!, wish.Agency?.Trim(), wish.Employee?.Trim());
        await Terminal.Note(store, What.KeyAdded, (await store.Accounts.Find(key))!.Id);
        await Console.Out.WriteLineAsync(key);
        return 0;
    }

    public static async Task<int> List(DataFolder folder)
    {
        await using var store = await Store.Open(folder);
        foreach (var key in await store.Accounts.Keys())
            await Console.Out.WriteLineAsync(string.Join('\t', key.Id, key.Name, key.Role, key.AgencyId ?? key.EmployeeId ?? "-", key.Revoked ? "dicabut" : "berlaku"));
        return 0;
    }

    public static async Task<int> Revoke(DataFolder folder, string id)
    {
        await using var store = await Store.Open(folder);
        await Terminal.Note(store, What.KeyRevoked, id);
        if (await store.Accounts.Revoke(id))
            return 0;
        await Say.Wrong($"Tidak ada kunci dengan ID {id}. Lihat daftarnya dengan keys list.");
        return 1;
    }
}
