namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>
/// What people make long passwords from when they must: a word everybody takes, a year, a row of keys, and the same once more. The words
/// are ours; that they are few is made good by looking for them anywhere in a password.
/// </summary>
internal static class CommonPasswords
{
    private const string KeyRows = "qwertyuiop asdfghjkl zxcvbnm abcdefghijklmnopqrstuvwxyz 01234567890";

    private static readonly string[] Words =
    [
        .. """
        password passwd passw0rd p4ssword kata sandi katasandi rahasia admin administrator operator user pengguna login masuk welcome selamat datang
        indonesia merdeka garuda pancasila nusantara jakarta surabaya bandung madiun jawa timur kota pemerintah pemkot pemda dinas kantor
        pegawai negeri sipil bkpsdm bkn asn pns pppk guru sekolah kartu virtual madiunkota walikota bismillah alhamdulillah allah assalamualaikum
        sayang cinta sayangku cintaku bunda ayah anakku keluarga bahagia sukses semangat ganteng cantik iloveyou love monkey dragon
        master letmein football baseball superman batman princess sunshine shadow michael jordan test testing contoh coba default changeme
        ganti baru lama satu dua tiga empat lima enam tujuh delapan sembilan sepuluh januari februari maret april mei juni juli agustus
        september oktober november desember senin selasa rabu kamis jumat sabtu minggu qwerty qwertyui asdfgh asdf zxcvbn 1q2w3e4r 1qaz2wsx abc abcd aku
        kamu kita dia ini itu yang dan dari untuk dengan number nomor nama tanggal lahir tahun the and you my your is
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    // The longest first: "katasandi" is one guess, not two.
    private static readonly string[] ByLength = [.. Words.Distinct().OrderByDescending(word => word.Length)];

    /// <summary>
    /// How many guesses of different kinds a password is made of. A common word is one, and only once; a run of digits or of neighbouring
    /// keys is none; of what nobody lists every four characters are one.
    /// </summary>
    /// <param name="plain">In small letters and digits.</param>
    public static int PartsOf(string plain)
    {
        var (words, rest) = (new HashSet<string>(), new HashSet<string>());
        var unknown = "";
        for (var at = 0; at < plain.Length;)
        {
            var length = RunAt(plain, at) is >= 3 and var run ? run : 0;
            var word = length > 0 ? null : Array.Find(ByLength, word => string.CompareOrdinal(plain, at, word, 0, word.Length) == 0);
            if (word is not null) words.Add(word);
            if (length == 0 && word is null)
            {
                unknown += plain[at++];
                continue;
            }
            rest.UnionWith(Pieces(unknown));
            unknown = "";
            at += word?.Length ?? length;
        }
        rest.UnionWith(Pieces(unknown));
        return words.Count + rest.Count;
    }

    /// <summary>"abcabcabcabc" is one piece, however long.</summary>
    private static IEnumerable<string> Pieces(string unknown)
    {
        for (var period = 1; period <= unknown.Length / 2; period++)
            if (Enumerable.Range(period, unknown.Length - period).All(i => unknown[i] == unknown[i - period]))
                return [unknown[..period]];
        return unknown.Chunk(4).Where(piece => piece.Length >= 3).Select(piece => new string(piece));
    }

    /// <summary>How many characters from here are all digits, all the same, or neighbours on the keyboard.</summary>
    private static int RunAt(string text, int at)
    {
        var length = 1;
        bool Goes(Func<char, char, bool> on) => at + length < text.Length && on(text[at + length - 1], text[at + length]);
        if (char.IsDigit(text[at]))
            while (Goes((_, next) => char.IsDigit(next))) length++;
        else
            while (Goes((one, next) => one == next || KeyRows.Contains($"{one}{next}") || KeyRows.Contains($"{next}{one}"))) length++;
        return length;
    }
}
