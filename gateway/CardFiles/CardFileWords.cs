using KartuAsn.Rules;

namespace KartuAsn.Gateway.CardFiles;

/// <summary>Doubts about card files and grounds of giving one back, in words and as addresses and bodies spell them.</summary>
internal static class CardFileWords
{
    private static readonly Dictionary<string, ReturnGround> Grounds = StoredJson.Named<ReturnGround>();
    private static readonly Dictionary<string, ReviewVerdict> Verdicts = StoredJson.Named<ReviewVerdict>();

    public static readonly string AllGrounds = string.Join(", ", Grounds.Keys);
    public static readonly string AllVerdicts = string.Join(", ", Verdicts.Keys);

    public static ReturnGround? Ground(string? name) => name is not null && Grounds.TryGetValue(name, out var ground) ? ground : null;

    public static ReviewVerdict? Verdict(string? name) => name is not null && Verdicts.TryGetValue(name, out var verdict) ? verdict : null;

    public static string Title(ReturnGround ground) => ground switch
    {
        ReturnGround.OtherKind => "Kartu jenis kepegawaian lain",
        ReturnGround.OtherPlace => "Sisi atau posisi keliru",
        ReturnGround.NotOfficial => "Bukan kartu terbitan BKN",
        ReturnGround.Unreadable => "Tidak terbaca",
        ReturnGround.NotTheSamePerson => "Bukan orang yang sama",
        ReturnGround.Other => "Lain-lain",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "A ground without a title."),
    };

    /// <summary>For the reviewer: what was seen, and that it may be right all the same.</summary>
    public static string Sentence(CardDoubt doubt) => doubt switch
    {
        CardDoubt.Colour => "Warnanya seperti kartu jenis kepegawaian lain: kartu PNS merah, kartu PPPK toska (surat, angka 3).",
        CardDoubt.NoColour => "Warna merah atau toska kartu tidak ditemukan (surat, angka 3).",
        CardDoubt.Orientation => "Posisinya tidak sesuai tempatnya: potret pada tempat lanskap, atau sebaliknya (surat, angka 2).",
        CardDoubt.Shape => "Bentuk gambarnya bukan bentuk kartu, mungkin tangkapan layar.",
        CardDoubt.Side => "Sisinya tampak tertukar antara depan dan belakang.",
        CardDoubt.OwnCopy => "Tampak seperti salinan tampilan dari sistem ini, bukan kartu terbitan BKN.",
        CardDoubt.SameBytes => "Berkas yang persis sama juga tersimpan untuk pegawai lain.",
        CardDoubt.Unseen => "Dokumen PDF tidak dinilai secara otomatis. Buka dan cocokkan isinya.",
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "A doubt without a sentence."),
    };
}
