using KartuAsn.Contracts;
using KartuAsn.Gateway.Sample;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.City;

/// <summary>The letter behind the count, and its deadline (inclusive).</summary>
public sealed record Campaign(string LetterNumber, DateOnly LetterDate, DateOnly Deadline)
{
    /// <summary>Where BKN's services are found; their addresses change.</summary>
    public IReadOnlyList<BknSite> Sites { get; init; } = [];

    public string DaysLeft(DateOnly today) => (Deadline.DayNumber - today.DayNumber) switch
    {
        0 => "Tenggat hari ini",
        > 0 and var days => $"Sisa {Indonesian.Number(days)} hari",
        var days => $"Terlambat {Indonesian.Number(-days)} hari",
    };
}

/// <summary>A service of BKN, by the name people know it by.</summary>
public sealed record BknSite(string Name, string Address);

/// <summary>The letter behind the count is a setting; a sample city has a letter of its own that is never over.</summary>
public sealed class CurrentCampaign(IConfiguration settings, Database database, CityClock clock)
{
    /// <summary>Null: no letter is recorded.</summary>
    public async Task<Campaign?> Find() => await SampleMark.IsOn(database)
        ? new("000/CONTOH", clock.Today.AddDays(-14), clock.Today.AddDays(7)) { Sites = Recorded?.Sites ?? [] }
        : Recorded;

    private Campaign? Recorded => settings.GetSection("Campaign").Get<Campaign>();
}
