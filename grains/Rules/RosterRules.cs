using System.Collections.Immutable;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>What a row of a roster means for one person: the facts it adds, and how it is counted.</summary>
public readonly record struct RosterComparison(RosterOutcome Outcome, ImmutableArray<Fact> Facts);

/// <summary>
/// What a roster means (policy). The first roster that knows a person places them at its agency from their appointment TMT. A later one
/// is compared with the person's standing on its position date, and differences take effect on that date; an appointment that is new
/// keeps the TMT of its own decision. The identity of such a fact is import, row, kind; a row without a difference adds nothing.
/// </summary>
public static partial class RosterRules
{
    /// <summary>Repeating a row of the same import (after a crash) gives the same facts and the same outcome.</summary>
    public static RosterComparison Compare(
        EmployeeRecord recorded, RosterRow row, string importId, DateOnly positionDate, DateTimeOffset at, string by)
    {
        var scribe = new Scribe(row, importId, at, by);
        var state = recorded.Without(scribe.Wrote);
        if (IsNews(state)) return new(RosterOutcome.New, [.. FirstSeen(row, scribe, positionDate)]);

        var facts = WithEffect(state, row, Settled(state, row, scribe, positionDate));
        var day = PositionIn(state, positionDate);
        return new(OutcomeOf(facts, state.On(day), Employee.Evolve(state, row.Id, facts).On(day)), facts);
    }

    /// <summary>Nobody yet, or nobody again since the import that made the person known was taken back.</summary>
    private static bool IsNews(EmployeeRecord state) => state.Standings.IsEmpty
        && state.Facts.OfType<DecisionCancelled>().All(IsTakenBack);

    /// <summary>By an import or its undoing; anybody else's cancellation is a decision.</summary>
    private static bool IsTakenBack(DecisionCancelled c) => IsOf(ImportSource, c) || IsOf(ImportUndo.Prefix, c);

    private static bool IsOf(string source, Fact fact) => fact.Source.StartsWith(source, StringComparison.Ordinal);

    /// <summary>
    /// The differences; where an earlier roster already said something else for the very same day, that is cancelled first: of two
    /// rosters for one day the later import wins.
    /// </summary>
    private static ImmutableArray<Fact> Settled(EmployeeRecord state, RosterRow row, Scribe scribe, DateOnly positionDate)
    {
        var facts = Completed(state, row, scribe, positionDate);
        if (facts.IsEmpty || Differences(Employee.Evolve(state, row.Id, facts), row, scribe, positionDate).IsEmpty) return facts;

        var day = PositionIn(state, positionDate);
        ImmutableArray<Fact> superseded =
        [
            .. Standings.Ordered(state.Facts)
                .Where(f => (f.EffectiveDate == day || f.EffectiveDate == Later(day, row.StartDate)) && IsOfRoster(f))
                .Select(scribe.Cancelled),
        ];
        var cleared = Employee.Evolve(state, row.Id, superseded);
        return
        [
            .. superseded,
            .. cleared.Standings.IsEmpty ? [.. FirstSeen(row, scribe, positionDate), .. Listed(cleared, scribe)] : Completed(cleared, row, scribe, positionDate),
        ];
    }

    /// <summary>What the file of contracts, which names nobody, said of a day is no roster's to take back, and neither is what somebody has to find out.</summary>
    private static bool IsOfRoster(Fact fact) => IsOfImport(fact)
        && fact is not (DecisionCancelled or NumberDisputed or NotInRoster or ContractSigned { Name: null } or ContractExtended { EndDate: not null });

    /// <summary>
    /// What a later decision of that very day overrides is not written: it would tell of somebody what is not so, with every import
    /// again. An appointment that is new is told in any case.
    /// </summary>
    private static ImmutableArray<Fact> WithEffect(EmployeeRecord state, RosterRow row, ImmutableArray<Fact> facts)
    {
        var after = Employee.Evolve(state, row.Id, facts);
        var news = facts.Where(f => IsAppointment(f) && f.EffectiveDate == row.StartDate && IsNewest(state, row.StartDate)).ToArray();
        if (news.Length == 0 && IsAsBefore(state, after)) return [];
        foreach (var fact in facts.Where(f => f is not DecisionCancelled).Except(news))
            if (IsAsBefore(after, Employee.Evolve(state, row.Id, facts.Remove(fact)))) facts = facts.Remove(fact);
        return facts;
    }

