using KartuAsn.Rules;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Support;

/// <summary>What is so about one person on one day, in plain words.</summary>
public sealed record NaiveStanding(string Kind, string Service, string Suspended, string Agency, bool PartTime, bool Uploaded, bool Review)
{
    /// <summary>The same of what the product says.</summary>
    public static NaiveStanding? Of(Standing? s) =>
        s is null ? null : new($"{s.Kind}", $"{s.Service}", $"{s.Suspended}", s.Agency, s.PartTime, s.Uploaded, s.Review);
}

/// <summary>
/// Reads the rules the slow way: for one day, each question on its own, by looking through all facts. Shares nothing with the
/// composition but the facts; a contract's days are counted one by one.
/// </summary>
public static class NaiveOracle
{
    private static readonly Type[] Rows =
    [
        typeof(PnsAppointed), typeof(CpnsAppointed), typeof(ContractExtended), typeof(Dismissed), typeof(Retired), typeof(Died), typeof(DeclaredMissing),
        typeof(Suspended), typeof(Reinstated), typeof(Transferred), typeof(LeftCity), typeof(DecisionCancelled), typeof(NumberCorrected),
        typeof(StandingUnclear), typeof(CardFileUploaded), typeof(CardFileReturned), typeof(KarpegRecorded),
        typeof(PhotoRecorded),
    ];

    /// <summary>Null before anybody was appointed to a place.</summary>
    /// <param name="facts">Of one person, each once.</param>
    public static NaiveStanding? On(Fact[] facts, DateOnly day)
    {
        var now = WithoutVainMoves(facts.Where(f => !Cancelled(f, facts, 0) && f.EffectiveDate <= day).OrderBy(Rank, StringComparer.Ordinal));
        var entries = Beginnings(now);
        if (KindOn(now, entries) is not { } kind || now.LastOrDefault(f => AgencyOf(f) is not null) is not { } placed) return null;

        var term = TermOn(now, entries, day);
        var lastOfService = LastOfService(now, entries);
        var lastOfSuspension = now.LastOrDefault(f => f is Suspended or DeclaredMissing or Reinstated or Found);
        var missingTooLong = lastOfSuspension is DeclaredMissing && MissingSince(now).AddMonths(12) <= day;
        var lastOfPlace = now.Last(f => AgencyOf(f) is not null || f is LeftCity);
        var service = lastOfService switch
        {
            Dismissed => "Dismissed",
            Retired => "Retired",
            Died => "Died",
            StandingUnclear => "Unclear",
            _ when kind == "Pppk" && term is null => "ContractEnded",
            _ when missingTooLong => "Missing",
            _ when lastOfPlace is LeftCity => "LeftCity",
            _ => "Serving",
        };
        var suspended = lastOfSuspension switch { Suspended s => s.Ground.ToString(), DeclaredMissing => "Missing", _ => "None" };
        var partTime = kind == "Pppk" && IsPartTime(now, entries, term ?? Terms(now, entries).Last());
        return new(kind, service, suspended, AgencyOf(placed)!.ToLowerInvariant(), partTime, HasFront(now, kind), Reviewed(now, service));
    }

    private static Fact? LastOfService(List<Fact> now, HashSet<Fact> entries)
    {
        var vain = Vain(now, entries);
        return now.LastOrDefault(f => (IsAppointment(f) && !vain.Contains(f)) || f is Dismissed or Retired or Died or Reinstated or StandingUnclear);
    }

    /// <summary>The first declaration after which nothing else was said of a suspension.</summary>
    private static DateOnly MissingSince(List<Fact> now) =>
        now.Where(f => f is Suspended or DeclaredMissing or Reinstated or Found).Reverse().TakeWhile(f => f is DeclaredMissing).Last().EffectiveDate;

    /// <summary>What the people of one place add up to on a day, counted head by head.</summary>
    public static Tally Count(IReadOnlyCollection<NaiveStanding> people, DateOnly day)
    {
        var serving = people.Where(p => p.Service == "Serving").ToArray();
        return new(
            Of(p => p.Kind == "Pns"), Of(p => p.Kind == "Pppk"), Of(p => p.Kind == "Pppk" && p.PartTime), serving.Count(p => p.Kind == "Cpns"),
            serving.Count(p => p.Suspended != "None" && (p.Suspended != "UnpaidLeave" || day >= new DateOnly(2023, 10, 31))),
            people.Count(p => p.Review && p.Service is "Serving" or "Unclear"));

        Count Of(Func<NaiveStanding, bool> which) => new(serving.Count(p => which(p) && p.Uploaded), serving.Count(p => which(p) && !p.Uploaded));
    }

