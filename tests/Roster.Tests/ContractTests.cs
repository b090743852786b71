using System.Text;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class ContractTests
{
    private const string Header = "NIP;PNS ID;tgl_kontrak_mulai;tgl_kontrak_akhir\r\n";
    private const string Number = "199001012024212001";

    private static readonly DateOnly Start = new(2024, 3, 1);
    private static readonly DateOnly End = new(2029, 2, 28);

    private static Task<List<Reading<ContractRow>>> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static async Task<List<Reading<ContractRow>>> Read(byte[] bytes)
    {
        await using var file = await Open(bytes);
        return await file.Rows().ToListAsync();
    }

    private static async Task<ImportFile<ContractRow>> Open(byte[] bytes) =>
        Assert.IsType<Opening<ContractRow>.Ready>(await ContractsReader.Open(new MemoryStream(bytes), Sheet.Today)).File;

    private static async Task<RosterProblem> Refusal(string text) => Assert.IsType<Opening<ContractRow>.Refused>(
        await ContractsReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), Sheet.Today)).Problem;

    private static async Task<List<ContractRow>> Good(string text) =>
        [.. (await Read(text)).OfType<Reading<ContractRow>.Taken>().Select(taken => taken.Row)];

    private static async Task<List<RefusedRow>> Bad(string text) =>
        [.. (await Read(text)).OfType<Reading<ContractRow>.Refused>().Select(refused => refused.Row)];

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public async Task ARowSaysWhoFromWhenAndUntilWhen(char delimiter)
    {
        var text = (Header + $"{Number};A1;01-03-2024;28-02-2029").Replace(';', delimiter);

        Assert.Equal(new ContractRow(2, "A1", Number, Start, End), (await Good(text)).Single());
    }

    [Theory]
    [InlineData("nip", "TGL KONTRAK MULAI", "Tgl_Kontrak_Akhir")]
    [InlineData("NIP BARU", "tgl  kontrak mulai", "TGL_KONTRAK_AKHIR")]
    [InlineData("ni_pppk", "tgl_kontrak_mulai", "tgl kontrak akhir")]
    public async Task ColumnsAreFoundByNameWhateverTheCaseSpacesAndUnderscores(string nip, string start, string end) =>
        Assert.Equal(new ContractRow(2, null, Number, Start, End), (await Good($"{end},{nip},{start}\n2029-02-28,'{Number},1/3/2024\n")).Single());

    [Fact]
    public async Task AnIdAloneIsEnough() =>
        Assert.Equal(new ContractRow(2, "A1", null, Start, End), (await Good("PNS_ID,tgl_kontrak_mulai,tgl_kontrak_akhir\nA1,01-03-2024,28-02-2029")).Single());

    [Fact]
    public async Task OneOfTheColumnsThatSayWhoIsNeededAndBothDays()
    {
        Assert.Equal(["NIP atau PNS ID"], Assert.IsType<RosterProblem.WrongHeader>(await Refusal("NAMA,tgl_kontrak_mulai,tgl_kontrak_akhir\n")).Missing);
        Assert.Equal(["tgl_kontrak_mulai", "tgl_kontrak_akhir"], Assert.IsType<RosterProblem.WrongHeader>(await Refusal("NIP,NAMA\n")).Missing);
        Assert.Contains("tgl_kontrak_mulai", (await Refusal("")).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Data ASN", (await Refusal("NAMA\n")).Sentence, StringComparison.Ordinal);
        Assert.Equal(new RosterProblem.ColumnTwice("NIP"), await Refusal("NIP,NI PPPK,tgl_kontrak_mulai,tgl_kontrak_akhir\n"));
    }

    [Fact]
    public async Task EveryOtherColumnIsPassedOverAndNeverKept()
    {
        var text = $"NIK,NIP,tgl_kontrak_mulai,ALAMAT,tgl_kontrak_akhir,NAMA\nKENARI,{Number},01-03-2024,KENARI,28-02-2029,KENARI\nKENARI,1,x,KENARI,y,KENARI\n";
        await using var file = await Open(Encoding.UTF8.GetBytes(text));

        var readings = await file.Rows().ToListAsync();

        var refused = Assert.IsType<Reading<ContractRow>.Refused>(readings[1]).Row;
        Assert.Equal(["1", "", "x", "y"], refused.Kept);
        Assert.Empty(file.Notes);
        Assert.DoesNotContain("KENARI", string.Join('|', readings) + string.Join('|', refused.Kept) + string.Join('|', refused.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,99E+17;;01-03-2024;28-02-2029", "NIP", "dirusak oleh Excel")]
    [InlineData("199001012024212;;01-03-2024;28-02-2029", "NIP", "18 angka")]
    [InlineData("198001012005011001;;01-03-2024;28-02-2029", "NIP", "bukan PPPK")]
    [InlineData("198001012005011001;A1;01-03-2024;28-02-2029", "NIP", "bukan PPPK")]
    [InlineData("-;-;01-03-2024;28-02-2029", "NIP", "NIP dan PNS ID kosong")]
    [InlineData(";A B;01-03-2024;28-02-2029", "PNS ID", "tidak lazim")]
    [InlineData(";../A;01-03-2024;28-02-2029", "PNS ID", "tidak lazim")]
    [InlineData(";A1;;28-02-2029", "tgl_kontrak_mulai", "kosong")]
    [InlineData(";A1;01-03-2024;-", "tgl_kontrak_akhir", "kosong")]
    [InlineData(";A1;31-02-2024;28-02-2029", "tgl_kontrak_mulai", "kalender")]
    [InlineData(";A1;01-03-2024;kelak", "tgl_kontrak_akhir", "kalender")]
    [InlineData(";A1;01-03-1944;28-02-2029", "tgl_kontrak_mulai", "sebelum tahun 1945")]
    [InlineData(";A1;02-06-2031;03-06-2031", "tgl_kontrak_mulai", "lebih dari 5 tahun")]
    [InlineData(";A1;01-03-2024;02-06-2036", "tgl_kontrak_akhir", "lebih dari 10 tahun")]
    [InlineData(";A1;01-03-2024;29-02-2024", "tgl_kontrak_akhir", "mendahului awalnya")]
    [InlineData("199001012024212001;;31-12-1989;28-02-2029", "tgl_kontrak_mulai", "mendahului tanggal lahir")]
    public async Task ACellThatCannotBeTakenIsAnErrorOfItsColumn(string line, string column, string reason)
    {
        var error = (await Bad(Header + line)).Single().Errors.Single();

        Assert.Equal((2, column, false), (error.Row, error.Column, error.Warning));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01-06-2031", "01-06-2031")]
    [InlineData("01-01-1945", "01-06-2036")]
    public async Task TheLastDaysThatAreBelievedAreTakenAndAContractMayBeOfOneDay(string start, string end) =>
        Assert.Single(await Good(Header + $";A1;{start};{end}"));

    [Theory]
    [InlineData(";A1;01-03-2024;28-02-2029", ";a1;01-03-2024;28-02-2025")]
    [InlineData("199001012024212001;;01-03-2024;28-02-2029", "19900101 202421 2 001;;2024-03-01;28-02-2025")]
    [InlineData("199001012024212001;A1;01-03-2024;28-02-2029", "199001012024212001;;01-03-2024;28-02-2029")]
    [InlineData("199001012024212001;A1;01-03-2024;28-02-2029", ";A1;01-03-2024;28-02-2029")]
    public async Task TheSamePersonWithTheSameStartTwiceIsAnErrorThatNamesTheFirstRow(string first, string second)
    {
        var error = (await Bad(Header + first + "\n" + second)).Single().Errors.Single();

        Assert.Equal((3, "tgl_kontrak_mulai"), (error.Row, error.Column));
        Assert.Contains("baris 2", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralContractsOfOnePersonAndARowThatWasRefusedBeforeAreFine() =>
        Assert.Equal([3, 4, 5], (await Good(Header + ";A1;01-03-2024;29-02-2024\n;A1;01-03-2024;28-02-2025\n;A1;01-03-2025;28-02-2026\n;A2;01-03-2024;28-02-2025")).Select(row => row.Row));

    [Fact]
    public async Task AnXlsxWithDatesAsNumbersSaysTheSame()
    {
        var rows = Book.Row([Book.Text("PNS ID"), Book.Text("NIP"), Book.Text("tgl_kontrak_mulai"), Book.Text("tgl_kontrak_akhir")])
            + Book.Row([Book.Text("A1"), Book.Text(Number), Book.Number("45352", 1), Book.Number("47177")])
            + Book.Row(["<c/>", Book.Number("1.99001012024212E+17"), Book.Formula("45352", "n"), Book.Number("47177")]);

        var readings = await Read(Book.Zip(Book.Parts(rows)));

        Assert.Equal(new ContractRow(2, "A1", Number, Start, End), Assert.IsType<Reading<ContractRow>.Taken>(readings[0]).Row);
        Assert.Equal(["NIP", "tgl_kontrak_mulai"], Assert.IsType<Reading<ContractRow>.Refused>(readings[1]).Row.Errors.Select(error => error.Column));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('x')]
    public async Task TheRowsInErrorCanBeCorrectedAndSentAgain(char mark)
    {
        var bad = await Bad(Header + $"{Number};A1;01-03-2024;31-02-2029\n");
        using var stream = new MemoryStream();
        await ErrorFile.Write(stream, FileFormat.Of(mark), ContractsReader.Layout, bad.ToAsyncEnumerable());

        await using var again = await Open(stream.ToArray());

        Assert.Equal((FileFormat.Of(mark), true), (again.Format, again.IsCorrection));
        var refused = Assert.IsType<Reading<ContractRow>.Refused>((await again.Rows().ToListAsync()).Single()).Row;
        Assert.Equal(bad.Single().Kept, refused.Kept);
        Assert.Equal(bad.Single().Errors, refused.Errors);
    }
}
