using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Privacy;

/// <summary>What UU 27/2022 asks for: a copy for the person, erasure of what may be erased, and files not kept longer than needed.</summary>
public static class PrivacyApi
{
    private const string Zip = "application/zip";
    private const int DeletionsShown = 200;

    public static void AddPrivacy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Retention").Get<RetentionOptions>() ?? new());
        builder.Services.AddSingleton<Deletions>().AddSingleton<FileRemoval>().AddSingleton<Retention>().AddSingleton<Erasure>().AddSingleton<PersonExport>();
        builder.Services.AddHostedService<RetentionDaily>();
    }

    public static void MapPrivacy(this IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/api/v1/employees/{employeeId}").WithTags("Pelindungan data pribadi");
        people.MapGet("export", Export).RequireAuthorization(Access.Export).Looks(What.Export).Produces<Stream>(200, Zip);
        people.MapPost("erase", Erase).RequireAuthorization(Access.Erase).Acts(What.Erase);
        app.MapGet("/api/v1/retention", Look).WithTags("Pelindungan data pribadi").RequireAuthorization(Access.RetentionLook);
    }

    /// <summary>Salinan semua data satu pegawai, untuk pegawai itu sendiri (UU 27/2022 Pasal 7): arsip ZIP berisi JSON dan berkasnya.</summary>
    /// <param name="employeeId">PNS ID.</param>
    internal static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        HttpContext http, PeopleDoor people, PersonExport export, string employeeId, CancellationToken stop)
    {
        var viewer = Viewer.Of(http.User);
        if (await people.Find(viewer, employeeId) is not { } person || await people.Record(viewer, employeeId) is not { } record)
            return Problem.Of(new Refusal.EmployeeUnknown());
        // The archive's writer sends its few last bytes synchronously.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return TypedResults.Stream(target => export.Write(target, record, person, viewer.SeesGrounds, stop), Zip, "data-pegawai.zip");
    }

    /// <summary>Menghapus berkas kartu dan foto pegawai yang sudah lama tidak bertugas; keputusan kepegawaian tetap tercatat.</summary>
    /// <remarks>
    /// Mulai dengan dryRun=true: jawabannya menyebut apa yang akan dihapus, serta apa yang tetap disimpan dan mengapa. Penghapusan tidak dapat
    /// dibatalkan. Hanya bagi pegawai yang berhenti, pensiun, meninggal, atau pindah lebih lama daripada masa simpan (bawaan 5 tahun).
    /// </remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="wish">Alasan penghapusan; tidak diperlukan pada dryRun.</param>
    /// <param name="dryRun">Hanya menyebut, tidak menghapus.</param>
    internal static async Task<Results<Ok<ErasureView>, ProblemHttpResult>> Erase(
        HttpContext http, PeopleDoor people, Erasure erasure, RetentionOptions options, string employeeId, ErasureWish wish, bool dryRun = false)
    {
        var viewer = Viewer.Of(http.User);
        if (await people.Record(viewer, employeeId) is not { } record)
            return Problem.Of(new Refusal.EmployeeUnknown());
        return await erasure.Erase(record, dryRun ? null : wish.Reason ?? "", viewer.Name) switch
        {
            (_, { } refusal) => Refused(refusal, options),
            ({ } view, _) => TypedResults.Ok(view),
            _ => throw new InvalidOperationException("Nothing was erased and nothing refused."),
        };
    }

    /// <summary>Masa simpan berkas yang sudah diganti, yang sudah waktunya dihapus, dan penghapusan terakhir.</summary>
    internal static async Task<Ok<RetentionView>> Look(Retention retention, Deletions deletions, RetentionOptions options, CityClock clock) =>
        TypedResults.Ok(new RetentionView(
            options.ReplacedFilesDays, options.YearsAfterLeaving, (await retention.Due()).Length,
            [.. (await deletions.Latest(DeletionsShown)).Select(one => DeletionView.Of(one, clock))]));

    private static ProblemHttpResult Refused(ErasureRefusal refusal, RetentionOptions options) => refusal switch
    {
        ErasureRefusal.StillServing => Problem.Answer(409, "erasure-still-serving",
            "Pegawai ini masih bertugas atau keadaannya belum jelas, sehingga berkasnya masih diperlukan. Penghapusan dimungkinkan setelah pegawai berhenti."),
        ErasureRefusal.TooEarly => Problem.Answer(409, "erasure-too-early",
            $"Pegawai ini berhenti kurang dari {options.YearsAfterLeaving} tahun yang lalu; masa simpan berkasnya belum berakhir."),
        ErasureRefusal.ReasonMissing => Problem.Answer(422, "erasure-reason-missing", "Alasan penghapusan wajib diisi, 3 sampai 500 karakter.",
            new FieldError("reason", "Isi 3 sampai 500 karakter.")),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}

/// <param name="Reason">3 sampai 500 karakter; tercatat pada daftar penghapusan.</param>
public sealed record ErasureWish(string? Reason);

/// <param name="ReplacedFilesDays">Lama berkas disimpan setelah diganti atau dikembalikan, dalam hari; 0 berarti seterusnya.</param>
/// <param name="YearsAfterLeaving">Lama berkas disimpan setelah pegawai berhenti, dalam tahun.</param>
/// <param name="Due">Banyaknya berkas yang sudah waktunya dihapus; penghapusan berjalan setiap hari.</param>
/// <param name="Deleted">Penghapusan terakhir, paling banyak 200.</param>
public sealed record RetentionView(int ReplacedFilesDays, int YearsAfterLeaving, int Due, IReadOnlyList<DeletionView> Deleted);

/// <param name="EmployeeId">PNS ID, dengan huruf kecil.</param>
/// <param name="What">card-file atau photo.</param>
/// <param name="Rule">replaced atau erased.</param>
public sealed record DeletionView(string EmployeeId, string What, string Receipt, string Rule, string Reason, DateTimeOffset At, string By)
{
    internal static DeletionView Of(Deletion deletion, CityClock clock) => new(
        deletion.Person, deletion.What, deletion.Receipt, deletion.Rule, deletion.Reason, clock.Local(deletion.At), deletion.By);
}
