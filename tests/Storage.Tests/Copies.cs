using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class CopiesInSqlite : Copies<SqliteForm>;

public sealed class CopiesInPostgreSql : Copies<PostgreSqlForm>;

/// <summary>Copies of cards, of which a person has one.</summary>
public abstract class Copies<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateOnly Day = new(2022, 11, 4);

    private IssuedCards Cards => new(Database);

    [Fact]
    public async Task ACopyThatShowsTheSameIsTheSameCopy()
    {
        var first = await Cards.Issue("ani", "print", 3, Day);
        var again = await Cards.Issue("ani", "print", 4, Day.AddDays(30));

        Assert.Equal(first, again);
        Assert.Equal(first, await Cards.Find(first.Id));
        Assert.Equal(("ani", "print", Day), (first.Person, first.Print, first.Issued));
        Assert.Equal(16, first.Id.Length);
    }

    [Fact]
    public async Task ACopyThatShowsSomethingElseTakesThePlaceOfTheOneBefore()
    {
        var first = await Cards.Issue("ani", "print", 3, Day);
        var other = await Cards.Issue("ani", "other print", 4, Day.AddDays(1));

        Assert.NotEqual(first.Id, other.Id);
        Assert.Null(await Cards.Find(first.Id));
        Assert.Equal(other, await Cards.Find(other.Id));
        Assert.NotEqual(first.Id, (await Cards.Issue("ani", "print", 5, Day)).Id);
    }

    [Fact]
    public async Task ACopyOfAnOlderRecordDrawnLateDoesNotReplaceTheNewer()
    {
        var newer = await Cards.Issue("ani", "other print", 4, Day);

        Assert.Equal(newer, await Cards.Issue("ani", "print", 3, Day));
    }

    [Fact]
    public async Task ManyWhoAskAtOnceGetOneCopy()
    {
        var copies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Cards.Issue("ani", "print", 3, Day)));

        Assert.Single(copies.Distinct());
        Assert.Null(await Cards.Of("budi"));
    }
}