    private static bool Cancelled(Fact fact, Fact[] all, int depth) =>
        depth > all.Length || all.OfType<DecisionCancelled>().Any(c => c.FactIdentity == fact.Identity && !Cancelled(c, all, depth + 1));

    private static string Rank(Fact f) =>
        $"{f.EffectiveDate:yyyy-MM-dd} {f.Decision?.Date ?? f.EffectiveDate:yyyy-MM-dd} {RowOf(f):D2} {f.Source}\u0001{f.Id}";

    private static int RowOf(Fact f) => f switch
    {
        ContractSigned => Array.IndexOf(Rows, typeof(PnsAppointed)),
        NumberDisputed => Array.IndexOf(Rows, typeof(StandingUnclear)),
        Found => Array.IndexOf(Rows, typeof(Reinstated)),
        EnteredCity => Array.IndexOf(Rows, typeof(Transferred)),
        NameChanged or TitleChanged or PhotoChanged or SerialRecorded => Array.IndexOf(Rows, typeof(NumberCorrected)),
        KpeRecorded or DataBlocked or DataUnblocked or NotInRoster => Array.IndexOf(Rows, typeof(KarpegRecorded)),
        PhotoAccepted or PhotoReturned => Array.IndexOf(Rows, typeof(PhotoRecorded)),
        _ => Array.IndexOf(Rows, f.GetType()),
    };

    private static bool IsAppointment(Fact f) => f is PnsAppointed or CpnsAppointed or ContractSigned;

    /// <summary>
    /// Entries into the city that are an appointment: nothing that appoints was before, or what was before is a contract of which the day
    /// of entry is no day, and nobody had said of service anything else than that it goes on.
    /// </summary>
    private static HashSet<Fact> Beginnings(List<Fact> now)
    {
        var entries = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < now.Count; i++)
        {
            if (now[i] is not EnteredCity || NumberAt(now, i) == "") continue;
            var before = now[..i];
            if (KindOn(before, entries) is not { } kind || (kind == "Pppk"
                && LastOfService(before, entries) is not (Dismissed or Retired or Died or StandingUnclear) && TermOn(before, entries, now[i].EffectiveDate) is null))
                entries.Add(now[i]);
        }

