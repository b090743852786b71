namespace KartuAsn.Gateway.Tests.Support;

/// <summary>One address, and who gets past its door.</summary>
/// <param name="Path">A, B and P stand for the own agency, another agency and the own person; x for anything that is not there; 2022-kav is the campaign of the settings.</param>
/// <param name="Trace">What it leaves in the audit; "-": it shows nobody's record. Whatever is looked at has to say it.</param>
internal sealed record AccessRow(string Method, string Path, string Allowed, string? Trace = null)
{
    public bool IsPage => !Path.StartsWith("/api", StringComparison.Ordinal) && !Path.StartsWith("/hubs", StringComparison.Ordinal) && Path != "/metrics";

    public bool Lets(string role) => Allowed.Split(' ').Contains(role);
}

/// <summary>
/// Every address of the product and every method of its hub. One that is added belongs here, else a test fails; where it names an
/// agency, once as the own one and once as another.
/// </summary>
internal static class AccessRows
{
    public const string Everybody = "bkpsdm operator head employee inspectorate leadership hr-system";
    private const string Nobody = "";
    private const string City = "bkpsdm inspectorate leadership";
    private const string Office = "bkpsdm inspectorate";
    private const string Tally = "bkpsdm inspectorate leadership operator head";
    private const string People = "bkpsdm inspectorate operator head";
    private const string Person = "bkpsdm inspectorate operator head employee";
    private const string HandIn = "bkpsdm operator head employee";

    public static readonly string[] Roles = Everybody.Split(' ');

