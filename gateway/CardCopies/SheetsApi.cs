using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using SheetAnswer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace KartuAsn.Gateway.CardCopies;

/// <summary>Cards of an agency on paper.</summary>
public static class SheetsApi
{
    public static void MapSheets(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/agencies/{agencyId}/cards.pdf", Sheets)
        .RequireAuthorization(Access.CardSheets).WithMetadata(new LooksAttribute(What.CardSheet)).WithTags("Kartu").Produces<Stream>(200, CardFileCheck.Pdf);

    /// <summary>Kartu pegawai suatu Perangkat Daerah untuk dicetak, paling banyak 100 orang dalam satu berkas.</summary>
    /// <remarks>
    /// Tanpa ids, isinya 100 orang menurut nama mulai dari cursor; pegawai tanpa foto atau yang kartunya tidak berlaku dilewati. Kepala Link dengan
    /// rel="next" menunjuk bagian berikutnya. Pada a4, sepuluh kartu setiap lembar dengan tanda potong; sisi belakang tepat di balik sisi depan bila
    /// kertas dibalik pada sisi panjangnya. Setiap kode dibaca kembali dari lembar sebelum berkas diberikan.
    /// </remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="layout">a4 (bawaan) atau cr80: satu sisi setiap halaman berukuran kartu.</param>
    /// <param name="side">both (bawaan), front, atau back.</param>
    /// <param name="ids">PNS ID, dipisahkan koma, paling banyak 100; semuanya harus dapat dicetak.</param>
    /// <param name="status">uploaded, not-uploaded, atau all (bawaan); hanya tanpa ids.</param>
    /// <param name="cursor">Awal bagian, dari kepala Link atau daftar pegawai dengan limit 100; hanya tanpa ids.</param>
    internal static async Task<SheetAnswer> Sheets(
        HttpContext http, PrintDoor door, PeopleDoor people, DrawingGate drawing, ReadSide reads, AuditDoor audit,
        string agencyId, string? layout, string? side, string? ids, string? status, string? cursor, CancellationToken stop)
    {
        if (SheetWish.Read(layout, side, status, cursor) is not { } wish)
            return Problem.BadField("layout", "Pilih layout a4 atau cr80, side both, front, atau back, status uploaded, not-uploaded, atau all, dan cursor dari jawaban sebelumnya.");
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        var (chosen, refused) = ids is null ? (await OfPart(http, door, agency, wish), null) : await Named(http, door, people, agency, ids);
        if (refused is not null)
            return refused;
        await audit.Look(http, What.CardSheet, chosen!.Select(person => person.Id), agency.Id);
        return await drawing.Run(() => Drawn(http, door, chosen!, wish), stop) is { } answer ? answer : DrawingGate.Full(http);
    }

    private static async Task<SheetAnswer> Drawn(HttpContext http, PrintDoor door, IReadOnlyList<PersonRow> people, SheetWish wish)
    {
        var faces = await door.Faces(people);
        if (faces.Count == 0)
            return Problem.Answer(409, "nothing-to-print", "Tidak ada kartu yang dapat dicetak: setiap kartu harus berlaku dan fotonya sudah diterima. Lengkapi foto terlebih dahulu.");
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(PrintSheet.Draw(faces, wish.Layout, wish.Sides), CardFileCheck.Pdf);
    }

    private static async Task<IReadOnlyList<PersonRow>?> OfPart(HttpContext http, PrintDoor door, AgencyRow agency, SheetWish wish)
    {
        var part = await door.Part(agency.Key, wish.Status, wish.Cursor);
        if (part.Next is { } next)
            http.Response.Headers.Link = $"<{wish.Address(agency.Id, next)}>; rel=\"next\"";
        return part.Printed;
    }

    /// <summary>Whoever asks for people by name is told of everyone who cannot be printed.</summary>
    private static async Task<(IReadOnlyList<PersonRow>?, ProblemHttpResult?)> Named(HttpContext http, PrintDoor door, PeopleDoor people, AgencyRow agency, string ids)
    {
        var asked = ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (asked.Length is 0 or > PrintDoor.PeopleInPart)
            return (null, Problem.BadField("ids", $"Sebutkan 1 sampai {PrintDoor.PeopleInPart} PNS ID, dipisahkan koma."));
        var chosen = new List<PersonRow>();
        var wrong = new List<FieldError>();
        foreach (var id in asked)
            if (await people.Find(Viewer.Of(http.User), id) is not { } person || person.Agency?.Key != agency.Key)
                wrong.Add(new(id, "Pegawai tidak ditemukan pada Perangkat Daerah ini."));
            else if (await door.WhyNot(person) is { } why)
                wrong.Add(new(id, why.Sentence));
            else
                chosen.Add(person);
        return wrong.Count == 0 ? (chosen, null) : (null, Problem.Answer(409, "cards-not-printable",
            "Sebagian kartu yang diminta tidak dapat dicetak. Hapus dari permintaan, atau lengkapi dahulu sesuai keterangan setiap pegawai.", [.. wrong]));
    }
}

/// <summary>What is to be printed, and how, as it stands in the address.</summary>
public sealed record SheetWish(PaperLayout Layout, PrintedSides Sides, UploadStatus Status, PeopleCursor? Cursor)
{
    /// <summary>Null when one of the words is none.</summary>
    public static SheetWish? Read(string? layout, string? side, string? status, string? cursor) =>
        (LayoutOf(layout), SidesOf(side), StatusOf(status), cursor is null ? null : PeopleCursor.Parse(cursor)) is ({ } onPaper, { } sides, { } people, var from)
        && (cursor is null || from is not null)
            ? new(onPaper, sides, people, from)
            : null;

    public string LayoutWord => Layout == PaperLayout.Cr80 ? "cr80" : "a4";

    public string SidesWord => Sides switch { PrintedSides.Front => "front", PrintedSides.Back => "back", _ => "both" };

    public string StatusWord => Status switch { UploadStatus.Uploaded => "uploaded", UploadStatus.NotUploaded => "not-uploaded", _ => "all" };

    public string Address(string agencyId, PeopleCursor? cursor) =>
        $"/api/v1/agencies/{Uri.EscapeDataString(agencyId)}/cards.pdf?layout={LayoutWord}&side={SidesWord}&status={StatusWord}"
        + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor.ToString())}");

    private static PaperLayout? LayoutOf(string? word) => word switch { null or "a4" => PaperLayout.A4, "cr80" => PaperLayout.Cr80, _ => null };

    private static PrintedSides? SidesOf(string? word) =>
        word switch { null or "both" => PrintedSides.Both, "front" => PrintedSides.Front, "back" => PrintedSides.Back, _ => null };

    private static UploadStatus? StatusOf(string? word) =>
        word switch { null or "all" => UploadStatus.Counted, "uploaded" => UploadStatus.Uploaded, "not-uploaded" => UploadStatus.NotUploaded, _ => null };
}
