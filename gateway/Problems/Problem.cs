using KartuAsn.Gateway.Keys;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Problems;

/// <summary>One field that is wrong; <paramref name="Detail"/> says what to enter instead.</summary>
public sealed record FieldError(string Field, string Detail);

/// <summary>
/// Every problem this product answers is made here: RFC 9457, a stable <c>type</c>, a title and a detail in formal Indonesian.
/// </summary>
public static class Problem
{
    public const string TypePrefix = "urn:kartuasn:problem:";

    /// <summary>The one place where a refusal becomes a problem. A refusal is always something the caller can act on.</summary>
    public static ProblemHttpResult Of(Refusal refusal) => refusal switch
    {
        Refusal.EmployeeUnknown => Answer(404, refusal.Code, refusal.Sentence),
        Refusal.NoPhotoWaiting => Answer(409, refusal.Code, refusal.Sentence),
        Refusal.ReturnNoteMissing => Answer(422, refusal.Code, refusal.Sentence, new FieldError("note", refusal.Sentence)),
        Refusal.CardFileReviewOver => Answer(409, refusal.Code, refusal.Sentence),
        Refusal.NoFileToReturn => Answer(409, refusal.Code, refusal.Sentence),
        Refusal.ReasonMissing => Answer(422, refusal.Code, refusal.Sentence, new FieldError("reason", refusal.Sentence)),
        Refusal.ReviewNotOpen => Answer(409, refusal.Code, refusal.Sentence),
        Refusal.ReviewDecisionUnknown => Answer(422, refusal.Code, refusal.Sentence, new FieldError("decision", refusal.Sentence)),
        Refusal.ReviewReasonMissing => Answer(422, refusal.Code, refusal.Sentence, new FieldError("reason", refusal.Sentence)),
        Refusal.ReviewFieldMissing missing => Answer(422, refusal.Code, refusal.Sentence, new FieldError(missing.Field, refusal.Sentence)),
        Refusal.NumberUnfit or Refusal.NumberTaken => Answer(422, refusal.Code, refusal.Sentence, new FieldError("number", refusal.Sentence)),
        Refusal.PolicyUnknown => Answer(422, refusal.Code, refusal.Sentence, new FieldError("policy", refusal.Sentence)),
        Refusal.PolicyValueInvalid => Answer(422, refusal.Code, refusal.Sentence, new FieldError("value", refusal.Sentence)),
        Refusal.PolicyDateInvalid => Answer(422, refusal.Code, refusal.Sentence, new FieldError("effectiveDate", refusal.Sentence)),
        Refusal.PolicyReasonMissing => Answer(422, refusal.Code, refusal.Sentence, new FieldError("reason", refusal.Sentence)),
        Refusal.ReportUnknown => Answer(404, refusal.Code, refusal.Sentence),
        Refusal.SignerChanged or Refusal.ReportNumbersMoved => Answer(412, refusal.Code, refusal.Sentence),
        Refusal.ReportNotADraft or Refusal.ReportNotSent or Refusal.ReportDecided or Refusal.ReportReplaced or Refusal.ReportOvertaken
            or Refusal.NobodyToReport or Refusal.NoCampaign or Refusal.KeyReused => Answer(409, refusal.Code, refusal.Sentence),
        Refusal.ReportReasonMissing => Answer(422, refusal.Code, refusal.Sentence, new FieldError("reason", refusal.Sentence)),
        Refusal.ReportNoteUnfit => Answer(422, refusal.Code, refusal.Sentence, new FieldError("note", refusal.Sentence)),
        Refusal.CampaignUnfit unfit => Answer(422, refusal.Code, refusal.Sentence, new FieldError(unfit.Field, refusal.Sentence)),
        Refusal.CampaignUnknown => Answer(404, refusal.Code, refusal.Sentence),
        Refusal.CampaignIdTaken => Answer(409, refusal.Code, refusal.Sentence, new FieldError("id", refusal.Sentence)),
        Refusal.CampaignChanged => Answer(412, refusal.Code, refusal.Sentence),
        Refusal.CampaignReasonMissing => Answer(422, refusal.Code, refusal.Sentence, new FieldError("reason", refusal.Sentence)),
        Refusal.UploadReasonUnfit => Answer(422, refusal.Code, refusal.Sentence, new FieldError("reason", refusal.Sentence)),
        Refusal.MissingReasonNoteUnfit => Answer(422, refusal.Code, refusal.Sentence, new FieldError("note", refusal.Sentence)),
        Refusal.NotMissing => Answer(409, refusal.Code, refusal.Sentence),
        Refusal.SignerUnfit unfit => Answer(422, refusal.Code, refusal.Sentence, new FieldError(unfit.Field, refusal.Sentence)),
        _ => Answer(422, refusal.Code, refusal.Sentence),
    };

    public static ProblemHttpResult Of(CardFileRefusal refusal) => refusal switch
    {
        CardFileRefusal.TooLarge => Answer(413, refusal.Code, refusal.Sentence),
        CardFileRefusal.TypeUnknown or CardFileRefusal.TypeDiffers => Answer(415, refusal.Code, refusal.Sentence),
        _ => Answer(422, refusal.Code, refusal.Sentence),
    };

