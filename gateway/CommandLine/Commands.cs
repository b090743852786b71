using System.CommandLine;
using System.CommandLine.Help;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>The words of the command line and what each of them starts.</summary>
internal static class Commands
{
    private const int Misused = 2;

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder data; bawaan: folder data pada repositori ini.",
        Recursive = true,
        HelpName = "FOLDER",
    };

    /// <param name="build">Puts the web application together.</param>
    public static async Task<int> Run(string[] args, Func<ServePlan, WebApplication> build)
    {
        var parsed = Root(build).Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        await Say.Wrong(parsed.UnmatchedTokens.Count > 0
            ? $"Perintah atau pilihan tidak dikenali: {string.Join(' ', parsed.UnmatchedTokens)}. Jalankan dengan --help untuk melihat daftarnya."
            : "Perintah belum lengkap, atau nilai suatu pilihan tidak sah. Jalankan dengan --help untuk melihat daftarnya.");
        return Misused;
    }

    private static RootCommand Root(Func<ServePlan, WebApplication> build)
    {
        var root = new RootCommand("Kartu ASN Virtual: menerima, menghitung, dan melaporkan kartu yang sudah diunggah.") { Data };
        var serve = Serve(build);
        root.Add(serve);
        root.Add(Keys());
        root.Add(Users());
        root.Add(SigningKeys());
        root.Add(Recount());
        root.Add(Reindex());
        root.Add(Migrate());
        root.Add(Sample());
        root.Add(Access(build));
        root.Add(Audit());
        root.Add(Retention());
        // Without a command it serves, so what serve takes, the root takes too.
        foreach (var option in serve.Options)
            root.Add(option);
        root.Action = serve.Action;
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Description = "Menampilkan bantuan ini.";
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Description = "Menampilkan versi.";
        return root;
    }

    private static Command Serve(Func<ServePlan, WebApplication> build)
    {
        var urls = new Option<string?>("--urls") { Description = "Alamat yang dilayani; bawaan: http://127.0.0.1:5080.", HelpName = "ALAMAT" };
        var sample = new Option<bool>("--sample") { Description = "Mengisi penyimpanan kosong dengan data contoh yang bergerak." };
        var command = new Command("serve", "Melayani API dan halaman (bawaan).") { urls, sample };
        command.SetAction((parsed, _) =>
            ServeCommand.Run(new(parsed.GetValue(Data)), parsed.GetValue(urls), parsed.GetValue(sample), build));
        return command;
    }

    private static Command Keys()
    {
        var name = new Option<string?>("--name") { Description = "Nama pemegang kunci.", HelpName = "NAMA" };
        var role = new Option<string?>("--role") { Description = "Peran: " + string.Join(", ", SignIn.Role.All) + ".", HelpName = "PERAN" };
        var agency = new Option<string?>("--agency") { Description = "ID Perangkat Daerah, untuk peran operator dan head.", HelpName = "ID" };
        var employee = new Option<string?>("--employee") { Description = "ID pegawai, untuk peran employee.", HelpName = "ID" };
        var rights = new Option<string[]>("--only") { Description = "Hanya wewenang ini, misalnya HrEvents; boleh berulang.", HelpName = "WEWENANG" };
        var until = new Option<string?>("--until") { Description = "Hari terakhir kunci berlaku; bawaan: satu tahun.", HelpName = "TANGGAL" };
        var noEnd = new Option<bool>("--no-end") { Description = "Kunci berlaku tanpa batas akhir." };
        var add = new Command("add", "Membuat kunci dan mencetaknya; kunci tidak dapat ditampilkan lagi.") { name, role, agency, employee, rights, until, noEnd };
        add.SetAction((parsed, _) => KeysCommand.Add(
            new(parsed.GetValue(Data)),
            new(
                parsed.GetValue(name), parsed.GetValue(role), parsed.GetValue(agency), parsed.GetValue(employee),
                parsed.GetValue(rights) is { Length: > 0 } only ? only : null, parsed.GetValue(until), parsed.GetValue(noEnd))));

        var list = new Command("list", "Mendaftar kunci yang ada, tanpa isinya.");
        list.SetAction((parsed, _) => KeysCommand.List(new(parsed.GetValue(Data))));

        var id = new Argument<string>("id") { Description = "ID kunci, dari keys list." };
        var revoke = new Command("revoke", "Mencabut kunci.") { id };
        revoke.SetAction((parsed, _) => KeysCommand.Revoke(new(parsed.GetValue(Data)), parsed.GetRequiredValue(id)));
        return new("keys", "Mengelola kunci API.") { add, list, revoke };
    }

    private static Command Users()
    {
        var name = new Option<string?>("--name") { Description = "Nama orangnya; untuk pegawai diambil dari data.", HelpName = "NAMA" };
        var login = new Option<string?>("--login") { Description = "Nama masuk; bawaan: dari namanya. Pegawai masuk dengan NIP atau NI PPPK.", HelpName = "NAMA" };
        var role = new Option<string?>("--role") { Description = "Peran: " + string.Join(", ", LocalAccounts.AccountDoor.Roles) + ".", HelpName = "PERAN" };
        var agency = new Option<string?>("--agency") { Description = "ID Perangkat Daerah, untuk peran operator dan head.", HelpName = "ID" };
        var employee = new Option<string?>("--employee") { Description = "ID pegawai, untuk peran employee.", HelpName = "ID" };
        var add = new Command("add", "Membuat akun dan mencetak tautan aktivasinya, yang berlaku 7 hari dan satu kali.") { name, login, role, agency, employee };
        add.SetAction((parsed, _) => UsersCommand.Add(
            new(parsed.GetValue(Data)),
            new(parsed.GetValue(login), parsed.GetValue(name), parsed.GetValue(role), parsed.GetValue(agency), parsed.GetValue(employee))));

        var list = new Command("list", "Mendaftar akun yang ada.");
        list.SetAction((parsed, _) => UsersCommand.List(new(parsed.GetValue(Data))));
        return new("users", "Mengelola akun orang yang masuk.")
        {
            add, list,
            OfUser("disable", "Menonaktifkan akun dan mengakhiri sesinya.", UsersCommand.Disable),
            OfUser("enable", "Mengaktifkan kembali akun.", UsersCommand.Enable),
            OfUser("reset", "Menghapus kata sandi dan faktor kedua, lalu mencetak tautan aktivasi baru.", UsersCommand.Reset),
        };
    }

    private static Command OfUser(string word, string meaning, Func<DataFolder, string, Task<int>> run)
    {
        var id = new Argument<string>("id") { Description = "ID akun, dari users list." };
        var command = new Command(word, meaning) { id };
        command.SetAction((parsed, _) => run(new(parsed.GetValue(Data)), parsed.GetRequiredValue(id)));
        return command;
    }

    private static Command SigningKeys()
    {
        var keys = new Option<string?>("--keys") { Description = "Folder kunci; bawaan: keys dalam folder data.", HelpName = "FOLDER", Recursive = true };
        var rotate = new Command("rotate", "Membuat kunci baru yang menandatangani sejak sekarang; kunci lama tetap memeriksa.");
        rotate.SetAction((parsed, _) => SigningKeysCommand.Rotate(SigningKeysCommand.Folder(parsed.GetValue(keys), parsed.GetValue(Data))));
        var list = new Command("list", "Mendaftar kunci menurut nomornya.");
        list.SetAction((parsed, _) => SigningKeysCommand.List(SigningKeysCommand.Folder(parsed.GetValue(keys), parsed.GetValue(Data))));
        return new("signing-keys", "Mengelola kunci yang menandatangani kode pada kartu.") { keys, rotate, list };
    }

    private static Command Recount()
    {
        var command = new Command("recount", "Membandingkan angka di memori, di basis data, dan dari fakta.");
        command.SetAction((parsed, stop) => RecountCommand.Run(new(parsed.GetValue(Data)), stop));
        return command;
    }

    private static Command Reindex()
    {
        var command = new Command("reindex", "Menyusun ulang sisi baca dari catatan setiap pegawai. Hentikan layanan terlebih dahulu.");
        command.SetAction((parsed, _) => ReindexCommand.Run(new(parsed.GetValue(Data))));
        return command;
    }

    private static Command Migrate()
    {
        var connection = new Option<string?>("--connection")
        {
            Description = $"Sambungan PostgreSQL; bawaan: peubah lingkungan {MigrateCommand.ConnectionSetting}.",
            HelpName = "SAMBUNGAN",
        };
        var role = new Option<string?>("--app-role")
        {
            Description = "Peran basis data bagi layanan: boleh membaca dan menulis, tetapi tidak mengubah atau menghapus jejak audit.",
            HelpName = "PERAN",
        };
        var command = new Command("migrate", "Menyiapkan atau memutakhirkan skema PostgreSQL.") { connection, role };
        command.SetAction((parsed, _) => MigrateCommand.Run(parsed.GetValue(connection), parsed.GetValue(role)));
        return command;
    }

    private static Command Access(Func<ServePlan, WebApplication> build)
    {
        var command = new Command("access", "Mencetak setiap alamat dan siapa yang berwenang, seperti yang diterapkan program ini.");
        command.SetAction((parsed, _) => AccessCommand.Run(new(parsed.GetValue(Data)), build));
        return command;
    }

    private static Command Audit()
    {
        var head = new Command("head", "Mencetak nomor dan sidik baris terakhir jejak audit; catat di tempat lain.");
        head.SetAction((parsed, _) => AuditCommand.Head(new(parsed.GetValue(Data))));

        var file = new Argument<string>("berkas") { Description = "Berkas salinan." };
        var export = new Command("export", "Menyalin seluruh jejak audit ke suatu berkas, satu baris JSON setiap catatan.") { file };
        export.SetAction((parsed, _) => AuditCommand.Export(new(parsed.GetValue(Data)), parsed.GetRequiredValue(file)));

        var checkedFile = new Argument<string>("berkas") { Description = "Berkas salinan, atau audit.db." };
        var noted = new Option<string?>("--head") { Description = "Kepala yang dicatat dahulu, seperti yang dicetak audit head.", HelpName = "NOMOR:SIDIK" };
        var verify = new Command("verify", "Memeriksa apakah ada baris yang hilang, diubah, atau disisipkan; tanpa layanan.") { checkedFile, noted };
        verify.SetAction((parsed, _) => AuditCommand.Verify(parsed.GetRequiredValue(checkedFile), parsed.GetValue(noted)));
        return new("audit", "Jejak audit: siapa melihat dan melakukan apa.") { head, export, verify };
    }

    private static Command Retention()
    {
        var days = new Option<int?>("--days") { Description = "Lama berkas disimpan setelah diganti; bawaan: 365 hari.", HelpName = "HARI" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Hanya menyebut berkas yang akan dihapus." };
        days.Validators.Add(value => { if (value.GetValueOrDefault<int?>() is < 1 or > 36500) value.AddError("1 sampai 36500."); });
        var command = new Command("retention", "Menghapus berkas kartu dan foto yang sudah lama diganti.") { days, dryRun };
        command.SetAction((parsed, _) => RetentionCommand.Run(new(parsed.GetValue(Data)), parsed.GetValue(days), parsed.GetValue(dryRun)));
        return command;
    }

    private static Command Sample()
    {
        var command = new Command("sample", "Mengisi penyimpanan kosong dengan data contoh, lalu selesai.");
        command.SetAction((parsed, stop) => SampleCommand.Run(new(parsed.GetValue(Data)), stop));
        return command;
    }
}

/// <summary>To people at a terminal.</summary>
internal static class Say
{
    public static Task Wrong(string sentence) => Console.Error.WriteLineAsync(sentence);
}
