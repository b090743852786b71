using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

public static partial class RosterRules
{
    /// <summary>Writes the facts of one row.</summary>
    private sealed class Scribe(RosterRow row, string importId, DateTimeOffset at, string by)
    {
        public bool Wrote(Fact fact) => fact.Source == SourceOf(importId) && fact.Id.StartsWith($"{row.Row}/", StringComparison.Ordinal);

        public Fact Appointed(DateOnly day, DateOnly? until = null) => row.Kind switch
        {
            Kind.Pns => Stamp("pns-appointed", day, new PnsAppointed(row.Name, row.Number, row.AgencyId, row.UnitId) { Decision = DecisionOf(day) }),
            Kind.Cpns => CpnsAppointed(day, DecisionOf(day)),
            Kind.Pppk => Stamp("contract-signed", day,
                new ContractSigned(row.Name, row.Number, row.AgencyId, row.UnitId, until, row.PartTime) { Decision = DecisionOf(day) }),
            _ => throw new InvalidOperationException($"A roster row of kind {row.Kind}."),
        };

        /// <summary>The decision's date is that of its own TMT: what a roster finds on another day counts as decided then.</summary>
        private Decision? DecisionOf(DateOnly day) => day == row.StartDate || row.Decision is null ? row.Decision : row.Decision with { Date = null };

        public Fact Extended(DateOnly day) => Stamp("contract-extended", day, new ContractExtended(EndDate: null, null, null, null, row.PartTime));

        public Fact CpnsAppointed(DateOnly day, Decision? decision) =>
            Stamp("cpns-appointed", day, new CpnsAppointed(row.Name, row.Number, row.AgencyId, row.UnitId) { Decision = decision });

        public Fact Transferred(DateOnly day) => Stamp("transferred", day, new Transferred(row.AgencyId, row.UnitId));

        public Fact Renamed(DateOnly day) => Stamp("name-changed", day, new NameChanged(row.Name));

        public Fact Titled(DateOnly day) => Stamp("title-changed", day, new TitleChanged(row.TitleBefore, row.TitleAfter));

        public Fact Numbered(DateOnly day) => Stamp("number-corrected", day, new NumberCorrected(row.Number));

        public Fact Serial(string serial, DateOnly day) => Stamp("serial-recorded", day, new SerialRecorded(serial));

        /// <summary>No longer suspended, and no word of service: an end of it that becomes known later stands.</summary>
        public Fact Found(DateOnly day) => Stamp("found", day, new Found());

        public Fact Reinstated(DateOnly day) => Stamp("reinstated", day, new Reinstated());

        public Fact Suspended(Suspension ground, DateOnly day) => Stamp("suspended", day, new Suspended(ground));

        public Fact Missing(DateOnly day) => Stamp("declared-missing", day, new DeclaredMissing());

        public Fact Unclear(DateOnly day) => Stamp("standing-unclear", day, new StandingUnclear(row.KedudukanCode));

        public Fact Ended(Service service, DateOnly day) => service switch
        {
            Service.Dismissed => Stamp("dismissed", day, new Dismissed("other", Honourable: null)),
            Service.Retired => Stamp("retired", day, new Retired()),
            Service.Died => Stamp("died", day, new Died()),
            _ => throw new ArgumentOutOfRangeException(nameof(service), service, "No roster code ends service in this way."),
        };

        public Fact Cancelled(Fact fact) => Stamp($"cancelled/{fact.Identity}", fact.EffectiveDate, new DecisionCancelled(fact.Identity));

        private Fact Stamp(string kind, DateOnly day, Fact fact) => fact with
        {
            Source = SourceOf(importId),
            Id = $"{row.Row}/{kind}",
            EffectiveDate = day,
            RecordedAt = at,
            RecordedBy = by,
        };
    }
}