    public static readonly AccessRow[] Addresses =
    [
        new("GET", "/api/v1/city/tally", City, "-"),
        new("GET", "/api/v1/city/days", City, "-"),
        new("GET", "/api/v1/city/recap.pdf", City, "-"),
        new("GET", "/api/v1/city/recap.xlsx", City, "-"),
        new("GET", "/api/v1/city/progress", City, "-"),
        new("GET", "/api/v1/city/recap.txt", City, "-"),
        new("GET", "/api/v1/agencies", Tally, "-"),
        new("GET", "/api/v1/agencies/A/tally", Tally, "-"),
        new("GET", "/api/v1/agencies/B/tally", City, "-"),
        new("GET", "/api/v1/agencies/A/days", Tally, "-"),
        new("GET", "/api/v1/agencies/B/days", City, "-"),
        new("GET", "/api/v1/agencies/A/recap.txt", Tally, "-"),
        new("GET", "/api/v1/agencies/B/recap.txt", City, "-"),
        new("GET", "/api/v1/agencies/A/units", Tally, "-"),
        new("GET", "/api/v1/agencies/B/units", City, "-"),
        new("GET", "/api/v1/agencies/A/employees", People, "people"),
        new("GET", "/api/v1/agencies/B/employees", Office, "people"),
        new("GET", "/api/v1/agencies/A/employees.csv", People, "people"),
        new("GET", "/api/v1/agencies/B/employees.csv", Office, "people"),
        new("GET", "/api/v1/agencies/A/missing", People, "-"),
        new("GET", "/api/v1/agencies/B/missing", Office, "-"),
        new("POST", "/api/v1/agencies/A/missing-reasons", "bkpsdm operator head"),
        new("POST", "/api/v1/agencies/B/missing-reasons", "bkpsdm"),
        new("PUT", "/api/v1/employees/P/missing-reason", "bkpsdm operator head"),
        new("GET", "/api/v1/employees", Person, "people"),
        new("GET", "/api/v1/employees/P", Person, "person"),
        new("GET", "/api/v1/employees/P/card", Person, "card"),
        new("GET", "/api/v1/employees/P/history", Person, "history"),
        new("GET", "/api/v1/employees/P/card-files/portrait/back", Person, "card-file"),
        new("PUT", "/api/v1/employees/P/card-files/portrait/back", HandIn),
        new("POST", "/api/v1/employees/P/card-files/portrait/back/return", "bkpsdm operator head"),
        new("POST", "/api/v1/employees/P/card-files/portrait/back/review", "bkpsdm operator head"),
        new("GET", "/api/v1/employees/P/photo", Person, "photo"),
        new("PUT", "/api/v1/employees/P/photo", HandIn),
        new("GET", "/api/v1/employees/P/card/portrait/back.png", HandIn, "card-copy"),
        new("GET", "/api/v1/employees/P/card/card.pdf", HandIn, "card-copy"),
        new("GET", "/api/v1/agencies/A/cards.pdf", "bkpsdm operator head", "card-sheet"),
        new("GET", "/api/v1/agencies/B/cards.pdf", "bkpsdm", "card-sheet"),
        new("GET", "/api/v1/employees/P/photo/waiting", Person, "photo"),
        new("POST", "/api/v1/employees/P/photo/waiting/decision", "bkpsdm"),
        new("POST", "/api/v1/photos/check", HandIn),
        new("POST", "/api/v1/photos/prepare", HandIn),
        new("POST", "/api/v1/imports", "bkpsdm", "import"),
        new("GET", "/api/v1/imports", Office, "-"),
        new("GET", "/api/v1/imports/x", Office, "-"),
        new("GET", "/api/v1/imports/x/errors", Office, "import-errors"),
        new("GET", "/api/v1/imports/x/differences", Office, "import-people"),
        new("POST", "/api/v1/imports/x/apply", "bkpsdm", "import-apply"),
        new("POST", "/api/v1/imports/x/cancel", "bkpsdm", "import-cancel"),
        new("POST", "/api/v1/imports/x/undo", "bkpsdm", "import-undo"),
        new("GET", "/api/v1/imports/x/undo", Office, "import-people"),
        new("POST", "/api/v1/agencies/reorganisations", "bkpsdm"),
        new("POST", "/api/v1/hr-events", "bkpsdm hr-system"),
        new("GET", "/api/v1/reviews", People, "reviews"),
        new("POST", "/api/v1/reviews/P", "bkpsdm"),
        new("GET", "/api/v1/agencies/A/report", Tally, "-"),
        new("GET", "/api/v1/agencies/B/report", City, "-"),
        new("GET", "/api/v1/agencies/A/report.json", Tally, "-"),
        new("GET", "/api/v1/agencies/B/report.json", City, "-"),
        new("GET", "/api/v1/agencies/A/report.pdf", Tally, "report"),
        new("GET", "/api/v1/agencies/B/report.pdf", City, "report"),
        new("GET", "/api/v1/agencies/A/report.xlsx", Tally, "report"),
        new("GET", "/api/v1/agencies/B/report.xlsx", City, "report"),
        new("GET", "/api/v1/agencies/A/signer", Tally, "-"),
        new("GET", "/api/v1/agencies/B/signer", City, "-"),
        new("PUT", "/api/v1/agencies/A/signer", "bkpsdm operator head"),
        new("PUT", "/api/v1/agencies/B/signer", "bkpsdm"),
        new("GET", "/api/v1/agencies/A/reports", Tally, "-"),
        new("GET", "/api/v1/agencies/B/reports", City, "-"),
        new("POST", "/api/v1/agencies/A/reports", "operator head"),
        new("POST", "/api/v1/agencies/B/reports", Nobody),
        new("GET", "/api/v1/reports", Tally, "-"),
        new("GET", "/api/v1/reports/x", Tally, "-"),
        new("GET", "/api/v1/reports/x.pdf", Tally, "report"),
        new("GET", "/api/v1/reports/x.xlsx", Tally, "report"),
        new("GET", "/api/v1/reports/x/check", Tally, "report"),
        new("POST", "/api/v1/reports/x/approve", "head"),
        new("POST", "/api/v1/reports/x/accept", "bkpsdm"),
        new("POST", "/api/v1/reports/x/return", "bkpsdm"),
        new("GET", "/api/v1/reports/x/signed", Tally, "-"),
        new("PUT", "/api/v1/reports/x/signed", "bkpsdm operator head"),
        new("GET", "/api/v1/policies", Tally, "-"),
        new("POST", "/api/v1/policies", "bkpsdm"),
        new("GET", "/api/v1/campaigns", Tally, "-"),
        new("GET", "/api/v1/campaigns/2022-kav", Tally, "-"),
        new("POST", "/api/v1/campaigns", "bkpsdm"),
        new("PUT", "/api/v1/campaigns/2022-kav", "bkpsdm"),
        new("GET", "/api/v1/recount", Office, "-"),
        new("GET", "/api/v1/audit", Office, "audit"),
        new("GET", "/api/v1/audit/export", Office, "audit-export"),
        new("GET", "/api/v1/employees/P/looks", "bkpsdm inspectorate employee", "looks"),
        new("GET", "/api/v1/employees/P/export", "bkpsdm employee", "export"),
        new("POST", "/api/v1/employees/P/erase", "bkpsdm", "erase"),
        new("GET", "/api/v1/retention", Office, "-"),
        new("GET", "/api/v1/changes", People, "changes"),
        new("GET", "/api/v1/keys", "bkpsdm", "-"),
        new("POST", "/api/v1/keys", "bkpsdm", "key-added"),
        new("POST", "/api/v1/keys/x/rotate", "bkpsdm", "key-rotated"),
        new("POST", "/api/v1/keys/x/revoke", "bkpsdm", "key-revoked"),
        new("GET", "/metrics", Office, "-"),
        new("POST", "/hubs/progress", "bkpsdm operator head employee inspectorate leadership"),
        new("POST", "/hubs/progress/negotiate?negotiateVersion=1", "bkpsdm operator head employee inspectorate leadership"),

        new("GET", "/", City, "-"),
        new("GET", "/perangkat-daerah/A", Tally, "people"),
        new("GET", "/perangkat-daerah/B", City, "people"),
        new("GET", "/perangkat-daerah/A/cetak", "bkpsdm operator head", "people"),
        new("GET", "/perangkat-daerah/B/cetak", "bkpsdm", "people"),
        new("GET", "/perangkat-daerah/A/laporan", Tally, "-"),
        new("GET", "/perangkat-daerah/B/laporan", City, "-"),
        new("POST", "/perangkat-daerah/A/laporan", "operator head"),
        new("POST", "/perangkat-daerah/B/laporan", Nobody),
        new("POST", "/perangkat-daerah/A/laporan/penanda-tangan", "bkpsdm operator head"),
        new("POST", "/perangkat-daerah/B/laporan/penanda-tangan", "bkpsdm"),
        new("GET", "/laporan", City, "-"),
        new("GET", "/laporan/x", Tally, "report"),
        new("POST", "/laporan/x/setujui", "head"),
        new("POST", "/laporan/x/terima", "bkpsdm"),
        new("POST", "/laporan/x/kembalikan", "bkpsdm"),
        new("POST", "/laporan/x/bertanda-tangan", "bkpsdm operator head"),
        new("GET", "/perangkat-daerah/A/panduan", People, "people"),
        new("GET", "/perangkat-daerah/B/panduan", Office, "people"),
        new("POST", "/perangkat-daerah/A/alasan", "bkpsdm operator head"),
        new("POST", "/perangkat-daerah/B/alasan", "bkpsdm"),
        new("GET", "/pegawai/P/panduan", Person, "person"),
        new("POST", "/pegawai/P/alasan", "bkpsdm operator head"),
        new("GET", "/saya", Person, "-"),
        new("GET", "/pegawai", Person, "people"),
        new("GET", "/pegawai/P", Person, "person"),
        new("POST", "/pegawai/P/kartu/portrait/back", HandIn),
        new("POST", "/pegawai/P/kartu/portrait/back/kembalikan", "bkpsdm operator head"),
        new("GET", "/pegawai/P/foto", Person, "photo"),
        new("POST", "/pegawai/P/foto", HandIn),
        new("POST", "/pegawai/P/foto/siapkan", HandIn),
        new("POST", "/pegawai/P/foto/tinjau", "bkpsdm"),
        new("GET", "/pegawai/P/dilihat", "bkpsdm inspectorate employee", "looks"),
        new("GET", "/jejak-audit", Office, "audit"),
        new("GET", "/tinjauan", People, "reviews"),
        new("POST", "/tinjauan/P", "bkpsdm"),
        new("POST", "/tinjauan/P/berkas/portrait/back", "bkpsdm operator head"),
        new("GET", "/impor", Office, "-"),
        new("POST", "/impor", "bkpsdm", "import"),
        new("GET", "/impor/x", Office, "import-people"),
        new("POST", "/impor/x/batal", "bkpsdm", "import-cancel"),
        new("POST", "/impor/x/terapkan", "bkpsdm", "import-apply"),
        new("POST", "/impor/x/urungkan", "bkpsdm", "import-undo"),
        new("GET", "/penataan", "bkpsdm", "-"),
        new("POST", "/penataan", "bkpsdm"),
        new("GET", "/kebijakan", Tally, "-"),
        new("POST", "/kebijakan", "bkpsdm"),
        new("GET", "/kampanye", Tally, "-"),
        new("GET", "/kendali", City, "-"),
        new("POST", "/kampanye", "bkpsdm"),
        new("GET", "/akun", Everybody, "-"),
        new("POST", "/akun/dibaca", Everybody),
        new("POST", "/akun/kata-sandi", Everybody, "password-change"),
        new("POST", "/akun/sesi/x/akhiri", Everybody, "session-end"),
        new("POST", "/akun/sesi/akhiri-lainnya", Everybody, "session-end"),
        new("POST", "/akun/kunci-sandi", Everybody, "passkey"),
        new("POST", "/akun/kunci-sandi/pilihan", Everybody),
        new("POST", "/akun/kunci-sandi/hapus", Everybody, "passkey"),
        new("GET", "/akun/faktor-kedua", Everybody, "-"),
        new("POST", "/akun/faktor-kedua", Everybody, "second-factor"),
        new("POST", "/akun/faktor-kedua/mulai", Everybody, "second-factor"),
        new("POST", "/akun/faktor-kedua/akhiri", Everybody, "second-factor"),
        new("POST", "/akun/faktor-kedua/kode", Everybody, "second-factor"),
        new("GET", "/akun/baru", "bkpsdm", "-"),
        new("POST", "/akun/baru", "bkpsdm", "account-added"),
        new("GET", "/pengguna", "bkpsdm", "-"),
        new("POST", "/pengguna", "bkpsdm", "account-added"),
        new("GET", "/pengguna/x", "bkpsdm", "-"),
        new("POST", "/pengguna/x", "bkpsdm", "account-changed"),
        new("POST", "/pengguna/x/nonaktif", "bkpsdm", "account-disabled"),
        new("POST", "/pengguna/x/aktif", "bkpsdm", "account-enabled"),
        new("POST", "/pengguna/x/setel-ulang", "bkpsdm", "account-reset"),
        new("POST", "/pengguna/x/tautan", "bkpsdm", "account-link"),
        new("GET", "/surat-aktivasi", "bkpsdm operator", "person"),
        new("POST", "/surat-aktivasi", "bkpsdm operator", "letters"),
        new("POST", "/surat-aktivasi/setel-ulang", "bkpsdm operator", "account-reset"),
        new("POST", "/perangkat-daerah/A/surat-aktivasi", "bkpsdm operator", "letters"),
        new("POST", "/perangkat-daerah/B/surat-aktivasi", "bkpsdm", "letters"),
        new("GET", "/kunci", "bkpsdm", "-"),
        new("POST", "/kunci", "bkpsdm", "key-added"),
        new("POST", "/kunci/x/ganti", "bkpsdm", "key-rotated"),
        new("POST", "/kunci/x/cabut", "bkpsdm", "key-revoked"),
        new("POST", "/keluar", Everybody),
    ];

