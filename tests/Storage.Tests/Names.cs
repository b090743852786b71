using System.Text;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class NamesInSqlite : Names<SqliteForm>;

public sealed class NamesInPostgreSql : Names<PostgreSqlForm>;

/// <summary>What people are called, and the numbers they hold, as of a day.</summary>
public abstract class Names<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateOnly NextMonth = new(2022, 12, 1);

    [Fact]
    public async Task ListsAndThePersonShowTheNameOfTheDayAndStandInItsOrder()
    {
        var siti = Some.Employee("p1").Named("SITI");
        await Save(siti);
        await Save(siti.Next(NextMonth, called => called with { Name = "AMINAH", TitleBefore = "dr.", Number = "199001012020122001" }));
        await Save(Some.Employee("p2").Named("BUDI"));

        Assert.Equal(["BUDI", "SITI"], await Listed(new(Some.Today)));
        Assert.Equal(["BUDI", "SITI"], await Listed(new(NextMonth.AddDays(-1), "dinkes")));
        Assert.Equal(["AMINAH", "BUDI"], await Listed(new(NextMonth, "dinkes")));
        Assert.Equal(("SITI", null, "198001012005011001"), await Called(Some.Today));
        Assert.Equal(("AMINAH", "dr.", "199001012020122001"), await Called(NextMonth));
        Assert.Equal(("SITI", null, "198001012005011001"), await Called(new(1950, 1, 1)));
        Assert.Equal(["BUDI", "AMINAH"], (await Read.Serving(NextMonth, ["dinkes"]).ToListAsync()).Select(p => p.Name).OrderDescending());
    }

    [Fact]
    public async Task OldAndComingNamesAndNumbersFindThePersonUnderTheNameOfTheDay()
    {
        await Save(Some.Employee("p1").Named("SITI").Next(NextMonth, called => called with { Name = "AMINAH", Number = "199001012020122001" }));
        await Save(Some.Employee("p2").Named("BUDI").Numbered("197001012000011001"));

        foreach (var text in new[] { "siti", "aminah", "1980", "19900101 202012 2 001" })
        {
            Assert.Equal(["SITI"], await Listed(new(Some.Today, Text: text)));
            Assert.Equal(["AMINAH"], await Listed(new(NextMonth, Text: text)));
        }

        Assert.Equal("SITI", Assert.Single(await Read.ByNumber("199001012020122001", Some.Today)).Name);
    }

    [Fact]
    public async Task OldNumbersFindThePersonAndTheHolderOfTheDayComesFirst()
    {
        await Save(Some.Employee("p-1").Numbered("100").Next(NextMonth, called => called with { Number = "200" }));
        await Save(Some.Employee("p-2").Numbered("100"));
        await Save(Some.Employee("p-3").Numbered("200"));

        Assert.Equal(["p-3", "p-1"], (await Read.ByNumber("200", Some.Today)).Select(person => person.Key));
        Assert.Equal(["p-1", "p-3"], (await Read.ByNumber("200", NextMonth)).Select(person => person.Key));
        Assert.Equal(["p-1", "p-2"], await Read.HoldersOf("100", Some.Today));
        Assert.Equal(["p-2"], await Read.HoldersOf("100", NextMonth));
        Assert.Equal(["p-1", "p-3"], await Read.HoldersOf("200", Some.Today));
        Assert.Empty(await Read.HoldersOf("300", Some.Today));
    }

    [Fact]
    public async Task ANumberIsSharedFromTheFirstDayOnWhichBothHoldIt()
    {
        var later = new DateOnly(2023, 3, 1);
        await Save(Some.Employee("p-1").Numbered("100").Next(NextMonth, called => called with { Number = "200" }));
        await Save(Some.Employee("p-2").Numbered("200").Next(later, called => called with { Number = "300" }));
        await Save(Some.Employee("p-3").Numbered("400").Next(NextMonth, called => called with { Number = "100" }));

        SharedNumber[] shared = [new("200", "p-1", "p-2", NextMonth), new("200", "p-2", "p-1", NextMonth)];
        Assert.Equal(shared, await Read.SharedNumbers(Some.Today));
        Assert.Equal(shared, (await Read.SharedNumbers(Some.Today, "p-2")).OrderBy(s => s.Id));
        Assert.Empty(await Read.SharedNumbers(Some.Today, "p-3"));
        Assert.Equal(later.AddDays(-1), (await Read.SharedNumbers(later.AddDays(-1)))[0].Since);
        Assert.Empty(await Read.SharedNumbers(later));
    }

    [Fact]
    public async Task ANumberThatNeverWasIsForgotten()
    {
        var record = Some.Employee().Numbered("100");
        await Save(record.Next(NextMonth, called => called with { Number = "200" }));

        await Save(record with { Sequence = 3, NamesAt = 3 });

        Assert.Empty(await Read.ByNumber("200", Some.Today));
        Assert.Equal(["p-1"], await Read.HoldersOf("100", NextMonth));
    }

    [Fact]
    public async Task ASaveThatChangesNoNameLeavesTheNamesAlone()
    {
        var record = Some.Employee();
        await Save(record);
        await Database.Writers.Execute("UPDATE naming SET serial = 'a mark'");

        await Save(record.Next().Named("somebody else"));

        Assert.Equal(1, await Number("SELECT count(*) FROM naming WHERE serial = 'a mark'"));
    }

    [Fact]
    public async Task AStoreOfAnOlderProgramKeepsItsNewestNamesUntilItIsDerivedAgain()
    {
        await using var form = new TForm();
        await form.Prepare();
        await using var older = form.Open();
        await Schema.Apply(older, form.BeforeNames);
        await older.Writers.Execute(
            """
            INSERT INTO OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
              PayloadBinary, Version)
            VALUES (1, 0, 0, 1, 'employee', 'employee/p-1', 'kartuasn', @payload, 1)
            """,
            ("payload", Encoding.UTF8.GetBytes(OfRulesTwo)));

        await Schema.Apply(older);
        var read = new ReadSide(older);
        Assert.Equal("AMINAH", (await read.Person("p-1", Some.Today))!.Name);

        await Reindex.Run(older, Employee.Current);
        Assert.Equal(("SITI", "AMINAH"), ((await read.Person("p-1", Some.Today))!.Name, (await read.Person("p-1", NextMonth))!.Name));
        Assert.Equal("AMINAH", Assert.Single((await read.People(new(NextMonth, Text: "siti"), Policy.Default)).People).Name);
    }

    private const string OfRulesTwo = """
        {"v":2,"rules":2,"id":"P-1","sequence":2,"facts":[
        {"fact":"pns-appointed","name":"SITI","number":"198001012005012001","agencyId":"dinkes","source":"s","id":"1","effectiveDate":"2006-01-01","recordedAt":"2022-01-01T00:00:00+00:00"},
        {"fact":"name-changed","name":"AMINAH","source":"s","id":"2","effectiveDate":"2022-12-01","recordedAt":"2022-01-01T00:00:00+00:00"}],
        "standingsAt":1,"standings":[{"from":"2006-01-01","agency":"dinkes","kind":"pns","partTime":false,"service":"serving","suspended":"none","uploaded":false,"review":false}],
        "agenciesEver":["dinkes"],"name":"AMINAH","number":"198001012005012001","numbers":["198001012005012001"]}
        """;

    private async Task<IEnumerable<string>> Listed(PeopleQuery query) =>
        (await Read.People(query, Policy.Default)).People.Select(person => person.Name);

    private async Task<(string, string?, string)> Called(DateOnly day) =>
        await Read.Person("p1", day) is { } person ? (person.Name, person.TitleBefore, person.Number) : default;
}
