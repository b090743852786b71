using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.MissingPeople;

/// <summary>The people still missing: how many, where, and why.</summary>
public static class MissingPeopleApi
{
    public static void AddMissingPeople(this WebApplicationBuilder builder) => builder.Services.AddSingleton<MissingReasonDoor>().AddSingleton<GuideDoor>();

    public static void MapMissingPeople(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("Belum mengunggah");
        api.MapGet("agencies/{agencyId}/missing", Sums).RequireAuthorization(Access.AgencyPeople);
        api.MapPost("agencies/{agencyId}/missing-reasons", TellAll).RequireAuthorization(Access.MissingReasons);
        api.MapPut("employees/{employeeId}/missing-reason", Tell).RequireAuthorization(Access.MissingReasons);
    }

    /// <summary>Yang belum mengunggah saat ini, menurut unit kerja dan menurut alasan.</summary>
    /// <remarks>
    /// Kedua rincian masing-masing berjumlah sama dengan angka belum mengunggah pada tally. Nama di balik setiap angka: daftar pegawai dengan
    /// status=not-uploaded dan unit atau reason seperti tertulis di sini.
    /// </remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Hanya hari ini: alasan tidak diketahui untuk hari lain.</param>
    internal static async Task<Results<Ok<MissingView>, ProblemHttpResult>> Sums(ReadSide reads, CityClock clock, string agencyId, string? asOf) =>
        !AsOf.TryRead(asOf, clock, out var day) ? AsOf.Refused()
        : day is not null ? Problem.BadField("asOf", "Alasan hanya diketahui untuk keadaan saat ini. Kosongkan asOf; rincian menurut unit kerja pada hari lain ada pada …/units.")
        : await reads.Agency(Key.Of(agencyId)) is { } agency ? TypedResults.Ok(MissingView.Of(await reads.Missing(agency.Key, clock.Today)))
        : Problem.AgencyUnknown();

    /// <summary>Mencatat alasan seorang pegawai belum mengunggah.</summary>
    /// <remarks>
    /// Alasan tidak mengubah keadaan kartu maupun angka. Alasan yang sama tidak dicatat dua kali; begitu sisi depan kartu diterima, alasan
    /// tidak berlaku lagi dan hanya tampak pada riwayat.
    /// </remarks>
    /// <param name="employeeId">PNS ID.</param>
    /// <param name="wish">Alasan dan keterangannya.</param>
    internal static async Task<Results<Ok<MissingReasonResult>, ProblemHttpResult>> Tell(
        HttpContext http, PeopleDoor people, MissingReasonDoor door, string employeeId, MissingReasonWish wish)
    {
        var viewer = Viewer.Of(http.User);
        if (!MissingWords.TryRead(wish.Kind, out var kind))
            return KindUnknown();
        if (await people.Find(viewer, employeeId) is not { } person)
            return Problem.Of(new Refusal.EmployeeUnknown());
        var answer = await door.Record(person.Id, kind, wish.Note, viewer.Name);
        return answer.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.Ok(MissingReasonResult.Of(person.Id, answer));
    }

    /// <summary>Mencatat alasan yang sama untuk beberapa pegawai suatu Perangkat Daerah, paling banyak 500.</summary>
    /// <remarks>Jawaban memuat hasil setiap pegawai menurut urutan kiriman: recorded, unchanged, atau refused beserta sebabnya. Aman dikirim ulang.</remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="wish">Alasan, keterangannya, dan pegawainya.</param>
    internal static async Task<Results<Ok<MissingReasonResults>, ProblemHttpResult>> TellAll(
        HttpContext http, ReadSide reads, MissingReasonDoor door, string agencyId, MissingReasonsWish wish)
    {
        if (!MissingWords.TryRead(wish.Kind, out var kind))
            return KindUnknown();
        if (wish.Employees is not { IsDefault: false, Length: >= 1 and <= MissingReasonDoor.MostAtOnce } ids || ids.Any(id => id is null))
            return Problem.BadField("employees", $"Sebutkan 1 sampai {MissingReasonDoor.MostAtOnce} PNS ID.");
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency)
            return Problem.AgencyUnknown();
        var all = await door.RecordAll(agency, ids!, kind, wish.Note, Viewer.Of(http.User).Name);
        return TypedResults.Ok(new MissingReasonResults([.. all.Select(told => MissingReasonResult.Of(told.Id, told.Answer))]));
    }

    private static ProblemHttpResult KindUnknown() =>
        Problem.BadField("kind", $"Pilih salah satu: {MissingWords.All}, atau {MissingWords.None} untuk mencabut alasan yang tercatat.");
}
