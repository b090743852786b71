using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Imports;
using KartuAsn.Gateway.Sample;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Screens;

/// <summary>The pages, and what their forms send. Everything goes through the same doors as the API.</summary>
public static class ScreensApi
{
    private const string Place = "/pegawai/{id}/kartu/{orientation:regex(^(portrait|landscape)$)}/{side:regex(^(front|back)$)}";

    /// <summary>Far more than a card file may have: a browser shows our answer only when it could send its file to the end.</summary>
    private const long LargestForm = 64 * 1024 * 1024;

    public static void AddScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<PageData>().AddScoped<AuditData>().AddScoped<AccountData>().AddScoped<UserData>().AddScoped<CampaignData>().AddScoped<CockpitData>().AddScoped<ReportData>();
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveWebAssemblyRenderMode().AddAdditionalAssemblies(typeof(KartuAsn.Live.CityLive).Assembly)
            .Add(Restrict);
        var limits = app.Services.GetRequiredService<LimitOptions>();
        app.MapPost("/impor", Import).RequireAuthorization(Access.Import).Acts(What.Import).ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(limits.ImportBytes));
        app.MapPost("/impor/{importId}/batal", Cancel).RequireAuthorization(Access.Import).Acts(What.ImportCancel).ExcludeFromDescription();
        app.MapPost("/impor/{importId}/terapkan", Apply).RequireAuthorization(Access.Import).Acts(What.ImportApply).ExcludeFromDescription();
        app.MapPost("/impor/{importId}/urungkan", Undo).RequireAuthorization(Access.Import).Acts(What.ImportUndo).ExcludeFromDescription();
        app.MapPolicyForm();
        app.MapCampaignForm();
        app.MapReviewForm();
        app.MapReportForms();
        app.MapKeyForms();
        app.MapPhotoForm();
        app.MapMissingForms();
        app.MapPost(Place, HandIn).RequireAuthorization(Access.HandIn).ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        app.MapPost(Place + "/kembalikan", GiveBack).RequireAuthorization(Access.GiveBack).ExcludeFromDescription();
    }

    /// <summary>Tells a person, on a page, that it is not to be, and what to do.</summary>
    public static Task Explain(HttpContext http, int status) => Page(ProblemModel.Of(status)).ExecuteAsync(http);

    /// <summary>A page says who may see it, and is only looked at: what forms send has addresses of its own. The framework's files are for everybody.</summary>
    private static void Restrict(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        else
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Import(
        HttpContext http, IAntiforgery antiforgery, ImportDoor door, CancellationToken stop)
    {
        if (await StreamedForm.Read(http, antiforgery) is not { } form)
            return Refused(400, "Formulir tidak lengkap", "Pilih berkas CSV atau XLSX terlebih dahulu, lalu kirim ulang dari halaman impor.", "/impor", "Kembali ke Impor");
        DateOnly? position = null;
        if (form.Fields.GetValueOrDefault("positionDate") is { Length: > 0 } text)
        {
            if (!AsOf.TryDay(text, out var day))
                return Refused(400, "Tanggal posisi tidak sah", "Pilih tanggal posisi data yang ada dalam kalender, lalu kirim ulang.", "/impor", "Kembali ke Impor");
            position = day;
        }

        var delivery = new ImportDelivery(
            Guid.CreateVersion7().ToString("N"), form.Fields.GetValueOrDefault("kind") == ImportKind.Contracts ? ImportKind.Contracts : ImportKind.Roster, form.Fields.ContainsKey("dryRun"), position, form.FileName, Viewer.Of(http.User).Name);
        return await door.Receive(delivery, form.File, stop) switch
        {
            ImportReceipt.Taken taken => TypedResults.Redirect($"/impor/{taken.Import.Id}"),
            ImportReceipt.Refused refused => Refused(422, "Berkas tidak dapat diimpor", refused.Problem.Sentence, "/impor", "Pilih berkas lain"),
            ImportReceipt.SampleStore => Refused(409, "Ini penyimpanan contoh", SampleMark.ImportRefused, "/impor", "Kembali ke Impor"),
            _ => throw new InvalidOperationException("A roster was neither taken nor refused."),
        };
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Cancel(
        HttpContext http, IAntiforgery antiforgery, IGrainFactory grains, string importId)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Stale("/impor");
        return await grains.GetGrain<IImportGrain>(GrainKeys.Import(importId)).Cancel() is null ? Missing() : TypedResults.Redirect($"/impor/{importId}");
    }

    private static Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Apply(HttpContext http, IAntiforgery antiforgery, IGrainFactory grains, string importId) =>
        Ask(http, antiforgery, importId, "Pratinjau tidak dapat diterapkan", "Hanya pratinjau yang sudah selesai dapat diterapkan.",
            () => grains.GetGrain<IImportGrain>(GrainKeys.Import(importId)).Apply(Viewer.Of(http.User).Name));

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Undo(HttpContext http, IAntiforgery antiforgery, IGrainFactory grains, string importId)
    {
        var import = grains.GetGrain<IImportGrain>(GrainKeys.Import(importId));
        var why = await import.Newer() is { } newer ? Words.UndoFirst(newer) : "Pratinjau tidak mengubah apa pun, dan impor yang masih berjalan harus dihentikan lebih dahulu.";
        return await Ask(http, antiforgery, importId, "Impor tidak dapat dibatalkan", why, () => import.Undo(Viewer.Of(http.User).Name));
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> Ask(
        HttpContext http, IAntiforgery antiforgery, string importId, string title, string sentence, Func<Task<ImportView?>> ask)
    {
        var back = $"/impor/{Uri.EscapeDataString(importId)}";
        if (!await antiforgery.IsRequestValidAsync(http))
            return Stale(back);
        return await ask() is { } import ? TypedResults.Redirect($"/impor/{Uri.EscapeDataString(import.Id)}") : Refused(409, title, sentence, back, "Kembali ke impor ini");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> HandIn(
        HttpContext http, IAntiforgery antiforgery, PeopleDoor people, CardFileDoor door, string id, string orientation, string side, CancellationToken stop)
    {
        var back = PersonPath(id);
        if (await StreamedForm.Read(http, antiforgery) is not { } form)
            return Refused(400, "Formulir tidak lengkap", "Pilih berkas kartu terlebih dahulu, lalu kirim ulang.", back, "Kembali ke halaman pegawai");
        var viewer = Viewer.Of(http.User);
        if (await people.Find(viewer, id) is not { } person)
            return Missing();
        if (await CardFileDoor.Read(form.File, stop) is not { } bytes)
            return Refused(413, "Berkas terlalu besar", new CardFileRefusal.TooLarge().Sentence, back, "Pilih berkas lain");
        var onBehalf = viewer.Is(person.Id) ? null : new OnBehalf(form.Fields.GetValueOrDefault("reason", ""));
        return await door.HandIn(person.Id, CardFilesApi.ToOrientation(orientation), CardFilesApi.ToSide(side), bytes, form.FileType, viewer.Name, stop, onBehalf) switch
        {
            { Unfit: { } unfit } => Refused(422, "Berkas tidak dapat diterima", unfit.Sentence, back, "Pilih berkas lain"),
            { Answer.Refusal: { } refusal } => Refused(422, "Kartu tidak dapat diunggah", refusal.Sentence, back, "Kembali ke halaman pegawai"),
            { Answer.Value: { } receipt } => TypedResults.Redirect($"{back}?terima={Uri.EscapeDataString(receipt.Number)}"),
            _ => throw new InvalidOperationException("A card file was neither taken nor refused."),
        };
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<App>>> GiveBack(
        HttpContext http, PeopleDoor people, CardFileDoor door, string id, string orientation, string side, [FromForm] string? reason)
    {
        var viewer = Viewer.Of(http.User);
        if (await people.Find(viewer, id) is not { } person)
            return Missing();
        return await door.GiveBack(person.Id, CardFilesApi.ToOrientation(orientation), CardFilesApi.ToSide(side), reason ?? "", null, viewer.Name) is { Refusal: { } refusal }
            ? Refused(422, "Berkas tidak dapat dikembalikan", refusal.Sentence, PersonPath(id), "Kembali ke halaman pegawai")
            : TypedResults.Redirect(PersonPath(id));
    }

    private static string PersonPath(string id) => $"/pegawai/{Uri.EscapeDataString(id)}";

    private static RazorComponentResult<App> Stale(string back) =>
        Refused(400, "Halaman sudah usang", "Muat ulang halaman, lalu kirim sekali lagi.", back, "Kembali");

    internal static RazorComponentResult<App> Missing() => Page(ProblemModel.Of(404));

    /// <param name="lines">What is wrong in particular, one below the other.</param>
    internal static RazorComponentResult<App> Refused(int status, string title, string sentence, string back, string backName, params ImmutableArray<string> lines) =>
        Page(new(status, title, sentence, back, backName) { Lines = lines });

    /// <summary>A page that answers a form and has no address: what is on it is shown this once.</summary>
    internal static RazorComponentResult<App> Once(RenderFragment page) => new(new Dictionary<string, object?> { [nameof(App.Once)] = page }) { PreventStreamingRendering = true };

    /// <summary>The same, of a screen with its model.</summary>
    internal static RazorComponentResult<App> Once<TScreen>(object model) where TScreen : IComponent => Once(builder =>
    {
        builder.OpenComponent<TScreen>(0);
        builder.AddComponentParameter(1, "Model", model);
        builder.CloseComponent();
    });

    private static RazorComponentResult<App> Page(ProblemModel problem) =>
        new(new Dictionary<string, object?> { [nameof(App.Problem)] = problem }) { StatusCode = problem.Status };
}