    public static ProblemHttpResult Of(KeyRefusal refusal) => refusal.Field is { } field
        ? Answer(refusal.Status, refusal.Code, refusal.Sentence, new FieldError(field, refusal.Sentence))
        : Answer(refusal.Status, refusal.Code, refusal.Sentence);

    public static ProblemHttpResult BadField(string field, string detail) => Answer(400, "field-invalid", detail, new FieldError(field, detail));

    public static ProblemHttpResult AgencyUnknown() => Answer(404, "agency-unknown",
        "Perangkat Daerah tidak ditemukan. Periksa kembali ID-nya pada daftar Perangkat Daerah.");

    public static ProblemHttpResult ImportUnknown() => Answer(404, "import-unknown",
        "Impor tidak ditemukan. Periksa kembali ID-nya pada daftar impor.");

    public static ProblemHttpResult SchemaUnknown() => Answer(404, "schema-unknown",
        "Jenis peristiwa ini tidak dikenal. Daftar jenis yang diterima terdapat pada /schemas/.");

    public static ProblemHttpResult CardFileUnknown() => Answer(404, "card-file-unknown",
        "Belum ada berkas kartu pada tempat ini. Unggah berkas terlebih dahulu.");

    public static ProblemHttpResult FileErased() => Answer(410, "file-erased",
        "Berkas ini sudah dihapus setelah masa simpannya berakhir. Tanda terima dan riwayatnya tetap tercatat.");


    public static ProblemHttpResult Answer(int status, string code, string detail, params FieldError[] errors) =>
        TypedResults.Problem(Details(status, code, detail, errors));

    public static ProblemDetails Details(int status, string code, string detail, params FieldError[] errors)
    {
        var details = new ProblemDetails { Type = TypePrefix + code, Title = Title(status), Status = status, Detail = detail };
        if (errors.Length > 0)
            details.Extensions["errors"] = errors;
        return details;
    }

    /// <summary>What is said when only the status is known.</summary>
    public static ProblemDetails OfStatus(int status) => status switch
    {
        400 => Details(400, "request-invalid", "Permintaan tidak dapat dibaca. Periksa alamat, parameter, dan bentuk isinya, lalu kirim ulang."),
        401 => Details(401, "not-signed-in", "Anda belum masuk. Sertakan kunci API pada kepala Authorization: Bearer, atau masuk melalui tautan masuk."),
        403 => Details(403, "not-allowed", "Peran Anda tidak berwenang atas data atau tindakan ini. Hubungi BKPSDM apabila wewenang ini seharusnya Anda miliki."),
        404 => Details(404, "not-found", "Alamat ini tidak ada. Periksa kembali penulisannya; daftar alamat terdapat pada /openapi/v1.json."),
        405 => Details(405, "method-not-allowed", "Metode HTTP ini tidak tersedia pada alamat tersebut. Lihat metode yang tersedia pada kepala Allow."),
        406 => Details(406, "not-acceptable", "Bentuk jawaban yang diminta tidak tersedia. Mintalah application/json."),
        408 => Details(408, "request-too-slow", "Pengiriman terlalu lambat sehingga dihentikan. Periksa jaringan, lalu kirim ulang."),
        411 => Details(411, "length-missing", "Panjang isi permintaan tidak disebutkan. Sertakan kepala Content-Length, lalu kirim ulang."),
        413 => Details(413, "request-too-large", "Isi permintaan terlalu besar. Perkecil berkas sesuai batas yang berlaku, lalu kirim ulang."),
        414 => Details(414, "address-too-long", "Alamat permintaan terlalu panjang. Persingkat parameter, lalu kirim ulang."),
        415 => Details(415, "media-type-unsupported", "Jenis isi permintaan tidak didukung. Periksa kepala Content-Type pada dokumentasi alamat ini."),
        429 => Details(429, "too-many-requests", "Permintaan terlalu sering. Tunggu sesuai kepala Retry-After, lalu coba kembali."),
        431 => Details(431, "headers-too-large", "Kepala permintaan terlalu besar. Kurangi isinya, lalu kirim ulang."),
        503 => Details(503, "store-unavailable", "Penyimpanan data sedang tidak dapat dihubungi. Data yang sudah diterima tetap aman; coba kembali sesaat lagi."),
        < 500 => Details(status, "request-refused", "Permintaan tidak dapat dilayani. Periksa kembali permintaan Anda, lalu kirim ulang."),
        _ => Details(status, "internal-error", "Terjadi kesalahan pada sistem. Coba kembali; apabila berulang, laporkan kepada BKPSDM beserta waktunya."),
    };

    private static string Title(int status) => status switch
    {
        401 => "Belum masuk",
        403 => "Tidak berwenang",
        404 => "Tidak ditemukan",
        405 => "Metode tidak tersedia",
        412 => "Sudah berubah",
        409 => "Bertentangan dengan keadaan saat ini",
        413 => "Terlalu besar",
        415 => "Jenis isi tidak didukung",
        422 => "Tidak dapat diterima",
        429 => "Terlalu sering",
        503 => "Layanan belum tersedia",
        >= 500 => "Kesalahan sistem",
        _ => "Permintaan tidak sah",
    };
}
