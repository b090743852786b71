using KartuAsn.Contracts;
using KartuAsn.Documents;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Live;
using KartuAsn.Gateway.Reports;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Imaging;
using KartuAsn.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

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
    internal static async Task<FileContentHttpResult> Pdf(CityRecapDoor door, ReportDoor drawing, CancellationToken stop)
    {
        var (paper, at) = await door.Paper();
        return TypedResults.File(await drawing.Draw(() => RecapPdf.Draw(paper, at), stop), CardFileCheck.Pdf, "rekapitulasi-kartu-asn-virtual.pdf");
    }

    /// <summary>Rekapitulasi kota sebagai lembar kerja XLSX dengan rumus.</summary>
    internal static async Task<FileContentHttpResult> Xlsx(CityRecapDoor door, ReportDoor drawing, CancellationToken stop)
    {
        var (paper, at) = await door.Paper();
        return TypedResults.File(await drawing.Draw(() => RecapXlsx.Write(paper, at), stop), FormEApi.Xlsx, "rekapitulasi-kartu-asn-virtual.xlsx");
    }
}

/// <summary>What the recap says, as it is now.</summary>
public sealed class CityRecapDoor(IGrainFactory grains, CurrentCampaign campaigns, ReportDoor reports, PaceDoor paces, CityLetterhead head, CityClock clock)
{
    /// <summary>What a chart on one page can show.</summary>
    private const int MostDays = 120;

    public async Task<(RecapPaper Paper, DateTimeOffset At)> Paper()
    {
        var (at, today, campaign) = (clock.Now, clock.Today, await campaigns.Find());
        var city = await grains.GetGrain<ICityGrain>(GrainKeys.City).Snapshot();
        var statuses = (await reports.Statuses(campaign)).Items.ToDictionary(item => item.AgencyId, StringComparer.Ordinal);
        var paper = new RecapPaper(
            head.Of(null, null), ReportPapers.Position(at), campaign is null ? null : ReportPapers.LetterOf(campaign), await Chart(campaign, today),
            [.. city.Agencies.Select(agency => new RecapRow(agency.Name, agency.Pns, agency.Pppk, Words(statuses.GetValueOrDefault(agency.Id))))], Code: null);
        return (paper, at);
    }

    /// <summary>Null: there is no day to draw yet.</summary>
    private async Task<Burnup?> Chart(Campaign? campaign, DateOnly today)
    {
        var first = campaign is { } letter && letter.OpeningDay > today.AddDays(-MostDays) ? letter.OpeningDay : today.AddDays(-MostDays);
        if (first > today) return null;
        var days = await grains.GetGrain<ICityGrain>(GrainKeys.City).Days(first, today);
        return days.IsEmpty ? null : new(
            [.. days.Select(day => new BurnupDay(day.Day, day.Tally.Total.Uploaded, day.Tally.Total.People))], campaign?.OpeningDay, campaign?.Deadline,
            (await paces.Look())?.Pace.City.Finish);
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