    /// <summary>What a hub streams; its method takes the agency.</summary>
    public static readonly AccessRow[] Streams =
    [
        new("HUB", "/hubs/progress#WatchCity", City),
        new("HUB", "/hubs/progress#WatchAgency/A", "bkpsdm operator head employee inspectorate leadership"),
        new("HUB", "/hubs/progress#WatchAgency/B", City),
    ];

    /// <summary>Open to whoever comes: nothing of any person is there.</summary>
    public static readonly AccessRow[] Open =
    [
        new("GET", "/healthz/live", Nobody),
        new("GET", "/healthz/ready", Nobody),
        new("GET", "/openapi/v1.json", Nobody),
        new("GET", "/schemas", Nobody),
        new("GET", "/schemas/dismissed.v1.json", Nobody),
        new("GET", "/masuk", Nobody),
        new("POST", "/masuk", Nobody),
        new("GET", "/masuk/kode", Nobody),
        new("POST", "/masuk/kode", Nobody),
        new("POST", "/masuk/kunci-sandi", Nobody),
        new("POST", "/masuk/kunci-sandi/pilihan", Nobody),
        new("GET", "/aktivasi", Nobody),
        new("POST", "/aktivasi", Nobody),
        new("GET", "/aktivasi/kata-sandi", Nobody),
        new("POST", "/aktivasi/kata-sandi", Nobody),
        new("GET", "/aktivasi/x", Nobody),
        new("POST", "/aktivasi/x", Nobody),
        new("GET", "/masuk/x", Nobody),
        new("POST", "/masuk/x", Nobody),
        new("GET", "/masuk/penerbit/x", Nobody),
        new("GET", "/masuk/penerbit/x/keluar", Nobody),
        new("GET", "/masuk/penerbit/x/akhiri", Nobody),
        new("GET", "/v/x", Nobody),
        new("GET", "/api/v1/verifications/x", Nobody),
        new("GET", "/.well-known/jwks.json", Nobody),
        new("GET", "/galat/404", Nobody),
        new("GET", "/privasi", Nobody),
        new("GET", "/tidak-ditemukan", Nobody),
    ];

    /// <summary>The same for all rows that mean the same address.</summary>
    public static string Shape(string path) => string.Join('/', path.Split('?')[0].Split('/').Select(part => part switch
    {
        "x.pdf" or "x.xlsx" or "back.png" => "*" + Path.GetExtension(part),
        _ when part.StartsWith('{') && Path.GetExtension(part) is ".pdf" or ".xlsx" or ".png" => "*" + Path.GetExtension(part),
        _ => IsAny(part) ? "*" : part,
    }));

    private static bool IsAny(string part) =>
        part is "A" or "B" or "P" or "x" or "2022-kav" or "portrait" or "back" or "404" || part.StartsWith('{') || part.EndsWith("v1.json", StringComparison.Ordinal);
    public static string Shape(string path) => string.Join('/', path.Split('?')[0].Split('/').Select(part =>
        part is "A" or "B" or "P" or "x" or "portrait" or "back" or "back.png" or "employees.csv" or "404" || part.Contains('{') || part.EndsWith("v1.json", StringComparison.Ordinal) ? "*" : part));
}
