using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Live;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Agencies;

/// <summary>Agencies, their sums, and the people behind every number.</summary>
public static class AgenciesApi
{
    public static void MapAgencies(this IEndpointRouteBuilder app)
    {
        var agencies = app.MapGroup("/api/v1/agencies").WithTags("Perangkat Daerah");
        agencies.MapGet("", List).RequireAuthorization(Access.AgencyList).GivesWay();
        agencies.MapGet("{agencyId}/tally", Tally).RequireAuthorization(Access.AgencyTally).GivesWay();
        agencies.MapGet("{agencyId}/days", Days).RequireAuthorization(Access.AgencyTally).GivesWay();
        agencies.MapGet("{agencyId}/units", Units).RequireAuthorization(Access.AgencyTally).GivesWay();
        agencies.MapGet("{agencyId}/employees", People).RequireAuthorization(Access.AgencyPeople).Looks(What.People).GivesWay();
    }

    /// <summary>Semua Perangkat Daerah dengan capaiannya saat ini; operator dan kepala memperoleh miliknya sendiri.</summary>
    internal static async Task<Ok<Listed<AgencyProgress>>> List(HttpContext http, IGrainFactory grains)
    {
        var viewer = Viewer.Of(http.User);
        var city = await grains.GetGrain<ICityGrain>(GrainKeys.City).Snapshot();
        return TypedResults.Ok(new Listed<AgencyProgress>(
            [.. city.Agencies.Where(agency => !Role.OfAgency(viewer.Role) || viewer.IsOf(agency.Id))]));
    }

    /// <summary>Capaian satu Perangkat Daerah.</summary>
    /// <remarks>Jawaban membawa ETag; kirim kembali sebagai If-None-Match untuk memperoleh 304 selama tidak ada perubahan.</remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    internal static async Task<Results<Ok<AgencySnapshot>, StatusCodeHttpResult, ProblemHttpResult>> Tally(
        HttpContext http, IGrainFactory grains, ReadSide reads, CityClock clock, string agencyId, string? asOf)
    {
        if (!AsOf.TryRead(asOf, clock, out var day))
            return AsOf.Refused();
        if (await reads.Agency(Key.Of(agencyId)) is null)
            return Problem.AgencyUnknown();
        var agency = grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(agencyId));
        var snapshot = day is null ? await agency.Snapshot() : await agency.On(day.Value);
        return ETags.Answer(http, snapshot.AsOf, snapshot.Version, snapshot);
    }

    /// <summary>Capaian satu Perangkat Daerah hari demi hari: jumlah pada akhir setiap hari, menurut data yang diketahui sekarang.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="from">Hari pertama, misalnya 2022-10-14; bawaan hari pembukaan kampanye, paling jauh 730 hari sebelum hari terakhir.</param>
    /// <param name="to">Hari terakhir, termasuk di dalamnya; bawaan hari ini. Paling banyak 731 hari.</param>
    internal static async Task<Results<Ok<Listed<DayView>>, ProblemHttpResult>> Days(
        IGrainFactory grains, ReadSide reads, CurrentCampaign campaign, CityClock clock, string agencyId, string? from, string? to)
    {
        if (DaysAsked.Read(from, to, await campaign.Find(), clock.Today) is not { } days)
            return DaysAsked.Refused();
        if (await reads.Agency(Key.Of(agencyId)) is null)
            return Problem.AgencyUnknown();
        return TypedResults.Ok(DayView.Of(await grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(agencyId)).Days(days.First, days.Last)));
    }

    /// <summary>Capaian setiap unit kerja (sekolah, puskesmas, kelurahan) suatu Perangkat Daerah; jumlahnya sama dengan capaian Perangkat Daerah itu.</summary>
    /// <remarks>id dapat dipakai sebagai unit pada daftar pegawai; pegawai tanpa unit kerja berada pada baris terakhir, dengan id none.</remarks>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="asOf">Posisi pada akhir hari ini, misalnya 2022-11-04; tanpa nilai berarti saat ini.</param>
    internal static async Task<Results<Ok<Listed<UnitProgress>>, ProblemHttpResult>> Units(ReadSide reads, CityClock clock, string agencyId, string? asOf) =>
        !AsOf.TryRead(asOf, clock, out var day) ? AsOf.Refused()
        : await reads.Agency(Key.Of(agencyId)) is null ? Problem.AgencyUnknown()
        : TypedResults.Ok(new Listed<UnitProgress>(UnitWords.Named(await reads.UnitTallies(day ?? clock.Today, Key.Of(agencyId)))));

    /// <summary>Pegawai di balik angka: yang sudah mengunggah, yang belum dan alasannya, atau semuanya.</summary>
    /// <param name="agencyId">SATUAN KERJA KERJA ID.</param>
    /// <param name="status">uploaded, not-uploaded, counted, suspended, review, atau all; bawaan all.</param>
    /// <param name="kind">pns, pppk, part-time (PPPK Paruh Waktu), atau cpns; tanpa nilai berarti semua jenis.</param>
    /// <param name="q">Sebagian nama atau unit kerja, atau awal nomor.</param>
    /// <param name="unit">ID unit kerja; none berarti tanpa unit kerja.</param>
    /// <param name="reason">Alasan belum mengunggah: account, photo, siasn-data, bkn-server, no-tmt, leave, other, atau none; hanya untuk keadaan saat ini.</param>
    /// <param name="cursor">Nilai next dari jawaban sebelumnya.</param>
    /// <param name="limit">Banyaknya baris, 1 sampai 200; bawaan 50.</param>
    /// <param name="asOf">Keadaan pada akhir hari ini, misalnya 2022-11-04, sama seperti pada tally; tanpa nilai berarti saat ini.</param>
    internal static async Task<Results<Ok<Listed<PersonView>>, ProblemHttpResult>> People(
        ReadSide reads, CityClock clock, string agencyId, string? status, string? kind, string? q, string? unit, string? reason, string? cursor, int? limit, string? asOf)
    {
        if (new PeopleAsked(status, kind, q, unit, reason, asOf).Read(clock, agencyId, out var query, out var now) is { } problem)
            return problem;
        if (!PageAsked.TryRead(cursor, limit, out var page))
            return PageAsked.Refused();
        if (await reads.Agency(Key.Of(agencyId)) is null)
            return Problem.AgencyUnknown();
        return TypedResults.Ok(PageAsked.Answer(await reads.People(query with { Cursor = page.Cursor, Limit = page.Limit }), now));
    }
}
