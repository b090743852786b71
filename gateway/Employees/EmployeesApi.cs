using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Employees;

/// <summary>People: by number, by name, by id.</summary>
public static class EmployeesApi
{
    public static void AddEmployees(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PeopleDoor>();

    public static void MapEmployees(this IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/api/v1/employees").WithTags("Pegawai");
        people.MapGet("", Search).RequireAuthorization(Access.People).Looks(What.People);
        people.MapGet("{employeeId}", Look).RequireAuthorization(Access.People).Looks(What.Person);
        people.MapGet("{employeeId}/card", Card).RequireAuthorization(Access.People).Looks(What.Card);
        people.MapGet("{employeeId}/history", History).RequireAuthorization(Access.People).Looks(What.History);
    }

    /// <summary>Mencari pegawai menurut nomor (NIP atau NI PPPK) atau menurut nama.</summary>
    /// <remarks>
    /// Pencarian juga menemukan nama dan nomor lama serta yang baru berlaku kemudian; yang ditampilkan selalu nama dan nomor pada tanggal
    /// yang diminta. Nomor yang sama pada dua orang menghasilkan dua baris.
    /// </remarks>
    /// <param name="nip">Nomor lengkap; spasi diabaikan.</param>
    /// <param name="q">Sebagian nama atau unit kerja, atau awal nomor.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 200; bawaan 50.</param>
    /// <param name="asOf">Nama, nomor, dan keadaan pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    internal static async Task<Results<Ok<Listed<PersonView>>, ProblemHttpResult>> Search(
        HttpContext http, PeopleDoor door, CityClock clock, string? nip, string? q, string? cursor, int? limit, string? asOf)
    {
        var viewer = Viewer.Of(http.User);
        if (!AsOf.TryRead(asOf, clock, out var day))
            return AsOf.Refused();
        if (nip is not null)
            return TypedResults.Ok(new Listed<PersonView>([.. (await door.ByNumber(viewer, nip, day ?? clock.Today)).Select(person => PersonView.Of(person, day is null))]));
        if (!PageAsked.TryRead(cursor, limit, out var page))
            return PageAsked.Refused();
        var found = await door.Search(viewer, new(day ?? clock.Today, Text: q, Cursor: page.Cursor, Limit: page.Limit));
        return TypedResults.Ok(PageAsked.Answer(found, day is null));
    }

    /// <summary>Satu pegawai: nama, nomor, tempat, dan keadaannya hari ini atau pada suatu tanggal.</summary>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="asOf">Keadaan pada akhir hari ini, misalnya 2022-11-04, menurut data yang diketahui sekarang; tanpa nilai berarti saat ini.</param>
    internal static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Look(
        HttpContext http, PeopleDoor door, CityClock clock, string employeeId, string? asOf) =>
        !AsOf.TryRead(asOf, clock, out var day) ? AsOf.Refused()
        : await door.Find(Viewer.Of(http.User), employeeId, day ?? clock.Today) is { } person ? TypedResults.Ok(PersonView.Of(person, day is null))
        : Problem.Of(new Refusal.EmployeeUnknown());

    /// <summary>Keadaan kartu pada suatu tanggal beserta alasannya: aturan, angka surat atau pasal, dan keputusan di baliknya.</summary>
    /// <remarks>
    /// Keadaan dihitung dari semua keputusan yang diketahui sekarang, juga yang baru tercatat kemudian. Alasan kesehatan dan pidana hanya
    /// ditampilkan kepada BKPSDM (UU 27/2022).
    /// </remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="on">Tanggal, misalnya 2022-12-31; boleh lampau atau mendatang; tanpa nilai berarti hari ini.</param>
    internal static async Task<Results<Ok<CardView>, ProblemHttpResult>> Card(
        HttpContext http, PeopleDoor door, ReadSide reads, CityClock clock, string employeeId, string? on)
    {
        var day = clock.Today;
        if (on is not null && !AsOf.TryDay(on, out day))
            return Problem.BadField("on", "Tanggal tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2022-12-31.");
        var viewer = Viewer.Of(http.User);
        return await door.Record(viewer, employeeId) is { } record
            ? TypedResults.Ok(CardView.Of(day, Cards.On(record, await reads.Policies(), day), viewer.SeesGrounds))
            : Problem.Of(new Refusal.EmployeeUnknown());
    }

    /// <summary>Riwayat: semua peristiwa yang tercatat, dan rentang keadaan kartu yang mengikutinya.</summary>
    /// <param name="employeeId">PNS ID.</param>
    internal static async Task<Results<Ok<HistoryView>, ProblemHttpResult>> History(
        HttpContext http, PeopleDoor door, ReadSide reads, string employeeId)
    {
        var viewer = Viewer.Of(http.User);
        return await door.Record(viewer, employeeId) is { } record
            ? TypedResults.Ok(HistoryView.Of(record, await reads.Policies(), viewer.SeesGrounds, await reads.AgencyNames()))
            : Problem.Of(new Refusal.EmployeeUnknown());
    }
}

/// <summary>Which part of a list of people is asked for.</summary>
internal readonly record struct PageAsked(PeopleCursor? Cursor, int Limit)
{
    private const int Usual = 50;

    public static bool TryRead(string? cursor, int? limit, out PageAsked page)
    {
        page = new(cursor is null ? null : PeopleCursor.Parse(cursor), limit ?? Usual);
        return (cursor is null || page.Cursor is not null) && page.Limit is >= 1 and <= ReadSide.MostPeople;
    }

    public static ProblemHttpResult Refused() => Problem.Answer(400, "page-invalid",
        "Bagian daftar yang diminta tidak sah. Gunakan nilai next dari jawaban sebelumnya sebagai cursor, dan limit antara 1 dan 200.",
        new FieldError("cursor", "Nilai next dari jawaban sebelumnya, apa adanya."), new FieldError("limit", "Bilangan antara 1 dan 200."));

    public static Listed<PersonView> Answer(PeoplePage page, bool now) =>
        new([.. page.People.Select(person => PersonView.Of(person, now))], page.Next?.ToString());
}