        return entries;
    }

    /// <summary>Whose entry is an appointment is what the number says.</summary>
    private static string? KindOn(List<Fact> now, HashSet<Fact> entries)
    {
        string? kind = null;
        for (var i = 0; i < now.Count; i++)
        {
            kind = now[i] switch
            {
                PnsAppointed => "Pns",
                CpnsAppointed => "Cpns",
                ContractSigned => "Pppk",
                EnteredCity when entries.Contains(now[i]) => NumberAt(now, i)[12] == '2' ? "Pppk" : "Pns",
                _ => kind,
            };
        }

        return kind;
    }

    /// <summary>A reorganisation moves those who are in the agency that it concerns when its turn comes, and nobody else.</summary>
    private static List<Fact> WithoutVainMoves(IEnumerable<Fact> ordered)
    {
        var kept = new List<Fact>();
        foreach (var fact in ordered)
            if (fact is not Transferred { From: { } from } || AgencyOf(kept.LastOrDefault(f => AgencyOf(f) is not null || f is LeftCity))?.ToLowerInvariant() == from)
                kept.Add(fact);
        return kept;
    }

    private static string NumberAt(List<Fact> now, int upTo) => now.Take(upTo + 1).Select(NumberOf).LastOrDefault(n => n is not null) ?? "";

    private static string? NumberOf(Fact f) => f switch
    {
        PnsAppointed a => a.Number,
        CpnsAppointed a => a.Number,
        ContractSigned a => a.Number,
        ContractExtended e => e.Number,
        EnteredCity e => e.Number,
        NumberCorrected n => n.Number,
        _ => null,
    };

    private static string? AgencyOf(Fact? f) => f switch
    {
        PnsAppointed a => a.AgencyId,
        CpnsAppointed a => a.AgencyId,
        ContractSigned a => a.AgencyId,
        ContractExtended e => e.AgencyId,
        EnteredCity e => e.AgencyId,
        Transferred t => t.AgencyId,
        _ => null,
    };

    /// <summary>Facts that give days of service to a PPPK.</summary>
    private static List<Fact> Terms(List<Fact> now, HashSet<Fact> entries) =>
        [.. now.Where((f, i) => f is ContractSigned or ContractExtended || (entries.Contains(f) && NumberAt(now, i)[12] == '2'))];

    private static Fact? TermOn(List<Fact> now, HashSet<Fact> entries, DateOnly day)
    {
        var vain = Vain(now, entries);
        var alive = Terms(now, entries).Where(t => !Broken(now, vain, now.IndexOf(t)) && !Before(now, entries, now.IndexOf(t))).ToList();
        return alive.LastOrDefault(t => EndAmong(alive, t) is { } end
            ? DaysOf(t, end).Contains(day)
            : !alive.Any(o => EndOf(o) is not null && o.EffectiveDate >= t.EffectiveDate));
    }

    /// <summary>Days that had all passed, or been broken, when the person entered the city anew: whatever came before that entry.</summary>
    private static bool Before(List<Fact> now, HashSet<Fact> entries, int term) =>
        now.Where((f, i) => i > term && entries.Contains(f) && KindOn(now[..i], entries) is not null).Any();

    /// <summary>Somebody was ended, not reinstated, and appointed anew: days given before that appointment, also those since the end, are gone.</summary>
    private static bool Broken(List<Fact> now, List<Fact> vain, int term) => now.Where((f, end) =>
        f is Dismissed or Retired or Died
        && now.FindIndex(end, n => (IsAppointment(n) && !vain.Contains(n)) || n is Reinstated) is var next && next > term && IsAppointment(now[next])).Any();

    /// <summary>
    /// Appointments without effect: after a death, or after an end of the same career (of a contract, or of CPNS and PNS) that was yet to be
    /// decided and yet to come when they were decided.
    /// </summary>
    private static List<Fact> Vain(List<Fact> now, HashSet<Fact> entries)
    {
        var vain = new List<Fact>();
        for (var i = 0; i < now.Count; i++)
        {
            if (!IsAppointment(now[i])) continue;
            var back = now.FindLastIndex(i, f => f is Reinstated || (IsAppointment(f) && f != now[i] && !vain.Contains(f)));
            var ends = now[(back + 1)..i].FindAll(f => f is Dismissed or Retired or Died);
            if (ends.Count == 0) continue;
            var career = KindOn(now[..i], entries);
            var same = career is null || (career == "Pppk") == now[i] is ContractSigned;
            var decided = now[i].Decision?.Date ?? now[i].EffectiveDate;
            if (ends.Exists(f => f is Died) || (same && decided < ends[^1].EffectiveDate && !(ends[^1].Decision?.Date <= decided))) vain.Add(now[i]);
        }

        return vain;
    }

    private static DateOnly? EndOf(Fact term) => term switch { ContractSigned c => c.EndDate, ContractExtended e => e.EndDate, _ => null };

    private static bool IsPartTime(List<Fact> now, HashSet<Fact> entries, Fact term) => term switch
    {
        ContractSigned c => c.PartTime,
        ContractExtended { PartTime: { } said } => said,
        ContractExtended => Terms(now, entries).TakeWhile(t => t != term).LastOrDefault() is { } before && IsPartTime(now, entries, before),
        _ => false,
    };

    /// <summary>More days, nobody said how many, that begin on a day of a contract whose last day is known: that day is theirs too.</summary>
    private static DateOnly? EndAmong(List<Fact> alive, Fact term) => term is not ContractExtended { EndDate: null }
        ? EndOf(term)
        : alive.Where(o => EndOf(o) is { } end && DaysOf(o, end).Contains(term.EffectiveDate)).Max(EndOf);

    private static IEnumerable<DateOnly> DaysOf(Fact term, DateOnly last)
    {
        for (var day = term.EffectiveDate; day <= last; day = day.AddDays(1)) yield return day;
    }

    /// <summary>The newest front of an orientation, unless it was given back after it came.</summary>
    private static bool HasFront(List<Fact> now, string kind) => Enum.GetValues<Orientation>().Any(orientation =>
    {
        var newest = now.FindLastIndex(f => f is CardFileUploaded u && u.File.Orientation == orientation && u.File.Side == Side.Front);
        return newest >= 0 && now[newest] is CardFileUploaded front && front.Kind.ToString() == kind
            && !now.Skip(newest).OfType<CardFileReturned>().Any(r => r.Receipt == front.Receipt);
    });

    private static bool Reviewed(List<Fact> now, string service) =>
        service == "Unclear" || now.OfType<NumberDisputed>().Any(d => d.Number == NumberAt(now, now.Count));
}