    private static bool IsAsBefore(EmployeeRecord a, EmployeeRecord b) =>
        a.Standings.SequenceEqual(b.Standings) && a.Names.SequenceEqual(b.Names) && a.NotInRoster == b.NotInRoster;

    /// <summary>
    /// One difference may hide another: whoever is appointed anew may still be suspended, and whoever was dismissed may have left the
    /// city before.
    /// </summary>
    private static ImmutableArray<Fact> Completed(EmployeeRecord state, RosterRow row, Scribe scribe, DateOnly positionDate)
    {
        var facts = Differences(state, row, scribe, positionDate);
        if (facts.IsEmpty) return facts;
        var hidden = Differences(Employee.Evolve(state, row.Id, facts), row, scribe, positionDate);
        return [.. facts, .. hidden.ExceptBy(facts.Select(f => f.Identity), f => f.Identity)];
    }

    /// <summary>The position date; for somebody appointed later, the first day of the appointment.</summary>
    private static DateOnly PositionIn(EmployeeRecord state, DateOnly positionDate) =>
        state.Standings.IsEmpty ? positionDate : Later(positionDate, state.Standings[0].From);

    private static ImmutableArray<Fact> Differences(EmployeeRecord state, RosterRow row, Scribe scribe, DateOnly positionDate)
    {
        var day = PositionIn(state, positionDate);
        return [.. Differences(state, row, scribe, day, Later(day, row.StartDate)), .. Listed(state, scribe)];
    }

    /// <summary>Who is in the roster again is missed no more.</summary>
    private static IEnumerable<Fact> Listed(EmployeeRecord state, Scribe scribe) => state.NotInRoster is null
        ? []
        : Standings.Ordered(state.Facts).Where(f => f is NotInRoster).Select(scribe.Cancelled);

    /// <summary>
    /// Another person holds the same number from a day on: put to review, until one of the numbers is corrected. What was asked from an
    /// earlier day on, or was answered by an officer, is not asked again; a question that went with its import was not answered.
    /// </summary>
    /// <param name="since">The first day on which the number is the current one of both.</param>
    public static IEnumerable<Fact> Disputed(
        EmployeeRecord state, string otherId, string number, string importId, DateOnly since, DateTimeOffset at, string by)
    {
        var asked = state.Facts.OfType<NumberDisputed>().Where(d => d.Number == number && Key.Of(d.OtherId) == Key.Of(otherId)).ToArray();
        var open = Standings.Ordered(state.Facts);
        return asked.Any(d => open.Contains(d) ? d.EffectiveDate <= since : ReviewDecisions.AnsweredFrom(open, d) is not null)
            ? []
            : [new NumberDisputed(number, otherId)
            {
                Source = SourceOf(importId), Id = $"{Key.Of(otherId)}/{number}/number-disputed", EffectiveDate = since, RecordedAt = at, RecordedBy = by,
            }];
    }

    internal const string ImportSource = "import/";

    /// <summary>A roster that lists the person's agency, but not the person: never ended silently, listed for review instead.</summary>
    public static IEnumerable<Fact> NotListed(EmployeeRecord state, string importId, DateOnly positionDate, DateTimeOffset at, string by) =>
        state.NotInRoster is not null || state.On(positionDate) is not { Service: Service.Serving }
            ? []
            : [new NotInRoster { Source = SourceOf(importId), Id = "not-in-roster", EffectiveDate = positionDate, RecordedAt = at, RecordedBy = by }];

    internal static string SourceOf(string importId) => ImportSource + importId;

    /// <summary>A file said so, and nobody decided it.</summary>
    public static bool IsOfImport(Fact fact) => IsOf(ImportSource, fact);

    private static IEnumerable<Fact> FirstSeen(RosterRow row, Scribe scribe, DateOnly positionDate)
    {
        if (row is { Kind: Kind.Pns, CpnsDate: { } cpns }) yield return scribe.CpnsAppointed(cpns, row.CpnsDecision);
        yield return scribe.Appointed(row.StartDate);
        if (row.TitleBefore is not null || row.TitleAfter is not null) yield return scribe.Titled(row.StartDate);
        if (row.Serial is { } serial) yield return scribe.Serial(serial, row.StartDate);
        if (FirstStatus(row, scribe, positionDate) is { } status) yield return status;
    }

