namespace KartuAsn.Gateway.Audit;

/// <summary>What a line of the audit tells, by a stable name. Looks show somebody's record; acts are what no fact tells.</summary>
public static class What
{
    public const string Person = "person";
    public const string People = "people";
    public const string Card = "card";
    public const string CardCopy = "card-copy";
    public const string CardSheet = "card-sheet";
    public const string CardFile = "card-file";
    public const string History = "history";
    public const string Photo = "photo";
    public const string Reviews = "reviews";
    public const string ImportPeople = "import-people";
    public const string ImportErrors = "import-errors";
    public const string Audit = "audit";
    public const string AuditExport = "audit-export";
    public const string Looks = "looks";
    public const string Export = "export";
    public const string Changes = "changes";
    public const string Report = "report";

    public const string SignIn = "sign-in";
    public const string SignInRefused = "sign-in-refused";
    public const string SignOut = "sign-out";
    public const string KeyRefused = "key-refused";
    public const string KeyAdded = "key-added";
    public const string KeyRotated = "key-rotated";
    public const string KeyRevoked = "key-revoked";
    public const string AccountAdded = "account-added";
    public const string AccountChanged = "account-changed";
    public const string AccountDisabled = "account-disabled";
    public const string AccountEnabled = "account-enabled";
    public const string AccountReset = "account-reset";
    public const string AccountLink = "account-link";
    public const string Letters = "letters";
    public const string PasswordChange = "password-change";
    public const string SecondFactor = "second-factor";
    public const string Passkey = "passkey";
    public const string SessionEnd = "session-end";
    public const string Erase = "erase";
    public const string Import = "import";
    public const string ImportApply = "import-apply";
    public const string ImportCancel = "import-cancel";
    public const string ImportUndo = "import-undo";

    /// <summary>Those that show somebody's record.</summary>
    public static readonly IReadOnlyList<string> Seen =
        [Person, People, Card, CardCopy, CardSheet, CardFile, History, Photo, Reviews, ImportPeople, ImportErrors, Audit, AuditExport, Looks, Export, Changes, Report];

    public static readonly IReadOnlyList<string> Acts =
        [
        SignIn, SignInRefused, SignOut, KeyRefused, KeyAdded, KeyRotated, KeyRevoked, Erase, AccountAdded, AccountChanged, AccountDisabled, AccountEnabled, AccountReset,
        AccountLink, Letters, PasswordChange, SecondFactor, Passkey, SessionEnd, Import, ImportApply, ImportCancel, ImportUndo,
    ];

    public static readonly IReadOnlyList<string> All = [.. Seen, .. Acts];

    /// <summary>As a person reads it; a name of another release as it is.</summary>
    public static string Words(string what) => what switch
    {
        Person => "Data pegawai",
        People => "Daftar pegawai",
        Card => "Keadaan kartu",
        CardCopy => "Salinan kartu",
        CardSheet => "Lembar cetak kartu",
        CardFile => "Berkas kartu",
        History => "Riwayat",
        Photo => "Foto",
        Reviews => "Tinjauan",
        ImportPeople => "Perubahan menurut impor",
        ImportErrors => "Baris bermasalah suatu impor",
        Audit => "Jejak audit",
        AuditExport => "Salinan jejak audit",
        Looks => "Siapa melihat data",
        SignIn => "Masuk",
        SignInRefused => "Gagal masuk",
        SignOut => "Keluar",
        KeyRefused => "Kunci ditolak",
        KeyAdded => "Kunci dibuat",
        KeyRotated => "Kunci diganti",
        Erase => "Berkas pegawai dihapus",
        Export => "Salinan data pegawai",
        Changes => "Perubahan data pegawai",
        Report => "Daftar nama laporan",
        KeyRevoked => "Kunci dicabut",
        AccountAdded => "Akun dibuat",
        AccountChanged => "Akun diubah",
        AccountDisabled => "Akun dinonaktifkan",
        AccountEnabled => "Akun diaktifkan kembali",
        AccountReset => "Akun disetel ulang",
        AccountLink => "Tautan aktivasi dibuat",
        Letters => "Surat aktivasi dibuat",
        PasswordChange => "Kata sandi diganti",
        SecondFactor => "Faktor kedua diubah",
        Passkey => "Kunci sandi diubah",
        SessionEnd => "Sesi diakhiri",
        Import => "Impor dikirim",
        ImportApply => "Pratinjau diterapkan",
        ImportCancel => "Impor dihentikan",
        ImportUndo => "Impor dibatalkan",
        _ => what,
    };
}
