using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Audit;

/// <summary>Who looked at whom: for the inspectorate to search and to take along, for everybody about themselves.</summary>
public static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/v1/audit").WithTags("Jejak audit");
        audit.MapGet("", Search).RequireAuthorization(Access.Audit).WithMetadata(new ActsMetadata(What.Audit));
        audit.MapGet("export", Export).RequireAuthorization(Access.Audit).WithMetadata(new ActsMetadata(What.AuditExport))
            .Produces(200, contentType: AuditExport.JsonLines).Produces(200, contentType: AuditExport.Csv);
        app.MapGet("/api/v1/employees/{employeeId}/looks", LooksAt).RequireAuthorization(Access.Looks).Looks(What.Looks).WithTags("Pegawai");
    }

    /// <summary>Jejak audit, yang terbaru lebih dahulu: siapa melihat data siapa, kapan, dari mana, dan tindakan yang bukan peristiwa kepegawaian.</summary>
    /// <remarks>
    /// Isi data yang dilihat tidak termuat. Setiap baris terangkai pada baris sebelumnya; perintah audit verify memeriksa salinannya. Membaca
    /// jejak ini pun tercatat.
    /// </remarks>
    /// <param name="person">PNS ID, atau NIP/NI PPPK lengkap: hanya baris tentang pegawai ini.</param>
    /// <param name="viewer">ID pelaku, atau sebagian namanya.</param>
    /// <param name="what">Satu atau beberapa nama dipisahkan koma, misalnya person,history atau sign-in-refused.</param>
    /// <param name="from">Hari pertama, misalnya 2026-01-31.</param>
    /// <param name="until">Hari terakhir, termasuk di dalamnya.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 200; bawaan 50.</param>
    internal static async Task<Results<Ok<Listed<AuditLineView>>, ProblemHttpResult>> Search(
        HttpContext http, AuditReading reading, AuditDoor door, string? person, string? viewer, string? what, string? from, string? until,
        string? cursor, int? limit)
    {
        if (limit is < 1 or > 200)
            return Problem.BadField("limit", "Gunakan bilangan antara 1 dan 200.");
        var asked = new AuditAsked(person, viewer, what, from, until, cursor);
        if (await reading.Read(asked) is not { Query: { } query })
            return Refused(await reading.Read(asked));
        await door.Read(http, What.Audit, query.People, asked.About);
        var page = await reading.Page(query with { Limit = limit ?? 50 });
        return TypedResults.Ok(new Listed<AuditLineView>([.. page.Lines.Select(AuditLineView.Of)], page.Next?.ToString(provider: null)));
    }

    /// <summary>Salinan jejak audit, yang terlama lebih dahulu: JSON Lines, yang tanpa saringan dapat diperiksa dengan audit verify, atau CSV.</summary>
    /// <param name="format">jsonl atau csv; bawaan jsonl.</param>
    /// <param name="person">Seperti pada pencarian.</param>
    /// <param name="viewer">Seperti pada pencarian.</param>
    /// <param name="what">Seperti pada pencarian.</param>
    /// <param name="from">Hari pertama.</param>
    /// <param name="until">Hari terakhir, termasuk di dalamnya.</param>
    internal static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        HttpContext http, AuditReading reading, AuditDoor door, string? format, string? person, string? viewer, string? what, string? from, string? until)
    {
        if (format is not (null or "jsonl" or "csv"))
            return Problem.BadField("format", "Gunakan jsonl atau csv.");
        var asked = new AuditAsked(person, viewer, what, from, until);
        if (await reading.Read(asked) is not { Query: { } query })
            return Refused(await reading.Read(asked));
        await door.Read(http, What.AuditExport, query.People, asked.About);
        var lines = reading.Everything(query);
        return format is "csv"
            ? TypedResults.Stream(target => AuditExport.WriteCsv(lines, target), AuditExport.Csv, "jejak-audit.csv")
            : TypedResults.Stream(target => AuditFile.Write(lines, target), AuditExport.JsonLines, "jejak-audit.jsonl");
    }

    /// <summary>Siapa melihat data pegawai ini, yang terbaru lebih dahulu: untuk pegawai itu sendiri, BKPSDM, dan Inspektorat (UU 27/2022).</summary>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 200; bawaan 50.</param>
    internal static async Task<Results<Ok<Listed<LookView>>, ProblemHttpResult>> LooksAt(
        HttpContext http, PeopleDoor people, AuditReading reading, ReadSide reads, string employeeId, string? cursor, int? limit)
    {
        if (limit is < 1 or > 200)
            return Problem.BadField("limit", "Gunakan bilangan antara 1 dan 200.");
        if (await people.Find(Viewer.Of(http.User), employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        if (await reading.Read(new(person.Id, Cursor: cursor)) is not { Query: { } query })
            return Refused(new(null, "cursor"));
        var (page, agencies) = (await reading.Page(query with { Limit = limit ?? 50 }), await reads.AgencyNames());
        return TypedResults.Ok(new Listed<LookView>([.. page.Lines.Select(line => LookView.Of(line.Line, agencies))], page.Next?.ToString(provider: null)));
    }

    private static ProblemHttpResult Refused(AuditQuestion question) => Problem.BadField(question.WrongField, AuditQuestion.Advice(question.WrongField));
}
