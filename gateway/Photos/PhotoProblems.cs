using KartuAsn.Gateway.Problems;
using KartuAsn.Imaging.Photos;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Photos;

/// <summary>Why a photo is not taken, as HTTP says it.</summary>
internal static class PhotoProblems
{
    public static ProblemHttpResult TooLarge() => Problem.Answer(413, "photo-too-large",
        "Ukuran foto melebihi 5 MB, sedangkan foto kartu paling besar 2 MB. Perkecil foto, lalu kirim ulang.");

    public static ProblemHttpResult PictureTooLarge() => Problem.Answer(413, "picture-too-large",
        "Ukuran gambar melebihi 16 MB. Simpan ulang gambar dengan ukuran yang lebih kecil, lalu kirim ulang.");

    /// <summary>The one place where a refusal to make a photo becomes a problem.</summary>
    public static ProblemHttpResult Of(PreparationRefusal refusal) => refusal switch
    {
        PreparationRefusal.NotAPicture => Problem.Answer(415, refusal.Code, refusal.Sentence),
        PreparationRefusal.CropUnfit => Problem.BadField("crop", refusal.Sentence),
        _ => Problem.Answer(422, refusal.Code, refusal.Sentence),
    };

    /// <summary>The rules that are broken, each as a field with what to do.</summary>
    public static ProblemHttpResult Unfit(PhotoFindings findings) => Problem.Answer(422, "photo-unfit",
        "Foto belum memenuhi syarat foto kartu: PNG 450 × 575 piksel berlatar transparan, paling besar 2 MB. Perbaiki sesuai saran pada setiap aturan, lalu kirim ulang.",
        [.. findings.Unfit.Select(rule => new FieldError(rule.Rule, $"Ditemukan {rule.Found}; seharusnya {rule.Wanted}. {rule.Advice}"))]);

    public static ProblemHttpResult NoneWaiting() => Problem.Answer(404, "photo-not-waiting",
        "Tidak ada foto pegawai ini yang menunggu tinjauan.");

    public static ProblemHttpResult Unknown() => Problem.Answer(404, "photo-unknown",
        "Belum ada foto kartu yang diterima untuk pegawai ini. Kirim foto terlebih dahulu.");
}
