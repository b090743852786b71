using System.Text;
using System.Text.Json;
using KartuAsn.Rules;
using Orleans.Storage;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class GrainStatesInSqlite : GrainStates<SqliteForm>;

public sealed class GrainStatesInPostgreSql : GrainStates<PostgreSqlForm>;

/// <summary>What the storage provider promises to grains, over our statements.</summary>
public abstract class GrainStates<TForm> : Suite<TForm> where TForm : Form, new()
{
    private const string Note = "note";

    [Fact]
    public async Task OfManyWhoWriteFirstOneWinsAndTheStateStaysReadable()
    {
        await using var elsewhere = Form.Open();
        IGrainStorage[] providers = [Grains, await Provider.Start(elsewhere)];

        for (var round = 0; round < 100; round++)
        {
            var grain = NoteGrain($"note/{round}");

            var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(
                racer => Task.Run(() => Write(providers[racer % 2], grain, $"of {racer}"))));

            Assert.Single(written, true);
            Assert.StartsWith("of", await TextOf(providers[round % 2], grain), StringComparison.Ordinal);
        }

        Assert.Equal(100, await Number("SELECT count(*) FROM OrleansStorage"));
    }

    [Fact]
    public async Task AStaleEtagIsRefusedAndChangesNothing()
    {
        var grain = NoteGrain("note/1");
        await Write(Grains, grain, "first");
        var (mine, theirs) = (await ReadNote(Grains, grain), await ReadNote(Grains, grain));
        theirs.State = new("theirs");
        await Grains.WriteStateAsync(Note, grain, theirs);

        mine.State = new("mine");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.WriteStateAsync(Note, grain, mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.ClearStateAsync(Note, grain, mine));
        Assert.Equal("theirs", await TextOf(Grains, grain));
    }

    [Fact]
    public async Task AFreshProviderReadsWhatWasWritten()
    {
        var record = Some.Employee();
        await Save(record);

        await using var again = Form.Open();
        var state = new GrainState<EmployeeRecord>();
        await (await Provider.Start(again)).ReadStateAsync(StateNames.Employee, GrainId.Create("employee", "employee/p-1"), state);

        Assert.True(state.RecordExists);
        Assert.Equal("1", state.ETag);
        Assert.Equal(Json(record), Json(state.State));
    }

    [Fact]
    public async Task EverySaveOfConcurrentWritersIsThere()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            await Save(Some.Employee($"p{i}"));
            await Save(Some.Employee($"p{i}").Next());
        })));

        Assert.Equal(200, await Number("SELECT count(*) FROM OrleansStorage WHERE Version = 2"));
        Assert.Equal(200, await Number("SELECT count(*) FROM person WHERE sequence = 2"));
        Assert.Equal(400, await Number("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task WithoutAPrefixKeysOfHexDigitsCollide()
    {
        await Write(Grains, NoteGrain("0007"), "seven");

        Assert.Equal("seven", await TextOf(Grains, NoteGrain("7")));
    }

    [Fact]
    public async Task WithAPrefixEveryKeyIsItsOwn()
    {
        string[] keys = ["note/0007", "note/7", "note/abc", "note/ABC"];

        foreach (var key in keys)
            await Write(Grains, NoteGrain(key), key);

        foreach (var key in keys)
            Assert.Equal(key, await TextOf(Grains, NoteGrain(key)));
    }

    [Fact]
    public async Task TheNameOfTheStateIsPartOfTheKeyAndTheGrainsTypeIsNot()
    {
        await Grains.WriteStateAsync(Note, GrainId.Create("note", "note/1"), Text("one"));
        await Grains.WriteStateAsync("draft", GrainId.Create("note", "note/1"), Text("other"));

        Assert.Equal("one", await TextOf(Grains, GrainId.Create("stranger", "note/1")));
    }

    [Fact]
    public async Task AStateIsStoredAsTheJsonOfItsRecordAndNothingElse()
    {
        await Save(Some.Employee());

        var payload = await Database.Readers.Value<byte[]>("SELECT PayloadBinary FROM OrleansStorage");

        Assert.Equal(Json(Some.Employee()), Encoding.UTF8.GetString(payload!));
    }

    [Fact]
    public async Task AnotherStateCanBeClearedAndWrittenAgain()
    {
        var grain = NoteGrain("note/1");
        await Write(Grains, grain, "first");
        var state = await ReadNote(Grains, grain);

        await Grains.ClearStateAsync(Note, grain, state);
        Assert.False((await ReadNote(Grains, grain)).RecordExists);

        state.State = new("second");
        await Grains.WriteStateAsync(Note, grain, state);
        Assert.Equal("second", await TextOf(Grains, grain));
    }

    [Fact]
    public async Task AnotherStateCanBeDeletedAndWrittenAgain()
    {
        var deleting = await Provider.Start(Database, deleteOnClear: true);
        var grain = NoteGrain("note/1");
        await Write(deleting, grain, "first");
        var state = await ReadNote(deleting, grain);

        await deleting.ClearStateAsync(Note, grain, state);

        Assert.Equal(0, await Number("SELECT count(*) FROM OrleansStorage"));
        Assert.True(await Write(deleting, grain, "second"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NobodysRecordCanBeCleared(bool delete)
    {
        await Save(Some.Employee());
        var provider = await Provider.Start(Database, delete);
        var grain = GrainId.Create("employee", "employee/p-1");
        var state = new GrainState<EmployeeRecord>();
        await provider.ReadStateAsync(StateNames.Employee, grain, state);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => provider.ClearStateAsync(StateNames.Employee, grain, state));

        Assert.Contains("never", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(await Read.Person("p-1", Some.Today));
    }

    [Fact]
    public async Task AnEpochIsNeverGivenTwice()
    {
        await using var again = Form.Open();

        var epochs = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run((i % 2 == 0 ? Database : again).NextEpoch)));

        Assert.Equal(40, epochs.Distinct().Count());
        Assert.True(await again.NextEpoch() > epochs.Max());
    }

    [Fact]
    public async Task AWordIsRememberedUntilAnotherTakesItsPlace()
    {
        Assert.Null(await Database.GetMeta("sample"));

        await Database.SetMeta("sample", "yes");
        await Database.SetMeta("sample", "for ever");

        await using var again = Form.Open();
        Assert.Equal("for ever", await again.GetMeta("sample"));
    }

    private static GrainId NoteGrain(string key) => GrainId.Create("note", key);

    private static GrainState<TextState> Text(string text) => new() { State = new(text) };

    private static async Task<bool> Write(IGrainStorage provider, GrainId grain, string text)
    {
        try
        {
            await provider.WriteStateAsync(Note, grain, Text(text));
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private static async Task<GrainState<TextState>> ReadNote(IGrainStorage provider, GrainId grain)
    {
        var state = new GrainState<TextState>();
        await provider.ReadStateAsync(Note, grain, state);
        return state;
    }

    private static async Task<string> TextOf(IGrainStorage provider, GrainId grain) => (await ReadNote(provider, grain)).State!.Text;

    private static string Json(EmployeeRecord? record) => JsonSerializer.Serialize(record, StoredJson.Options);
}

/// <summary>A state that the read side does not know.</summary>
public sealed record TextState(string Text)
{
    public TextState() : this("") { }
}
