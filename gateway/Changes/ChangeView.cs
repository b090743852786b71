using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;

namespace KartuAsn.Gateway.Changes;

/// <summary>News about one person: what is so now, not what happened.</summary>
/// <param name="Id">PNS ID.</param>
/// <param name="Sequence">Bertambah dengan setiap perubahan pada pegawai ini; tidak ada apabila left.</param>
/// <param name="Left">Pegawai ini tidak termasuk, atau tidak lagi termasuk, yang boleh Anda lihat. Hapus dari catatan Anda.</param>
/// <param name="Person">Keadaan saat ini; tidak ada apabila left.</param>
public sealed record ChangeView(string Id, long? Sequence, bool Left, PersonView? Person);

/// <param name="Next">Tempat melanjutkan. Selalu ada; simpan setelah isi halaman ini diolah.</param>
/// <param name="More">Masih ada yang dapat dibaca sekarang juga; apabila tidak, tanyakan kembali nanti.</param>
public sealed record ChangesView(IReadOnlyList<ChangeView> Items, string Next, bool More) : IShowsPeople
{
    IEnumerable<string> IShowsPeople.PeopleShown => Items.Where(item => !item.Left).Select(item => item.Id);
}
