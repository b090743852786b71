using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>
/// How facts compose: they are taken one by one in the order of composition, and on each of three tracks (service, suspension, place)
/// the last one wins. Beside each answer stands the fact behind it.
/// </summary>
internal sealed class Composition
{
    private readonly List<Term> terms = [];
    private readonly List<NumberDisputed> disputes = [];
    private readonly CardFilesOnHand files = new();
    private readonly CardContent content = new();
    private Service service;
    private Fact? end;
    private int brokenTerms;
    private string agency = "";
    private string? unit;
    private string number = "";

    /// <summary>Null before anybody was appointed.</summary>
    public Kind? Kind { get; private set; }

    /// <summary>The fact that the service track stands on.</summary>
    public Fact? ServiceFact { get; private set; }

    public Suspension Suspension { get; private set; }

    public Fact? SuspensionFact { get; private set; }

    /// <summary>Null while the person has a place in the city.</summary>
    public LeftCity? Left { get; private set; }

    public KarpegRecorded? Karpeg { get; private set; }

    public KpeRecorded? Kpe { get; private set; }

    /// <summary>The change that made the card "perlu diperbarui"; null when it shows what is so.</summary>
    public Fact? Stale => Kind is { } kind ? content.ChangedSince(files.NewestFront(kind)) : null;

    public NumberDisputed? Dispute => disputes.Find(d => d.Number == number);

    /// <summary>What is so at the end of a day, of facts in the order of composition.</summary>
    public static Composition UpTo(DateOnly day, IEnumerable<Fact> ordered)
    {
        var so = new Composition();
        foreach (var fact in ordered)
        {
            if (fact.EffectiveDate > day) break;
            so.Take(fact);
        }

        return so;
    }

    /// <summary>Null before anybody was appointed to a place.</summary>
    public Standing? On(DateOnly day) => Kind is { } kind && agency.Length > 0
        ? new Standing(
            day, null, agency, unit, kind,
            PartTime: kind == Rules.Kind.Pppk && (TermOn(day) ?? terms[^1]).PartTime,
            Service: ServiceOn(day, kind),
            Suspended: Suspension,
            Uploaded: files.HasFront(kind),
            Review: service == Service.Unclear || Dispute is not null)
        : null;

    /// <summary>The contract or extension that a PPPK serves under on a day.</summary>
    public Fact? ContractOn(DateOnly day) => TermOn(day)?.Fact;

    public Fact? LastContract => terms.Count == 0 ? null : Closed(terms[^1]).Fact;

    private void Take(Fact fact)
    {
        switch (fact)
        {
            case CpnsAppointed a: Appoint(fact, Rules.Kind.Cpns, a.Number, a.AgencyId, a.UnitId); break;
            case PnsAppointed a: Appoint(fact, Rules.Kind.Pns, a.Number, a.AgencyId, a.UnitId); break;
            case ContractSigned a: Appoint(fact, Rules.Kind.Pppk, a.Number, a.AgencyId, a.UnitId); Sign(fact, a.EndDate, a.PartTime); break;
            case ContractExtended e: Extend(e); break;
            case Dismissed: End(fact, Service.Dismissed); break;
            case Retired: End(fact, Service.Retired); break;
            case Died: End(fact, Service.Died); break;
            case StandingUnclear: Serve(fact, Service.Unclear); break;
            case Reinstated: Reinstate(fact); break;
            case Suspended s: Suspend(fact, s.Ground); break;
            case DeclaredMissing: if (Suspension != Suspension.Missing) Suspend(fact, Suspension.Missing); break;
            case Found: Suspend(fact, Suspension.None); break;
            case Transferred { From: { } from } when Left is not null || agency != Key.Of(from): break;
            case Transferred t: Place(t.AgencyId, t.UnitId); break;
            case EnteredCity e: Enter(e); break;
            case LeftCity left: Left = left; break;
            case NumberCorrected n: number = n.Number; break;
            case NumberDisputed d: disputes.Add(d); break;
            case KarpegRecorded k: Karpeg = k; break;
            case KpeRecorded k: Kpe = k; break;
            case CardFileUploaded or CardFileReturned: files.Take(fact); break;
            case NameChanged or TitleChanged or PhotoChanged or SerialRecorded or DataBlocked or DataUnblocked or NotInRoster or DecisionCancelled: break;
            case CardFileAccepted or PhotoRecorded or PhotoAccepted or PhotoReturned or MissingReasonRecorded: break;
            default: throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact without an effect.");
        }

        content.Take(fact, Kind);
    }

