using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using CardAnswer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult, Microsoft.AspNetCore.Http.HttpResults.StatusCodeHttpResult, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace KartuAsn.Gateway.CardCopies;

/// <summary>Our copy of a person's card, as pictures and for print.</summary>
public static class CardCopiesApi
{
    private const string Card = "/api/v1/employees/{employeeId}/card";

    public static void AddCardCopies(this WebApplicationBuilder builder) => builder.Services.AddSingleton<CardCopyDoor>().AddSingleton<PrintDoor>().AddSingleton<DrawingGate>();

    public static void MapCardCopies(this IEndpointRouteBuilder app)
    {
        var card = app.MapGroup(Card).WithTags("Kartu");
        card.MapGet("{orientation:regex(^(portrait|landscape)$)}/{side:regex(^(front|back)$)}.png", Picture)
            .RequireAuthorization(Access.CardCopies).Looks(What.CardCopy).Produces<Stream>(200, CardFileCheck.Png);
        card.MapGet("card.pdf", Document).RequireAuthorization(Access.CardCopies).Looks(What.CardCopy).Produces<Stream>(200, CardFileCheck.Pdf);
        app.MapSheets();
    }

    /// <summary>Salinan satu sisi kartu sebagai PNG: 1011 × 638 piksel (lanskap) atau 638 × 1011 piksel (potret), 300 titik per inci.</summary>
    /// <remarks>
    /// Hanya selama kartu berlaku, dan setelah foto kartu diterima (SE Kepala BKN 16/2022). Sisi belakang memuat kode verifikasi; salinan dengan
    /// nama, gelar, nomor, jenis, atau foto yang lain menggantikan salinan sebelumnya, dan kode pada salinan yang digantikan tidak dikenal lagi.
    /// </remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="orientation">portrait atau landscape.</param>
    /// <param name="side">front atau back.</param>
    internal static Task<CardAnswer> Picture(
        HttpContext http, PeopleDoor people, CardCopyDoor door, DrawingGate drawing, string employeeId, string orientation, string side, CancellationToken stop)
    {
        var (lying, which) = (CardFilesApi.ToOrientation(orientation), CardFilesApi.ToSide(side));
        return Answer(http, people, door, drawing, employeeId, coded: which == Side.Back, CardFileCheck.Png, $"salinan-kartu-{orientation}-{side}.png",
            face => CardPicture.Draw(face, lying, which), stop);
    }

    /// <summary>Salinan kedua sisi kartu sebagai PDF dua halaman berukuran kartu (85,60 × 53,98 mm).</summary>
    /// <remarks>Syaratnya sama dengan salinan sebagai PNG.</remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="orientation">portrait atau landscape; bawaan landscape.</param>
    internal static async Task<CardAnswer> Document(
        HttpContext http, PeopleDoor people, CardCopyDoor door, DrawingGate drawing, string employeeId, string? orientation, CancellationToken stop) =>
        orientation is not (null or "portrait" or "landscape")
            ? Problem.BadField("orientation", "Pilih portrait atau landscape.")
            : await Answer(http, people, door, drawing, employeeId, coded: true, CardFileCheck.Pdf, "salinan-kartu.pdf",
                face => CardPdf.Draw(face, CardFilesApi.ToOrientation(orientation ?? "landscape")), stop);

    private static async Task<CardAnswer> Answer(
        HttpContext http, PeopleDoor people, CardCopyDoor door, DrawingGate drawing, string employeeId, bool coded, string mediaType, string fileName,
        Func<CardFace, byte[]> draw, CancellationToken stop)
    {
        if (await people.Find(Viewer.Of(http.User), employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        return await drawing.Run(() => Drawn(http, door, person, coded, mediaType, fileName, draw), stop) is { } answer ? answer : DrawingGate.Full(http);
    }

    private static async Task<CardAnswer> Drawn(
        HttpContext http, CardCopyDoor door, PersonRow person, bool coded, string mediaType, string fileName, Func<CardFace, byte[]> draw)
    {
        var card = await door.Prepare(person, coded);
        if (card.Refusal is { } refusal)
            return refusal.ToProblem();
        var tag = new EntityTagHeaderValue($"\"{card.Version}\"", isWeak: true);
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(seen => seen.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : File(http, draw(card.Face!), mediaType, fileName, tag);
    }

    private static FileContentHttpResult File(HttpContext http, byte[] drawn, string mediaType, string fileName, EntityTagHeaderValue tag)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        return TypedResults.File(drawn, mediaType, entityTag: tag);
    }
}
