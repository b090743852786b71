using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class DeletionsInSqlite : DeletionsKept<SqliteForm>;

public sealed class DeletionsInPostgreSql : DeletionsKept<PostgreSqlForm>;

/// <summary>The log of bytes that were deleted.</summary>
public abstract class DeletionsKept<TForm> : Suite<TForm> where TForm : Form, new()
{
    private static readonly DateTimeOffset Now = new(2022, 11, 4, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task ADeletionIsNotedOnceAndTheFirstNoteStays()
    {
        var log = new Deletions(Database);
        var first = new Deletion("p-1", KeptFile.CardFile, "KA-1", Deletion.Replaced, "lama", Now, "masa simpan");

        await log.Note(first);
        await log.Note(first with { At = Now.AddDays(1), Reason = "lain" });
        await log.Note(first with { What = KeptFile.Photo, At = Now.AddDays(2) });

        Assert.Equal([first, first with { What = KeptFile.Photo, At = Now.AddDays(2) }], await log.Of("p-1"));
        Assert.Equal(Now.AddDays(2), Assert.Single(await log.Latest(1)).At);
        Assert.Empty(await log.Of("p-2"));
    }

    [Fact]
    public async Task OnePersonsStateIsReadAsItIsStored()
    {
        await Save(Some.Employee("P-1"));

        Assert.Equal("P-1", (await Read.State("p-1"))!.Id);
        Assert.Null(await Read.State("p-2"));
    }

    [Fact]
    public async Task PeopleAreReadByTheirKeysOnADay()
    {
        await Save(Some.Employee("P-1"));
        await Save(Some.Employee("P-2"));

        var found = await Read.People(["p-1", "nobody"], Some.Today);

        Assert.Equal("P-1", Assert.Single(found).Value.Id);
    }
}
