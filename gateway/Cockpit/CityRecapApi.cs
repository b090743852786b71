using KartuAsn.Contracts;
using KartuAsn.Documents;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Live;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;

namespace KartuAsn.Gateway.Cockpit;

/// <summary>The city's recap for the Walikota, on one page and as a worksheet: sums only, nobody's name.</summary>
public static class CityRecapApi
{
    public static void MapCityRecap(this IEndpointRouteBuilder app)
    {
        var city = app.MapGroup("/api/v1/city").WithTags("Capaian");
        city.MapGet("recap.pdf", Pdf).RequireAuthorization(Access.CityTally).GivesWay().Produces<Stream>(200, CardFileCheck.Pdf);
        city.MapGet("recap.xlsx", Xlsx).RequireAuthorization(Access.CityTally).GivesWay().Produces<Stream>(200, FormEApi.Xlsx);
    }

    /// <summary>Rekapitulasi kota untuk Walikota, satu halaman A4: jumlah, perkembangan, setiap Perangkat Daerah, dan keadaan laporannya.</summary>
    internal static Task<FileAnswer> Pdf(HttpContext http, CityRecapDoor door, DrawingGate drawing, CancellationToken stop) =>
        Drawn(http, door, drawing, RecapPdf.Draw, CardFileCheck.Pdf, "pdf", stop);

    /// <summary>Rekapitulasi kota sebagai lembar kerja XLSX dengan rumus.</summary>
    internal static Task<FileAnswer> Xlsx(HttpContext http, CityRecapDoor door, DrawingGate drawing, CancellationToken stop) =>
        Drawn(http, door, drawing, RecapXlsx.Write, FormEApi.Xlsx, "xlsx", stop);

    private static async Task<FileAnswer> Drawn(
        HttpContext http, CityRecapDoor door, DrawingGate drawing, Func<RecapPaper, DateTimeOffset, byte[]> draw, string mediaType, string extension, CancellationToken stop)
    {
        var file = await drawing.Run(async () =>
        {
            var (paper, at) = await door.Paper();
            return draw(paper, at);
        }, stop);
        return file is null ? DrawingGate.Full(http) : TypedResults.File(file, mediaType, "rekapitulasi-kartu-asn-virtual." + extension);
    }
}

/// <summary>What the recap says, as it is now.</summary>
public sealed class CityRecapDoor(IGrainFactory grains, PaceDoor paces, CityLetterhead head, CityClock clock)
{
    /// <summary>What a chart on one page can show.</summary>
    private const int MostDays = 120;

    private ICityGrain City => grains.GetGrain<ICityGrain>(GrainKeys.City);

    public async Task<(RecapPaper Paper, DateTimeOffset At)> Paper()
    {
        var progress = await paces.Look();
        var at = progress?.At ?? clock.Now;
        var city = progress?.City ?? await City.Snapshot();
        var reports = (progress?.Reports.Items ?? []).ToDictionary(item => item.AgencyId, StringComparer.Ordinal);
        var paper = new RecapPaper(
            head.Of(null, null), ReportPapers.Position(at), progress is null ? null : ReportPapers.LetterOf(progress.Campaign), await Chart(progress, clock.DayOf(at)),
            [.. city.Agencies.Select(agency => new RecapRow(agency.Name, agency.Pns, agency.Pppk, Words(reports.GetValueOrDefault(agency.Id))))]);
        return (paper, at);
    }

    /// <summary>Null: there is no day to draw yet.</summary>
    private async Task<Burnup?> Chart(CityProgress? progress, DateOnly today)
    {
        var (campaign, longest) = (progress?.Campaign, today.AddDays(-MostDays));
        var days = await City.Days(campaign is { OpeningDay: var opening } && opening > longest ? opening : longest, today);
        return days.IsEmpty ? null : new(
            [.. days.Select(day => new BurnupDay(day.Day, day.Tally.Total.Uploaded, day.Tally.Total.People))], campaign?.OpeningDay, campaign?.Deadline,
            progress?.Pace.City.Finish);
    }

    private static string Words(ReportStatus? status) => status switch
    {
        null => ReportWords.Of("missing"),
        { Overdue: true } => "Lewat tenggat",
        { State: "returned" } => "Dikembalikan",
        { OnTime: false } => $"{ReportWords.Of(status.State)}, terlambat",
        _ => ReportWords.Of(status.State),
    };
}
