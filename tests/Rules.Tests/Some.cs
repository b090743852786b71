using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules.Tests;

/// <summary>Any valid one, where a test does not care which.</summary>
internal static class Some
{
    public const string Id = "A8ACA7397AEB3912E040640A040269BB";
    public const string Agency = "agency-a";
    public const string Elsewhere = "agency-b";
    public const string Number = "198001012005011001";
    public static readonly DateTimeOffset Instant = new(2022, 11, 1, 3, 0, 0, TimeSpan.Zero);

    public static DateOnly Day(string iso) => DateOnly.Parse(iso, null);

    /// <summary>The letter of 2022.</summary>
    public static Campaign Campaign() => new(
        "2022-kav", "Kartu ASN Virtual 2022", "873/5273/401.201/2022", Day("2022-10-14"), "Kartu Aparatur Sipil Negara Virtual",
        "SE Kepala BKN Nomor 16 Tahun 2022", Day("2022-10-14"), Day("2022-11-04"), Rules.Campaign.EndOfDay, "Asia/Jakarta", [7, 3, 1],
        ["Kartu ASN Virtual merupakan identitas;"], [new("MySAPK BKN", "https://mysapk.bkn.go.id")]);

    public static PnsAppointed Pns(string from = "2006-01-01", string agency = Agency) =>
        At(from, new PnsAppointed("Sri Wahyuni", Number, agency, null));

    public static CpnsAppointed Cpns(string from = "2005-01-01") => At(from, new CpnsAppointed("Sri Wahyuni", Number, Agency, null));

    public static ContractSigned Contract(string from, string? until, bool partTime = false) =>
        At(from, new ContractSigned("Budi Santosa", "199001012021211001", Agency, null, until is null ? null : Day(until), partTime));

    public static CardFileUploaded Upload(string on, int n = 1, Side side = Side.Front, Kind kind = Kind.Pns, Orientation orientation = Orientation.Portrait) =>
        At(on, new CardFileUploaded(new(orientation, side, new string('a', 64), "image/png", 1000), kind, $"KA-{n}")) with
        {
            Source = CardFiles.Source,
            Id = $"{n:D6}",
        };

    public static CardFileReturned Return(string on, int ofUpload, int n) =>
        At(on, new CardFileReturned($"KA-{ofUpload}", "foto salah")) with { Source = CardFiles.Source, Id = $"{n:D6}" };

    public static CardFileAccepted Looked(string on, int atUpload, int n) =>
        At(on, new CardFileAccepted($"KA-{atUpload}")) with { Source = CardFiles.Source, Id = $"{n:D6}" };

    public static PhotoRecorded Photo(string on, int n, PhotoState state = PhotoState.Accepted, char content = 'p') =>
        OfPhotos(on, n, new PhotoRecorded(new(new string(content, 64), 1000, state == PhotoState.Accepted ? null : "sharpness"), state, $"KA-F-{n}"));

    public static PhotoAccepted PhotoTaken(string on, int ofPhoto, int n) => OfPhotos(on, n, new PhotoAccepted($"KA-F-{ofPhoto}"));

    public static PhotoReturned PhotoBack(string on, int ofPhoto, int n) => OfPhotos(on, n, new PhotoReturned($"KA-F-{ofPhoto}", "wajah buram"));

    private static T OfPhotos<T>(string on, int n, T fact) where T : Fact => (T)(At(on, fact) with { Source = Photos.Source, Id = $"{n:D6}" });

    /// <summary>The fact on its day, with an identity made of its content.</summary>
    public static T At<T>(string day, T fact) where T : Fact =>
        (T)(fact with { Source = "test", Id = $"{fact.GetType().Name}/{day}", EffectiveDate = Day(day), RecordedAt = Instant });

    public static Standing? On(string day, params Fact[] facts) => Standings.On(Standings.Ordered(facts), Day(day));

    public static RosterRow Row(Kind kind = Kind.Pns, string start = "2006-01-01", string code = "01", string agency = Agency, string number = Number) => new(
        2, Id, number, "Sri Wahyuni", null, "S.Kom.", kind, PartTime: false, Day(start), new Decision("SK/1", Day(start)), null, null,
        code, "A20060000001", agency, "Dinas Kominfo", "unit-1", "Bidang TI");
}
