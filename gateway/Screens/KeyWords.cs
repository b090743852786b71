using KartuAsn.Gateway.Keys;
using KartuAsn.Gateway.SignIn;

namespace KartuAsn.Gateway.Screens;

/// <summary>Keys and what they may do, in the words of the screen.</summary>
internal static class KeyWords
{
    private static readonly Dictionary<string, string> Rights = new()
    {
        [Access.Import] = "Mengimpor data pegawai",
        [Access.ImportsLook] = "Melihat impor",
        [Access.Reorganise] = "Menata Perangkat Daerah",
        [Access.HrEvents] = "Mengirim peristiwa kepegawaian",
        [Access.CityTally] = "Melihat capaian kota",
        [Access.CityLive] = "Mengikuti capaian kota secara langsung",
        [Access.AgencyList] = "Melihat daftar Perangkat Daerah",
        [Access.AgencyTally] = "Melihat capaian Perangkat Daerah",
        [Access.AgencyLive] = "Mengikuti capaian Perangkat Daerah secara langsung",
        [Access.AgencyPeople] = "Melihat pegawai Perangkat Daerah",
        [Access.People] = "Melihat data pegawai",
        [Access.HandIn] = "Mengunggah kartu dan foto",
        [Access.GiveBack] = "Mengembalikan berkas kartu",
        [Access.MissingReasons] = "Mencatat alasan belum mengunggah",
        [Access.PoliciesLook] = "Melihat kebijakan",
        [Access.PoliciesChange] = "Mengubah kebijakan",
        [Access.CampaignsLook] = "Melihat kampanye",
        [Access.CampaignsChange] = "Mengubah kampanye",
        [Access.ReviewsLook] = "Melihat tinjauan",
        [Access.ReviewsDecide] = "Memutus tinjauan",
        [Access.Reports] = "Melihat laporan Perangkat Daerah",
        [Access.ReportsDraft] = "Menyiapkan laporan",
        [Access.ReportsSend] = "Menyetujui dan mengirim laporan",
        [Access.ReportsDecide] = "Menerima dan mengembalikan laporan",
        [Access.Signer] = "Menetapkan penanda tangan laporan",
        [Access.Changes] = "Mengikuti perubahan data pegawai",
        [Access.Export] = "Mengambil salinan data pegawai",
        [Access.Erase] = "Menghapus berkas pegawai yang sudah berhenti",
        [Access.RetentionLook] = "Melihat masa simpan",
        [Access.Keys] = "Mengelola kunci",
        [Access.Recount] = "Menghitung ulang",
        [Access.Metrics] = "Membaca metrik",
        [Access.Live] = "Memakai sambungan langsung",
        [Access.SignedIn] = "Tindakan setiap pengguna",
    };

    /// <summary>A right without words of its own goes by its name.</summary>
    public static string Right(string policy) => Rights.GetValueOrDefault(policy, policy);

    public static IEnumerable<string> AllRights => Role.All.SelectMany(Access.Of).Distinct();

    public static (string Word, string Look) State(KeyState state) => state switch
    {
        KeyState.Active => ("Berlaku", "is-good"),
        KeyState.Replaced => ("Berlaku, sudah diganti", "is-warn"),
        KeyState.Expired => ("Berakhir", "muted"),
        KeyState.Revoked => ("Dicabut", "muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
