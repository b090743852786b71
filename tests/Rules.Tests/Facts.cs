using CsCheck;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>Facts of every kind: one example each, and random histories.</summary>
internal static class Facts
{
    /// <summary>One of each kind; a new kind without an example fails the tests that walk them.</summary>
    public static readonly Fact[] OneOfEach =
    [
        Some.Cpns(), Some.Pns(), Some.Contract("2021-01-01", "2025-12-31", partTime: true),
        Some.At("2022-01-01", new Dismissed("discipline", false)), Some.At("2022-01-01", new Retired()), Some.At("2022-01-01", new Died()),
        Some.At("2022-01-01", new DeclaredMissing()), Some.At("2022-01-01", new Suspended(Suspension.UnpaidLeave)),
        Some.At("2022-01-01", new Reinstated()), Some.At("2022-01-01", new StandingUnclear("73")),
        Some.At("2022-01-01", new Transferred(Some.Elsewhere, "unit-9")), Some.At("2022-01-01", new NameChanged("Sri Wahyuni Lestari")),
        Some.At("2022-01-01", new TitleChanged("Dra.", "M.Si.")), Some.At("2022-01-01", new NumberCorrected("198001012005011002")),
        Some.At("2022-01-01", new SerialRecorded("A20060000001")), Some.At("2022-01-01", new NumberDisputed(Some.Number, "other")),
        Some.At("2022-01-01", new ContractExtended(Some.Day("2026-12-31"), "199001012021211001", Some.Agency, null, false)),
        Some.At("2022-01-01", new Found()), Some.At("2022-01-01", new EnteredCity("Sri Wahyuni", Some.Number, Some.Agency, "unit-1")),
        Some.At("2022-01-01", new LeftCity()), Some.At("2022-01-01", new PhotoChanged()), Some.At("2022-01-01", new KarpegRecorded("N 123456")),
        Some.At("2022-01-01", new KpeRecorded(null)), Some.At("2022-01-01", new DataBlocked("rekonsiliasi")),
        Some.At("2022-01-01", new DataUnblocked(null)), Some.At("2022-01-01", new NotInRoster()) with { Source = "import/b" },
        Some.Upload("2022-10-20"), Some.Looked("2022-10-20", 1, 3), Some.Return("2022-10-21", 1, 2), Some.Photo("2022-10-22", 1, PhotoState.Waiting), Some.PhotoTaken("2022-10-23", 1, 2), Some.PhotoBack("2022-10-23", 1, 3),
        Some.At("2022-10-19", new MissingReasonRecorded(MissingReason.Photo, "latar belum transparan")),
        Some.At("2022-01-01", new DecisionCancelled("test/Retired/2022-01-01")),
    ];

    public static Fact Any(Type kind) => OneOfEach.Single(f => f.GetType() == kind);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 60].Select(n => Some.Day("2022-01-01").AddDays(n));
    private static readonly Gen<DateOnly?> MaybeDay = Gen.Select(Day, Gen.Bool).Select((day, known) => known ? day : (DateOnly?)null);
    private static readonly Gen<string> Place = Pick("agency-a", "agency-b", "agency-c");

    private static readonly Gen<Fact> Content = Gen.OneOf(
        Place.Select(a => (Fact)new PnsAppointed("P", Some.Number, a, null)),
        Place.Select(a => (Fact)new CpnsAppointed("P", Some.Number, a, null)),
        Gen.Select(Place, MaybeDay, Gen.Bool).Select((a, end, part) => (Fact)new ContractSigned("P", "199001012021211001", a, null, end, part)),
        Gen.Const((Fact)new Dismissed("other", true)), Gen.Const((Fact)new Retired()), Gen.Const((Fact)new Died()),
        Gen.Select(MaybeDay, Gen.Int[0, 2], Pick(null, "agency-b", "agency-c"))
            .Select((end, part, a) => (Fact)new ContractExtended(end, null, a, null, part == 2 ? null : part == 1)),
        Gen.Select(Place, Gen.Int[0, 2]).Select((a, n) => (Fact)new EnteredCity("P", n == 0 ? null : n == 1 ? Some.Number : "199001012021211001", a, null)),
        Gen.Const((Fact)new LeftCity()), Gen.Const((Fact)new Found()), Gen.Const((Fact)new PhotoChanged()), Gen.Const((Fact)new KarpegRecorded(null)),
        Pick("P", "Q").Select(n => (Fact)new NameChanged(n)), Pick("Dr.", "Ir.").Select(t => (Fact)new TitleChanged(t, null)),
        Gen.Const((Fact)new DeclaredMissing()), Gen.Const((Fact)new Reinstated()), Gen.Const((Fact)new StandingUnclear("73")),
        Pick(Suspension.Detained, Suspension.UnpaidLeave).Select(g => (Fact)new Suspended(g)),
        Place.Select(a => (Fact)new Transferred(a, null)), Gen.Select(Place, Place).Select((to, from) => (Fact)new Transferred(to, null) { From = from }),
        Pick(Some.Number, "198001012005011002").Select(n => (Fact)new NumberCorrected(n)),
        Gen.Const((Fact)new NumberDisputed(Some.Number, "other")),
        Gen.Int[0, 12].Select(n => (Fact)new DecisionCancelled($"test/{n:D2}")),
        Gen.Select(Gen.Enum<Orientation>(), Gen.Enum<Side>(), Pick(Kind.Pns, Kind.Pppk))
            .Select((o, s, k) => (Fact)new CardFileUploaded(new(o, s, new string('a', 64), "image/png", 1), k, "")),
        Gen.Int[0, 11].Select(n => (Fact)new CardFileReturned($"KA-{n}", "salah")), Gen.Int[0, 11].Select(n => (Fact)new CardFileAccepted($"KA-{n}")),
        Gen.Select(Pick(PhotoState.Accepted, PhotoState.Waiting), Gen.Int[0, 1]).Select((s, n) => (Fact)new PhotoRecorded(new(new string((char)('a' + n), 64), 1), s, "")),
        Gen.OneOf(Gen.Const((MissingReason?)null), Gen.Enum<MissingReason>().Select(k => (MissingReason?)k)).Select(k => (Fact)new MissingReasonRecorded(k, null)),
        Gen.Int[0, 11].Select(n => (Fact)new PhotoAccepted($"KA-{n}")), Gen.Int[0, 11].Select(n => (Fact)new PhotoReturned($"KA-{n}", "salah")));

    /// <summary>Up to twelve facts about one person within two months, cancellations and nonsense included.</summary>
    public static readonly Gen<Fact[]> History =
        Gen.Select(Content, Day, MaybeDay).Select((fact, day, decided) => fact with
        {
            Source = "test",
            EffectiveDate = day,
            RecordedAt = Some.Instant,
            Decision = decided is null ? null : new(null, decided),
        })
        .Array[0, 12]
        .Select(facts => facts.Select((f, i) => Numbered(f, i) with { Id = $"{i:D2}" }).ToArray());

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    /// <summary>Receipts are unique.</summary>
    private static Fact Numbered(Fact fact, int i) => fact switch
    {
        CardFileUploaded upload => upload with { Receipt = $"KA-{i}" },
        PhotoRecorded photo => photo with { Receipt = $"KA-{i}" },
        _ => fact,
    };
}