    /// <summary>
    /// A code that ends or doubts service holds from the TMT: nobody here has ever known the person to serve, and days of service before the
    /// position date would change tallies that are told already. It comes after the appointment, whenever that one was decided.
    /// </summary>
    private static Fact? FirstStatus(RosterRow row, Scribe scribe, DateOnly positionDate) =>
        Status(new(), standing: null, row, scribe, Serves(row) ? Later(positionDate, row.StartDate) : row.StartDate) is not { } status ? null
        : !Serves(row) && row.Decision is { Date: { } decided } && decided > row.StartDate ? status with { Decision = new(null, decided) }
        : status;

    /// <param name="from">
    /// A row whose appointment is of a coming day speaks of the person as of that day: name, number and place are compared with what is
    /// known on it, and differ from it on. Until then all is as it was; titles, serial and a code that ends or doubts service are those of now.
    /// </param>
    private static IEnumerable<Fact> Differences(EmployeeRecord state, RosterRow row, Scribe scribe, DateOnly day, DateOnly from)
    {
        var (standing, named, now) = (state.On(from), state.NamedOn(from), state.NamedOn(day));
        var reappointed = Reappointment(state, standing, row, scribe, day);
        if (reappointed is PnsAppointed && CandidateFrom(state, row) is { } cpns) yield return scribe.CpnsAppointed(cpns, row.CpnsDecision);
        if (reappointed is not null) yield return reappointed;
        else if (Elsewhere(standing, row)) yield return scribe.Transferred(from);
        if (reappointed is null && GoesOn(standing, row, day)) yield return scribe.Extended(day);
        if (reappointed is null && named.Name != row.Name) yield return scribe.Renamed(from);
        if (reappointed is null && named.Number != row.Number) yield return scribe.Numbered(from);
        if (now.TitleBefore != row.TitleBefore || now.TitleAfter != row.TitleAfter) yield return scribe.Titled(day);
        if (row.Serial is { } serial && now.Serial != serial) yield return scribe.Serial(serial, day);
        var compared = reappointed is not null ? null : Serves(row) ? standing : state.On(day);
        if (Status(state, compared, row, scribe, day) is { } status) yield return status;
    }

    /// <summary>
    /// Another kind, another contract, or a return to service: an appointment by the row's own decision and TMT where they are news,
    /// else from the position date.
    /// </summary>
    private static Fact? Reappointment(EmployeeRecord state, Standing? standing, RosterRow row, Scribe scribe, DateOnly day)
    {
        if (!Serves(row)) return null;
        if (standing is null) return scribe.Appointed(Later(day, row.StartDate));
        if (standing.Kind != row.Kind || (row.Kind == Kind.Pppk && IsNewest(state, row.StartDate)))
            return AppointedFrom(state, row, day) is { } from ? scribe.Appointed(from) : null;
        if (!IsBackInService(standing, KedudukanHukum.Of(row.KedudukanCode).Effect)) return null;
        return row.StartDate > day && IsNewest(state, row.StartDate) ? scribe.Appointed(row.StartDate) : scribe.Appointed(day, KnownEnd(state, day));
    }

    /// <summary>
    /// The TMT CPNS of a PNS whose appointment is news: a PPPK who becomes one was a CPNS in between, and has no card on those days. Null:
    /// known already, or older than what is known.
    /// </summary>
    private static DateOnly? CandidateFrom(EmployeeRecord state, RosterRow row) =>
        row.CpnsDate is { } cpns && cpns < row.StartDate && IsNewest(state, row.StartDate) && IsNewest(state, cpns) && state.On(cpns)?.Kind != Kind.Cpns ? cpns : null;

    /// <summary>The last day of the contract that runs or was broken off; null: not known, or over.</summary>
    private static DateOnly? KnownEnd(EmployeeRecord state, DateOnly day) =>
        Composition.UpTo(day, Standings.Ordered(state.Facts)).LastContract is { } contract && ContractRules.EndOf(contract) >= day ? ContractRules.EndOf(contract) : null;

    private static bool Serves(RosterRow row) => KedudukanHukum.Of(row.KedudukanCode).Effect is not (KedudukanEffect.Ended or KedudukanEffect.Review);

    /// <summary>
    /// Of whoever is active the code says so itself. After twelve months as before them "hilang" says nothing new, and no appointment undoes
    /// a death.
    /// </summary>
    private static bool IsBackInService(Standing standing, KedudukanEffect code) => standing.Service switch
    {
        Service.Serving or Service.ContractEnded or Service.Died => false,
        Service.Missing => code is not (KedudukanEffect.Active or KedudukanEffect.Missing),
        _ => code is not KedudukanEffect.Active,
    };

