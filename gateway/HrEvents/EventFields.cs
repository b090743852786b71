using KartuAsn.Rules;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>Every field that the data of some event may have.</summary>
internal static class EventFields
{
    private const int LongestFactId = 2_500;

    public static readonly EventField<string?> DecisionNumber = EventForms.Text("decisionNumber", 200, "Nomor SK.");

    public static readonly EventField<DateOnly?> DecisionDate = EventForms.Day("decisionDate", "Tanggal SK.");

    public static readonly EventField<DateOnly?> EffectiveDate = EventForms.Day("effectiveDate",
        "TMT: hari pertama keputusan berlaku menurut zona waktu kota; boleh lampau atau mendatang.");

    public static readonly EventField<string?> Name = EventForms.Text("name", 200,
        "Nama tanpa gelar. Wajib bagi pegawai yang belum dikenal; tanpa nilai berarti tetap.");

    public static readonly EventField<string?> NewName = EventForms.Text("name", 200, "Nama baru tanpa gelar.");

    public static readonly EventField<string?> Number = EventForms.Number("number",
        "NIP atau NI PPPK, 18 angka sebagai teks. Wajib bagi pegawai yang belum dikenal; tanpa nilai berarti tetap.");

    public static readonly EventField<string?> NewNumber = EventForms.Number("number", "NIP atau NI PPPK yang benar, 18 angka sebagai teks.");

    public static readonly EventField<string?> AgencyId = EventForms.Id("agencyId",
        "ID Perangkat Daerah di kota ini (SATUAN KERJA KERJA ID). Wajib bagi pegawai yang belum dikenal; tanpa nilai berarti tetap.");

    public static readonly EventField<string?> NewAgencyId = EventForms.Id("agencyId", "ID Perangkat Daerah tujuan di kota ini (SATUAN KERJA KERJA ID).");

    public static readonly EventField<string?> UnitId = EventForms.Id("unitId", "ID Unit Kerja (UNOR ID).");

    public static readonly EventField<DateOnly?> StartDate = EventForms.Day("startDate",
        "Hari pertama perjanjian kerja; yang dipakai ialah yang lebih akhir dari startDate dan effectiveDate.");

    public static readonly EventField<DateOnly?> EndDate = EventForms.Day("endDate", "Hari terakhir perjanjian kerja, termasuk hari itu.");

    public static readonly EventField<bool?> PartTime = EventForms.Flag("partTime",
        "PPPK Paruh Waktu. Tanpa nilai: bukan paruh waktu pada perjanjian baru, tetap seperti semula pada perpanjangan.");

    public static readonly EventField<string?> DismissalGround = EventForms.OneOf("ground", Same(
        "own-request", "reorganisation", "medical", "discipline", "criminal", "office-crime", "ideology", "party", "non-performance",
        "contract-broken", "other"), "Alasan pemberhentian (UU 20/2023 Pasal 52).");

    public static readonly EventField<bool?> Honourable = EventForms.Flag("honourable", "true: dengan hormat; false: tidak dengan hormat.");

    public static readonly EventField<int?> BupAge = EventForms.OneOf("bupAge", Retirement.Ages,
        "Batas usia pensiun, sebagai pengganti effectiveDate: TMT pensiun ialah tanggal 1 bulan sesudah bulan ulang tahun itu. effectiveDate didahulukan.");

    public static readonly EventField<Suspension?> SuspensionGround = EventForms.OneOf<Suspension?>("ground", new Dictionary<string, Suspension?>
    {
        ["detained"] = Suspension.Detained,
        ["state-official"] = Suspension.StateOfficial,
        ["commissioner"] = Suspension.Commissioner,
        ["unpaid-leave"] = Suspension.UnpaidLeave,
        ["other"] = Suspension.Other,
    }, "Alasan: ditahan, pejabat negara, komisioner, cuti di luar tanggungan negara, atau lainnya.");

    public static readonly EventField<string?> TitleBefore = EventForms.Text("before", 100, "Gelar depan; tanpa nilai berarti tidak ada.");

    public static readonly EventField<string?> TitleAfter = EventForms.Text("after", 100, "Gelar belakang; tanpa nilai berarti tidak ada.");

    public static readonly EventField<string?> CardNumber = EventForms.Text("cardNumber", 20, "Nomor kartu, apa adanya.");

    public static readonly EventField<string?> Note = EventForms.Text("note", 500, "Catatan. Jangan menuliskan data pribadi yang spesifik.");

    public static readonly EventField<string?> FactId = EventForms.Text("factId", LongestFactId,
        "factId dari jawaban atau riwayat, milik keputusan yang dibatalkan.");

    /// <summary>Words that stand for themselves.</summary>
    private static Dictionary<string, string> Same(params string[] words) => words.ToDictionary(word => word);
}
