using KartuAsn.Contracts;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Gateway.Problems;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.Agencies;

/// <summary>Which people are asked for: the same words for a list and for a file of it.</summary>
internal readonly record struct PeopleAsked(string? Status, string? Kind, string? Q, string? Unit, string? Reason, string? AsOf)
{
    private const string PartTime = "part-time";

    /// <summary>Null and a query, or why there is none.</summary>
    /// <param name="agencyId">Null: of all agencies.</param>
    /// <param name="now">The state of now is asked for: reasons are known of no other day.</param>
    public ProblemHttpResult? Read(CityClock clock, string? agencyId, out PeopleQuery query, out bool now)
    {
        query = new(clock.Today, agencyId is null ? null : Key.Of(agencyId));
        now = true;
        if (!City.AsOf.TryRead(AsOf, clock, out var day))
            return City.AsOf.Refused();
        if (StatusOf(Status ?? "all") is not { } status)
            return Problem.BadField("status", "Pilihan status tidak dikenal. Gunakan uploaded, not-uploaded, counted, suspended, review, atau all.");
        if (!string.IsNullOrEmpty(Kind) && KindOf(Kind) is null)
            return Problem.BadField("kind", "Jenis tidak dikenal. Gunakan pns, pppk, part-time, atau cpns.");
        if (!string.IsNullOrEmpty(Reason) && MissingWords.Asked(Reason) is null)
            return Problem.BadField("reason", $"Alasan tidak dikenal. Gunakan {MissingWords.All}, atau {MissingWords.None}.");
        if (!string.IsNullOrEmpty(Reason) && day is not null)
            return Problem.BadField("reason", "Alasan hanya diketahui untuk keadaan saat ini. Kosongkan asOf, atau kosongkan reason.");
        now = day is null;
        query = query with
        {
            Day = day ?? clock.Today,
            Status = status,
            Text = Q,
            Kind = KindOf(Kind),
            PartTimeOnly = Kind == PartTime,
            Unit = MissingWords.Unit(Unit),
            Reason = MissingWords.Asked(Reason),
        };
        return null;
    }

    /// <summary>Null when the word is none.</summary>
    public static UploadStatus? StatusOf(string status) => status switch
    {
        "all" => UploadStatus.All,
        "counted" => UploadStatus.Counted,
        "uploaded" => UploadStatus.Uploaded,
        "not-uploaded" => UploadStatus.NotUploaded,
        "suspended" => UploadStatus.Suspended,
        "review" => UploadStatus.Review,
        _ => null,
    };

    /// <summary>Null when the word is none.</summary>
    public static Kind? KindOf(string? kind) => kind switch
    {
        "pns" => Rules.Kind.Pns,
        "pppk" or PartTime => Rules.Kind.Pppk,
        "cpns" => Rules.Kind.Cpns,
        _ => null,
    };
}
