using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Changes;

/// <summary>For systems that keep a copy: what changed since they last asked.</summary>
public static class ChangesApi
{
    private const int Usual = 200;
    private const int Most = 1000;

    public static void AddChanges(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ChangeFeed>();

    public static void MapChanges(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/changes", Read).WithTags("Perubahan").RequireAuthorization(Access.Changes).Looks(What.Changes).ProducesProblem(StatusCodes.Status410Gone);

    /// <summary>Perubahan data pegawai sejak terakhir ditanyakan, tanpa celah.</summary>
    /// <remarks>
    /// Tanpa after dimulai dari awal: semua pegawai yang boleh Anda lihat. Setiap pegawai datang dengan keadaannya saat ini, bukan sebagai
    /// rangkaian peristiwa; yang sama dapat datang lebih dari sekali, dan tidak ada yang terlewat. Perubahan karena tanggal, misalnya mutasi
    /// dengan TMT mendatang, datang pada harinya. Pembaca satu Perangkat Daerah menerima pegawainya sendiri; yang pindah datang dengan
    /// left: true, tanpa tujuannya. Jawaban 410: mulai kembali dari awal, misalnya setelah pemulihan cadangan, perubahan kebijakan kota, atau
    /// perubahan wewenang.
    /// </remarks>
    /// <param name="after">Nilai next dari jawaban sebelumnya, apa adanya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 1000; bawaan 200.</param>
    internal static async Task<Results<Ok<ChangesView>, ProblemHttpResult>> Read(HttpContext http, ChangeFeed feed, string? after, int? limit)
    {
        if ((limit ?? Usual) is not (>= 1 and <= Most and var rows))
            return Problem.BadField("limit", "Isi bilangan antara 1 dan 1000.");
        return await feed.Read(Viewer.Of(http.User), after, rows) switch
        {
            ChangesAnswer.Page page => TypedResults.Ok(page.View),
            ChangesAnswer.CursorUnknown => Problem.BadField("after", "Gunakan nilai next dari jawaban sebelumnya, apa adanya; atau kosongkan untuk mulai dari awal."),
            ChangesAnswer.CursorOver => Problem.Answer(410, "cursor-over",
                "Tempat melanjutkan ini tidak berlaku lagi. Mulai kembali dari awal tanpa after, lalu ganti seluruh catatan Anda dengan yang diterima."),
            _ => throw new InvalidOperationException("Changes were neither answered nor refused."),
        };
    }
}
