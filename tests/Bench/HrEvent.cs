using KartuAsn.Rules;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Bench;

/// <summary>What a decision does to a person's interval and to the counters of agencies.</summary>
internal enum HrEffect
{
    None,
    Moves,
    Suspends,
    Reinstates,
}

/// <summary>One decision about one person.</summary>
/// <param name="AgencyId">Where the person is placed from then on.</param>
internal sealed record HrEvent(string Person, string AgencyId, HrEffect Effect, Fact Fact)
{
    private const int Kinds = 8;
    private const int Agencies = 40;
    private const int DaysBetween = 20;
    private static readonly DateOnly FirstDay = new(2010, 1, 1);

    public static string AgencyOf(int n) => $"agency-{n % Agencies}";

    /// <summary>
    /// The next decision about the nth person: with each turn another kind, of which three in eight move somebody or take the move back, two
    /// suspend and reinstate, three are notes.
    /// </summary>
    public static HrEvent Of(int n, string person, int turn, DateTimeOffset at)
    {
        var (kind, moved) = ((n + turn) % Kinds, AgencyOf(n + turn + 1));
        var home = Home(n, turn - kind);
        var (effect, agency, fact) = kind switch
        {
            0 => (HrEffect.Moves, home, new Transferred(home, null)),
            1 => (HrEffect.None, home, new NameChanged($"PEGAWAI NOMOR {n} {turn}")),
            2 => (HrEffect.Suspends, home, new Suspended(Suspension.StateOfficial)),
            3 => (turn == 0 ? HrEffect.None : HrEffect.Reinstates, home, new Reinstated()),
            4 => (HrEffect.None, home, new TitleChanged("Drs.", $"M.Si. {turn}")),
            5 => (HrEffect.None, home, new KarpegRecorded($"N {n % 1_000_000}")),
            6 => (HrEffect.Moves, moved, new Transferred(moved, null)),
            _ when turn > 0 => (HrEffect.Moves, home, new DecisionCancelled($"hr/bench/{turn - 1}")),
            _ => (HrEffect.None, home, (Fact)new PhotoChanged()),
        };
        var day = FirstDay.AddDays(turn * DaysBetween);
        return new(person, agency, effect, fact with
        {
            Source = "hr/bench",
            Id = $"{turn}",
            EffectiveDate = day,
            RecordedAt = at,
            RecordedBy = "bench",
            Decision = new($"800/{n}/401.204/2022", day.AddDays(-7)),
        });
    }

    /// <summary>Where the last move that stands, on this turn, led; before any, the agency of the roster.</summary>
    private static string Home(int n, int turn) => turn < 0 ? AgencyOf(n) : AgencyOf(n + turn + 3);
}