    private void Appoint(Fact fact, Kind kind, string? newNumber, string? agencyId, string? unitId)
    {
        var serves = end is null || Outlasts(end, fact, kind);
        Kind = kind;
        number = newNumber ?? number;
        if (agencyId is not null) Place(agencyId, unitId);
        if (!serves) return;
        if (end is not null) (brokenTerms, end) = (terms.Count, null);
        Serve(fact, Service.Serving);
    }

    /// <summary>
    /// Nobody is appointed after death, nor by what was decided before the person was dismissed or retired. The end of a contract is no end
    /// of an appointment as CPNS or PNS, nor the other way round.
    /// </summary>
    private bool Outlasts(Fact ending, Fact appointment, Kind kind) => ending is not Died
        && (IsOfAnotherCareer(kind) || Decided(appointment) >= ending.EffectiveDate || Decided(appointment) >= ending.Decision?.Date);

    private bool IsOfAnotherCareer(Kind next) => Kind is { } now && (now == Rules.Kind.Pppk) != (next == Rules.Kind.Pppk);

    private static DateOnly Decided(Fact fact) => fact.Decision?.Date ?? fact.EffectiveDate;

    private void Sign(Fact fact, DateOnly? until, bool partTime) => terms.Add(new(fact, fact.EffectiveDate, until, partTime));

    private void Extend(ContractExtended extension)
    {
        number = extension.Number ?? number;
        if (extension.AgencyId is { } agencyId) Place(agencyId, extension.UnitId);
        Sign(extension, extension.EndDate, extension.PartTime ?? (terms.Count > 0 && terms[^1].PartTime));
    }

    /// <summary>
    /// Of whoever serves a change of place alone. Of somebody not known yet, or whose contract has ended, an appointment: the number tells
    /// the kind, no contract of before counts any more, and none tells its end. Other ends of service are not undone by entering.
    /// </summary>
    private void Enter(EnteredCity entry)
    {
        var hasEnded = Kind is { } was && ServiceOn(entry.EffectiveDate, was) == Service.ContractEnded;
        number = entry.Number ?? number;
        Place(entry.AgencyId, entry.UnitId);
        if ((Kind is not null && !hasEnded) || EmployeeNumber.Of(number)?.Kind is not { } kind) return;
        if (hasEnded) brokenTerms = terms.Count;
        Kind = kind;
        ServiceFact = entry;
        if (kind == Rules.Kind.Pppk) Sign(entry, until: null, partTime: false);
    }

    private void End(Fact fact, Service how)
    {
        end = end is Died ? end : fact;
        Serve(fact, how);
    }

    private void Serve(Fact fact, Service next) => (service, ServiceFact) = (next, fact);

    private void Suspend(Fact fact, Suspension ground) => (Suspension, SuspensionFact) = (ground, fact);

    private void Reinstate(Fact fact)
    {
        end = null;
        Serve(fact, Service.Serving);
        Suspend(fact, Suspension.None);
    }

    private void Place(string agencyId, string? unitId) => (agency, unit, Left) = (Key.Of(agencyId), unitId, null);

    /// <summary>A PPPK serves on the union of the contracts' days; a missing person is out of service after twelve months.</summary>
    private Service ServiceOn(DateOnly day, Kind kind) =>
        service != Service.Serving ? service
        : kind == Rules.Kind.Pppk && TermOn(day) is null ? Service.ContractEnded
        : Suspension == Suspension.Missing && day >= SuspensionFact!.EffectiveDate.AddMonths(Standings.MonthsMissing) ? Service.Missing
        : Left is not null ? Service.LeftCity
        : Service.Serving;

    /// <summary>
    /// A contract that a dismissal broke, with the extensions that came after all the same, counts no more once the person is appointed
    /// anew, nor does one that had ended when the person entered the city. An end that nobody gave is not "never": it counts until a
    /// contract of the same day or later is known with its end.
    /// </summary>
    private Term? TermOn(DateOnly day) => Counting.Select(Closed).LastOrDefault(t => t.Covers(day) && (t.Until is not null || IsNewest(t)));

    private IEnumerable<Term> Counting => terms.Skip(brokenTerms);

    private bool IsNewest(Term open) => !Counting.Any(t => t.Until is not null && t.From >= open.From);

    /// <summary>An extension of which nobody gave the end, within days that are known with theirs, ends with them: it is the same contract.</summary>
    private Term Closed(Term term) =>
        term is { Until: null, Fact: ContractExtended } && Counting.Where(t => t.Until is not null && t.Covers(term.From)).MaxBy(t => t.Until) is { } whole
            ? term with { Fact = whole.Fact, Until = whole.Until }
            : term;

    private sealed record Term(Fact Fact, DateOnly From, DateOnly? Until, bool PartTime)
    {
        public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);
    }
}
