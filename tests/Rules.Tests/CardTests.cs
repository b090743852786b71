using CsCheck;
using Xunit;
using static KartuAsn.Rules.CardStatus;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>The table of domain.md 4 as the holder of a card sees it: each row with its clause.</summary>
public sealed class CardTests
{
    private static readonly Contract Runs = new("2021-01-01", "2022-12-31");

    /// <summary>Facts; a day; the status on it; since; until; the rule; its clause.</summary>
    public static TheoryData<string, Fact[], string, CardStatus, string?, string?, string, string> Table => new()
    {
        { "Pengangkatan PNS", [Some.Pns("2006-01-01")], "2022-11-01", Valid, "2006-01-01", null, "pns", "Surat, angka 1" },
        { "before the TMT PNS", [Some.Pns("2006-01-01")], "2005-12-31", NotEligible, null, "2005-12-31", "not-appointed", "Surat, angka 1" },
        { "CPNS", [Some.Cpns("2005-01-01"), Some.Pns("2006-01-01")], "2005-06-01", NotEligible, "2005-01-01", "2005-12-31", "cpns", "Surat, angka 1" },
        { "perjanjian kerja pertama", [Runs.Signed], "2022-12-31", Valid, "2021-01-01", "2022-12-31", "contract-runs", "Surat, angka 1" },
        { "akhir perjanjian kerja", [Runs.Signed], "2023-01-01", Invalid, "2023-01-01", null, "contract-ended", "Surat, angka 4" },
        { "perpanjangan", [Runs.Signed, Extended("2023-01-01", "2023-12-31")], "2023-06-01", Valid, "2021-01-01", "2023-12-31", "contract-runs", "Surat, angka 1" },
        { "a gap before the extension", [Runs.Signed, Extended("2023-03-01", "2023-12-31")], "2023-02-01", Invalid, "2023-01-01", "2023-02-28", "contract-ended", "Surat, angka 4" },
        { "an end nobody gave", [Some.Contract("2021-01-01", null)], "2030-01-01", Valid, "2021-01-01", null, "contract-end-unknown", "Surat, angka 1; Kebijakan" },
        { "pemberhentian dengan hormat", [Some.Pns(), At("2022-05-01", new Dismissed("own-request", true))], "2022-05-01", Invalid, "2022-05-01", null, "dismissed-with-honour", "Surat, angka 4; UU 20/2023 Pasal 52" },
        { "pemberhentian tidak dengan hormat", [Some.Pns(), At("2022-05-01", new Dismissed("criminal", false))], "2022-04-30", Valid, "2006-01-01", "2022-04-30", "pns", "Surat, angka 1" },
        { "an extension does not undo a dismissal", [Runs.Signed, At("2022-05-01", new Dismissed("discipline", false)), Extended("2022-06-01", "2024-12-31")], "2022-07-01", Invalid, "2022-05-01", null, "dismissed-without-honour", "Surat, angka 4; UU 20/2023 Pasal 52" },
        { "pensiun", [Some.Pns(), At("2022-06-01", new Retired())], "2022-06-01", Invalid, "2022-06-01", null, "retired", "Surat, angka 4; UU 20/2023 Pasal 52 dan 55" },
        { "meninggal dunia", [Some.Pns(), At("2022-06-15", new Died())], "2022-06-15", Invalid, "2022-06-15", null, "died", "Surat, angka 4; UU 20/2023 Pasal 52" },
        { "dinyatakan hilang", [Some.Pns(), At("2022-03-15", new DeclaredMissing())], "2022-11-01", CardStatus.Suspended, "2022-03-15", "2023-03-14", "declared-missing", "Kebijakan" },
        { "hilang dua belas bulan", [Some.Pns(), At("2022-03-15", new DeclaredMissing())], "2023-03-15", Invalid, "2023-03-15", null, "missing-twelve-months", "Kebijakan" },
        { "ditemukan", [Some.Pns(), At("2022-03-15", new DeclaredMissing()), At("2024-01-10", new Found())], "2024-01-10", Valid, "2024-01-10", null, "pns", "Surat, angka 1" },
        { "pemberhentian sementara", [Some.Pns(), At("2022-03-15", new Fact.Suspended(Suspension.Detained))], "2022-11-01", CardStatus.Suspended, "2022-03-15", null, "suspended", "Kebijakan" },
        { "pengaktifan kembali", [Some.Pns(), At("2022-03-15", new Fact.Suspended(Suspension.Commissioner)), At("2022-09-01", new Reinstated())], "2022-09-01", Valid, "2022-09-01", null, "pns", "Surat, angka 1" },
        { "CLTN before UU 20/2023", [Some.Pns(), At("2022-03-15", new Fact.Suspended(Suspension.UnpaidLeave))], "2023-10-30", Valid, "2006-01-01", "2023-10-30", "unpaid-leave-not-suspending", "Kebijakan; UU 20/2023 belum berlaku" },
        { "CLTN since UU 20/2023", [Some.Pns(), At("2022-03-15", new Fact.Suspended(Suspension.UnpaidLeave))], "2023-10-31", CardStatus.Suspended, "2023-10-31", null, "unpaid-leave", "UU 20/2023; Kebijakan" },
        { "mutasi", [Some.Pns(), At("2022-03-15", new Transferred(Some.Elsewhere, null))], "2022-11-01", Valid, "2006-01-01", null, "pns", "Surat, angka 1" },
        { "pindah keluar instansi", [Some.Pns(), At("2022-03-15", new LeftCity())], "2022-11-01", Valid, "2006-01-01", null, "left-city", "Surat, angka 1; Kebijakan" },
        { "PPPK to CPNS", [Runs.Signed, Some.Cpns("2022-02-01"), Some.Pns("2023-02-01")], "2022-02-01", NotEligible, "2022-02-01", "2023-01-31", "cpns", "Surat, angka 1" },
        { "entered the city after the contract", [Runs.Signed, Entered("2024-01-01", "199001012024221001")], "2024-06-01", Valid, "2024-01-01", null, "contract-end-unknown", "Surat, angka 1; Kebijakan" },
        { "entered the city as PNS after the contract", [Runs.Signed, Entered("2025-01-01", "199001012023011001")], "2025-01-01", Valid, "2025-01-01", null, "pns", "Surat, angka 1" },
        { "before entering the city again", [Runs.Signed, Entered("2024-01-01", "199001012024221001")], "2023-12-31", Invalid, "2023-01-01", "2023-12-31", "contract-ended", "Surat, angka 4" },
        { "CPNS to PNS", [Runs.Signed, Some.Cpns("2022-02-01"), Some.Pns("2023-02-01")], "2023-02-01", Valid, "2023-02-01", null, "pns", "Surat, angka 1" },
        { "pembatalan SK", [Some.Pns(), At("2022-06-01", new Retired()), At("2022-08-01", new DecisionCancelled("test/Retired/2022-06-01"))], "2022-07-01", Valid, "2006-01-01", null, "pns", "Surat, angka 1" },
        { "blokir data BKN", [Some.Pns(), At("2022-06-01", new DataBlocked(null))], "2022-07-01", Valid, "2006-01-01", null, "pns", "Surat, angka 1" },
        { "an unknown code", [Some.Pns(), At("2022-06-01", new StandingUnclear("73"))], "2022-07-01", NotEligible, "2022-06-01", null, "standing-unclear", "Kebijakan" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void EachRowOfTheTableHasItsEffectItsDaysAndItsClause(
        string row, Fact[] facts, string day, CardStatus status, string? since, string? until, string rule, string clause)
    {
        var card = On(day, facts);

        Assert.Equal((status, Day(since), Day(until)), (card.Status, card.Since, card.Until));
        Assert.Contains(card.Reasons.Take(status == CardStatus.Suspended ? 1 : 2), r => (r.Rule, r.Clause) == (rule, clause));
        Assert.NotEmpty(row);
    }

    [Fact]
    public void TheReasonNamesTheFactBehindIt()
    {
        var dismissed = At("2022-05-01", new Dismissed("discipline", false));

        Assert.Equal(dismissed.Identity, On("2022-06-01", Some.Pns(), dismissed).Reasons[0].FactId);
        Assert.Equal(Runs.Signed.Identity, On("2022-06-01", Runs.Signed).Reasons[0].FactId);
    }

    [Theory] // SE 16/2022: what is printed on the card
    [MemberData(nameof(Changes))]
    public void AChangeOfWhatIsPrintedMakesTheCardStaleAndLeavesItValidUntilANewOneIsHandedIn(Fact change)
    {
        Fact[] facts = [Some.Pns(), Some.Upload("2022-10-20"), change];

        Assert.Equal((Valid, false), (On("2022-10-31", facts).Status, On("2022-10-31", facts).Stale));
        Assert.Equal((Valid, true), (On("2022-11-01", facts).Status, On("2022-11-01", facts).Stale));
        Assert.True(On("2022-11-01", [Some.Pns(), change]).Stale);
        Assert.False(On("2022-11-05", [.. facts, Some.Upload("2022-11-05", 2)]).Stale);
        Assert.Contains(On("2022-11-01", facts).Reasons, r => r.FactId == change.Identity);
    }

    public static TheoryData<Fact> Changes =>
    [
        At("2022-11-01", new NameChanged("Sri Wahyuni Lestari")), At("2022-11-01", new TitleChanged(null, "M.Si.")),
        At("2022-11-01", new NumberCorrected("198001012005011002")), At("2022-11-01", new PhotoChanged()),
    ];

    [Fact]
    public void WhatIsNotPrintedNeverMakesACardStale()
    {
        Fact[] facts =
        [
            Some.Pns(), At("2022-11-01", new Transferred(Some.Elsewhere, "u")), At("2022-11-01", new NameChanged("Sri Wahyuni")),
            At("2022-11-01", new KarpegRecorded("N 1")), At("2022-11-01", new SerialRecorded("A20060000001")), At("2022-11-01", new DataBlocked(null)),
        ];

        Assert.False(On("2022-11-02", facts).Stale);
    }

    [Fact]
    public void TheTitlesOfAFirstRosterAreNoChange() => Assert.False(On("2022-11-01", Some.Pns("2006-01-01"), At("2006-01-01", new TitleChanged("Dra.", null))).Stale);

    [Fact] // HR events that make somebody known carry no titles
    public void TheTitlesThatARosterIsTheFirstToTellAreNoChange()
    {
        var state = Employee.Evolve(new(), Some.Id, Some.Pns(), Some.Upload("2022-10-20"));

        var listed = Listed(state, Some.Row(), "first", "2022-11-01");
        var graduated = Listed(listed, Some.Row() with { TitleAfter = "S.Kom., M.Si." }, "second", "2022-12-01");

        Assert.Contains(listed.Facts, f => f is TitleChanged);
        Assert.False(IsStale(listed, "2022-11-01"));
        Assert.Equal((false, true), (IsStale(graduated, "2022-11-30"), IsStale(graduated, "2022-12-01")));
    }

    [Fact]
    public void ATitleThatTheRosterWhichPlacedThePersonDidNotHaveIsAChange()
    {
        var state = Employee.Evolve(Listed(new(), Some.Row() with { TitleAfter = null }, "first", "2022-10-01"), Some.Id, Some.Upload("2022-10-20"));

        Assert.True(IsStale(Listed(state, Some.Row(), "second", "2022-11-01"), "2022-11-01"));
    }

    [Fact]
    public void TheTitlesOfARosterThatWasTakenBackAndImportedAgainAreNoChange()
    {
        var state = Employee.Evolve(Listed(new(), Some.Row(), "first", "2022-10-01"), Some.Id, Some.Upload("2022-10-20"));
        var undone = Employee.Evolve(state, Some.Id, ImportUndo.Of(state, "first", Some.Instant, "officer").Facts);

        Assert.False(IsStale(Listed(undone, Some.Row(), "second", "2022-11-01"), "2022-11-01"));
    }

    [Fact]
    public void ATitleBesideAnotherChangeLeavesTheReasonToTheOther()
    {
        Fact[] facts = [Some.Pns(), Some.Upload("2022-10-20"), At("2022-11-01", new NameChanged("Sri Lestari")), At("2022-11-01", new TitleChanged(null, "M.Si.")) with { Source = "import/a" }];

        Assert.Contains(On("2022-11-01", facts).Reasons, r => r.Rule == "name-changed");
    }

    [Theory]
    [InlineData("SRI WAHYUNI")]
    [InlineData(" Sri  Wahyuni ")]
    public void ANameThatDiffersInCaseOrSpacingAloneIsTheSameCard(string name) =>
        Assert.False(On("2022-11-01", Some.Pns(), Some.Upload("2022-10-20"), At("2022-11-01", new NameChanged(name))).Stale);

    private static EmployeeRecord Listed(EmployeeRecord state, RosterRow row, string import, string day) =>
        Employee.Evolve(state, Some.Id, RosterRules.Compare(state, row, import, Some.Day(day), Some.Instant, "officer").Facts);

    private static bool IsStale(EmployeeRecord state, string day) => Cards.On(state, Policies.Default, Some.Day(day)).Stale;

    [Fact]
    public void ThePnsWhoWasAPppkNeedsTheNewCard()
    {
        Fact[] facts = [Runs.Signed, Some.Upload("2022-10-20", kind: Kind.Pppk), Some.Pns("2022-11-01")];

        Assert.False(On("2022-10-31", facts).Stale);
        Assert.True(On("2022-11-01", facts).Stale);
        Assert.False(On("2022-11-02", [.. facts, Some.Upload("2022-11-02", 2)]).Stale);
    }

    [Fact]
    public void AVoidCardIsVoidNotStale() =>
        Assert.False(On("2022-11-02", Some.Pns(), At("2022-11-01", new NameChanged("Lain")), At("2022-11-02", new Retired())).Stale);

    [Fact] // letter, clause 6
    public void KarpegAndKpeStayValidInTheTransitionAndEndWithTheHoldersService()
    {
        Fact[] facts = [Some.Pns(), At("2010-01-01", new KarpegRecorded("N 123456")), At("2022-12-01", new Retired())];

        Assert.Equal(new(LegacyStatus.Valid, Some.Day("2022-11-30")), On("2022-11-01", facts).Legacy.Karpeg);
        Assert.Equal(LegacyStatus.Invalid, On("2022-12-01", facts).Legacy.Karpeg.Status);
        Assert.Equal(new(LegacyStatus.None, null), On("2022-11-01", facts).Legacy.Kpe);
        Assert.Equal(LegacyStatus.None, On("2009-12-31", facts).Legacy.Karpeg.Status);
    }

    [Fact] // letter, clause 6; policy
    public void AnEndOfTheTransitionEndsKarpegAndKpeAndNothingElse()
    {
        var policies = Policies.Of([Decided("2022-11-01", new PolicyDecision.LegacyCardsUntil(Some.Day("2023-06-30")))]);
        var state = Employee.Evolve(new(), Some.Id, Some.Pns(), At("2010-01-01", new KpeRecorded(null)));

        Assert.Equal(new(LegacyStatus.Valid, Some.Day("2023-06-30")), Cards.On(state, policies, Some.Day("2022-12-01")).Legacy.Kpe);
        Assert.Equal(LegacyStatus.Invalid, Cards.On(state, policies, Some.Day("2023-07-01")).Legacy.Kpe.Status);
        Assert.Equal((Valid, null), (Cards.On(state, policies, Some.Day("2023-07-01")).Status, Cards.On(state, policies, Some.Day("2023-07-01")).Until));
    }

    [Fact] // KARPEG: PNS only
    public void APppkHasNoValidKarpeg() => Assert.Equal(LegacyStatus.Invalid, On("2022-11-01", Runs.Signed, At("2022-01-01", new KarpegRecorded(null))).Legacy.Karpeg.Status);

    [Fact]
    public void EveryDayOfAnyHistoryIsInTheIntervalThatSaysWhatTheDaySays() =>
        Facts.History.Sample(facts =>
        {
            var state = Employee.Evolve(new(), Some.Id, facts);
            var timeline = Cards.Timeline(state, Policies.Default);
            for (var day = Some.Day("2021-12-30"); day < Some.Day("2022-03-10"); day = day.AddDays(1))
            {
                var card = Cards.On(state, Policies.Default, day);
                Assert.True(card.Since is not { } since || since <= day);
                Assert.True(card.Until is not { } until || until >= day);
                Assert.Equal(Cards.StatusOf(state.On(day), Policies.Default.On(day)), card.Status);
                if (timeline.LastOrDefault(c => c.Since <= day) is { } interval)
                    Assert.Equal((interval.Status, interval.Stale, interval.Kind), (card.Status, card.Stale, card.Kind));
            }
        }, iter: 500);

    [Fact]
    public void StaleIsAlwaysWhatANaiveReadingSays() =>
        Gen.Select(Facts.History, Gen.Int[0, 4].Array[12]).Sample((history, sources) =>
        {
            Fact[] facts = [.. history.Select((f, i) => Spoken(f, sources[i]))];
            var state = Employee.Evolve(new(), Some.Id, facts);
            var ordered = Standings.Ordered(facts);
            for (var day = Some.Day("2021-12-30"); day < Some.Day("2022-03-10"); day = day.AddDays(1))
                Assert.Equal(NaivelyStale(state, ordered, day), Cards.On(state, Policies.Default, day).Stale);
        }, iter: 1_000);

    /// <summary>Some appointments and titles are told by rosters, some names written in another way.</summary>
    private static Fact Spoken(Fact fact, int how) => fact switch
    {
        PnsAppointed or CpnsAppointed or ContractSigned or TitleChanged when how < 2 => fact with { Source = how == 0 ? "import/a" : "import/b" },
        DecisionCancelled when how == 0 => fact with { Source = "undo/a" },
        NameChanged n when how == 0 => n with { Name = $" {n.Name.ToLowerInvariant()}" },
        _ => fact,
    };

    /// <summary>
    /// Compares what a card made at the end of each day would show: stale is who holds no front handed in since the last day on which that
    /// became another one.
    /// </summary>
    private static bool NaivelyStale(EmployeeRecord state, IEnumerable<Fact> ordered, DateOnly day)
    {
        if (state.On(day) is not { } today || Cards.StatusOf(today, Policies.Default.On(day)) is not (Valid or CardStatus.Suspended)) return false;
        var known = ordered.Where(f => f.EffectiveDate <= day).ToArray();
        var cards = known.Select(f => f.EffectiveDate).Distinct().Order()
            .Select(d => (Day: d, Shown: Shown([.. known.Where(f => f.EffectiveDate <= d)], TitleOfTheBeginning(known)))).Where(c => c.Shown is not null).ToArray();
        var changed = cards.Zip(cards.Skip(1)).Where(two => two.First.Shown != two.Second.Shown).Select(two => (DateOnly?)two.Second.Day).LastOrDefault();
        var files = new CardFilesOnHand();
        foreach (var fact in known) files.Take(fact);
        return changed is { } since && (files.NewestFront(today.Kind) is not { } front || front.EffectiveDate < since);
    }

    /// <summary>The first title told, if a roster told it and none that was not taken back had placed the person without.</summary>
    private static string TitleOfTheBeginning(Fact[] known)
    {
        if (Array.Find(known, f => f is TitleChanged) is not TitleChanged first || !first.Source.StartsWith("import/", StringComparison.Ordinal)) return "";
        var before = known.TakeWhile(f => f != first).ToArray();
        var without = before.Where(f => f is PnsAppointed or CpnsAppointed or ContractSigned && f.Source.StartsWith("import/", StringComparison.Ordinal)).Select(f => f.Source[^1..]);
        return without.Any(import => first.Source != $"import/{import}" && !before.Any(f => f.Source == $"undo/{import}")) ? "" : $"{first.Before}|{first.After}";
    }

    /// <summary>Null: no card.</summary>
    private static string? Shown(Fact[] known, string title)
    {
        var (kind, number) = (' ', "");
        foreach (var fact in known)
        {
            number = fact switch { PnsAppointed a => a.Number!, CpnsAppointed a => a.Number!, ContractSigned a => a.Number!, EnteredCity e => e.Number ?? number, NumberCorrected n => n.Number, _ => number };
            kind = fact switch
            {
                PnsAppointed => 'N',
                ContractSigned => 'K',
                CpnsAppointed => 'C',
                EnteredCity when number.Length == 18 && (kind == ' ' || IsOutOfContract(known, fact)) => number[12] == '2' ? 'K' : 'N',
                _ => kind,
            };
        }

        return kind is 'N' or 'K' ? $"{kind} {Printed(known, title)} {known.Count(f => f is PhotoChanged)} {PhotoOf(known)}" : null;
    }

    private static bool IsOutOfContract(Fact[] known, Fact entry) =>
        Support.NaiveOracle.On([.. known.TakeWhile(f => f != entry)], entry.EffectiveDate)?.Service == "ContractEnded";

    /// <summary>The content of the newest photo that nobody had to look at, or that somebody took while it was the newest.</summary>
    private static string? PhotoOf(Fact[] known) => known.OfType<PhotoRecorded>().Where(p => p.State != PhotoState.Returned)
        .LastOrDefault(p => p.State == PhotoState.Accepted || known.OfType<PhotoAccepted>().Any(a => a.Receipt == p.Receipt && WaitedUntil(p, a, known)))?.File.Sha256;

    private static bool WaitedUntil(PhotoRecorded photo, PhotoAccepted taken, Fact[] known)
    {
        var (from, to) = (Array.IndexOf(known, photo), Array.IndexOf(known, taken));
        return from < to && !known[(from + 1)..to].Any(f => f is PhotoRecorded { State: not PhotoState.Returned } || (f is PhotoReturned r && r.Receipt == photo.Receipt));
    }

    private static string Printed(Fact[] known, string title)
    {
        var (name, number) = ("", "");
        foreach (var fact in known)
        {
            (name, number) = fact switch
            {
                PnsAppointed a => (a.Name!, a.Number!),
                CpnsAppointed a => (a.Name!, a.Number!),
                ContractSigned a => (a.Name!, a.Number!),
                EnteredCity e => (e.Name!, e.Number ?? number),
                NameChanged n => (n.Name, number),
                NumberCorrected n => (name, n.Number),
                _ => (name, number),
            };
            if (fact is TitleChanged t) title = $"{t.Before}|{t.After}";
        }

        return $"{name.Trim().ToUpperInvariant()}/{title}/{number}";
    }

    private static Card On(string day, params Fact[] facts) => Cards.On(Employee.Evolve(new(), Some.Id, facts), Policies.Default, Some.Day(day));

    private static T At<T>(string day, T fact) where T : Fact => Some.At(day, fact);

    private static EnteredCity Entered(string from, string number) => Some.At(from, new EnteredCity("Budi Santosa", number, Some.Elsewhere, null));

    private static ContractExtended Extended(string from, string until) => Some.At(from, new ContractExtended(Some.Day(until), null, null, null, null));

    private static DateOnly? Day(string? iso) => iso is null ? null : Some.Day(iso);

    internal static PolicyChange Decided(string from, PolicyDecision decision, int number = 1) =>
        new(number, Some.Day(from), decision, "keputusan Kepala BKPSDM", Some.Instant, "Admin BKPSDM");

    private sealed record Contract(string From, string Until)
    {
        public ContractSigned Signed => Some.Contract(From, Until);
    }
}
