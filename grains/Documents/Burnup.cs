using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Documents;

/// <summary>How many had uploaded at the end of a day, of how many.</summary>
public sealed record BurnupDay(DateOnly Day, int Uploaded, int People);

/// <summary>
/// A burn-up: those who have uploaded, day by day, towards everybody; the even pace from the opening to the deadline; and where the pace of
/// late leads to.
/// </summary>
/// <param name="Days">In order, without gaps; at least one.</param>
/// <param name="Opening">From when on people could upload; null: no pace is drawn.</param>
/// <param name="Deadline">Inclusive; null: none is drawn.</param>
/// <param name="Finish">When everybody will have uploaded if it goes on so; null: nobody can tell.</param>
public sealed record Burnup(ImmutableArray<BurnupDay> Days, DateOnly? Opening = null, DateOnly? Deadline = null, DateOnly? Finish = null)
{
    /// <summary>What the lines say, in a sentence.</summary>
    public string Summary =>
        $"Dari {Indonesian.Date(First.Day)} sampai {Indonesian.Date(Last.Day)}: {Indonesian.Number(First.Uploaded)} menjadi {Indonesian.Number(Last.Uploaded)} " +
        $"dari {Indonesian.Number(Last.People)} orang sudah mengunggah."
        + (Campaign is { } campaign ? $" Tenggat {Indonesian.Date(campaign.Deadline)}." : "")
        + (Forecast is { } finish ? $" Dengan laju terakhir, selesai sekitar {Indonesian.Date(finish)}." : "");

    internal BurnupDay First => Days[0];

    internal BurnupDay Last => Days[^1];

    /// <summary>The deadline if its days are among those shown; one that was over before tells nothing here.</summary>
    public (DateOnly Opening, DateOnly Deadline)? Campaign =>
        Deadline is { } deadline && deadline >= First.Day && !(Opening > Last.Day) ? (Opening ?? deadline, deadline) : null;

    /// <summary>Only a finish that lies ahead is a forecast.</summary>
    public DateOnly? Forecast => Finish > Last.Day && Last.Uploaded < Last.People ? Finish : null;
}