    /// <summary>
    /// The contract that is known goes on, or is Paruh Waktu now. A roster does not say until when: an end that is known stays one, and so
    /// does one that becomes known later.
    /// </summary>
    private static bool GoesOn(Standing? standing, RosterRow row, DateOnly day) =>
        standing is { Kind: Kind.Pppk } && row.Kind == Kind.Pppk && row.StartDate <= day && Serves(row)
        && (standing.PartTime != row.PartTime || standing.Service == Service.ContractEnded);

    /// <summary>The TMT of a decision that is news; an appointment already recorded for a coming day is none; else the position date.</summary>
    private static DateOnly? AppointedFrom(EmployeeRecord state, RosterRow row, DateOnly day) =>
        IsNewest(state, row.StartDate) ? row.StartDate
        : row.StartDate > day ? null
        : day;

    /// <summary>Nor is a TMT news of which the appointment was cancelled: the roster has not heard of that.</summary>
    private static bool IsNewest(EmployeeRecord state, DateOnly start)
    {
        var ordered = Standings.Ordered(state.Facts);
        var cancelled = ordered.OfType<DecisionCancelled>().Where(c => !IsTakenBack(c)).Select(c => c.FactIdentity).ToHashSet(StringComparer.Ordinal);
        return ordered.Where(IsAppointment).All(f => f.EffectiveDate < start)
            && !state.Facts.Any(f => IsAppointment(f) && f.EffectiveDate == start && cancelled.Contains(f.Identity));
    }

    private static bool IsAppointment(Fact fact) => fact is PnsAppointed or CpnsAppointed or ContractSigned;

    private static bool Elsewhere(Standing? standing, RosterRow row) =>
        standing is not null
        && (standing.Agency != Key.Of(row.AgencyId) || !Key.Same(standing.Unit, row.UnitId) || standing.Service == Service.LeftCity);

    /// <summary>The kedudukan hukum against the standing; null when they agree.</summary>
    private static Fact? Status(EmployeeRecord state, Standing? standing, RosterRow row, Scribe scribe, DateOnly day)
    {
        var service = standing?.Service ?? Service.Serving;
        var suspended = standing?.Suspended ?? Suspension.None;
        return KedudukanHukum.Of(row.KedudukanCode).Effect switch
        {
            KedudukanEffect.Active or KedudukanEffect.Cpns =>
                HasLeft(service) || service == Service.Unclear ? scribe.Reinstated(day)
                : suspended == Suspension.None ? null
                : scribe.Found(day),
            KedudukanEffect.Suspended s => suspended == s.Ground ? null : scribe.Suspended(s.Ground, day),
            KedudukanEffect.Missing => suspended == Suspension.Missing ? null : scribe.Missing(day),
            KedudukanEffect.Ended e => HasLeft(service) ? null : scribe.Ended(e.How, day),
            KedudukanEffect.Review => service == Service.Unclear || IsAnswered(state, row, day) ? null : scribe.Unclear(day),
            var other => throw new ArgumentOutOfRangeException(nameof(row), other, "An effect without a row in this table."),
        };
    }

    /// <summary>
    /// An officer has said what this code means for this person; the next roster with the same code asks nothing new, unless service or
    /// suspension have become others since: the answer was not about that.
    /// </summary>
    private static bool IsAnswered(EmployeeRecord state, RosterRow row, DateOnly day)
    {
        var ordered = Standings.Ordered(state.Facts);
        return state.Facts.OfType<StandingUnclear>().Where(u => u.Code == row.KedudukanCode)
            .Any(u => ReviewDecisions.AnsweredFrom(ordered, u) is { } from && IsAsItWas(state, from, day));
    }

    private static bool IsAsItWas(EmployeeRecord state, DateOnly since, DateOnly day) => state.Standings
        .Where(s => s.From <= day && !(s.Until < since))
        .Select(s => (s.Service, s.Suspended)).Distinct().Count() <= 1;

    private static bool HasLeft(Service service) => service is Service.Dismissed or Service.Retired or Service.Died;

    /// <summary>What became so.</summary>
    private static RosterOutcome OutcomeOf(ImmutableArray<Fact> facts, Standing? before, Standing? after) =>
        facts.IsEmpty ? RosterOutcome.Unchanged
        : facts.Any(f => f is Dismissed or Retired or Died) ? RosterOutcome.Ended
        : before is not null && after?.Agency != before.Agency ? RosterOutcome.Moved
        : RosterOutcome.Changed;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
