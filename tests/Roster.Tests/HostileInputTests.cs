using System.Text;
using CsCheck;
using KartuAsn.Roster.Sample;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class HostileInputTests
{
    private static readonly byte[] Good = GoodFile();

    /// <summary>Bytes that mean something to a reader of CSV.</summary>
    private static readonly Gen<byte> Telling =
        Gen.OneOf(Gen.Const((byte)'"'), Gen.Const((byte)'\n'), Gen.Const((byte)','), Gen.Const((byte)0), Gen.Const((byte)0xFF));

    [Fact]
    public async Task RandomBytesNeverThrowAndAlwaysEnd() =>
        await Gen.Byte.Array[0, 2000].SampleAsync(async bytes => { await Read(bytes); }, iter: 300);

    [Fact]
    public async Task RandomBytesUnderAGoodHeaderNeverThrow() =>
        await Gen.Select(Gen.Byte.Array[0, 3000], Gen.Char[",;\t"]).SampleAsync(async (bytes, delimiter) =>
        {
            await Read([.. Encoding.UTF8.GetBytes(Sheet.Header(delimiter)), .. bytes]);
        }, iter: 300);

    [Fact]
    public async Task AMutatedFileNeverThrowsAndEveryRowIsAccountedForInOrder() =>
        await Gen.Select(Gen.Int[0, Good.Length - 1], Gen.OneOf(Gen.Byte, Telling)).Array[1, 12]
            .SampleAsync(async changes =>
            {
                var bytes = (byte[])Good.Clone();
                foreach (var (at, value) in changes) bytes[at] = value;
                await Read(bytes);
            }, iter: 300);

    [Fact]
    public async Task AFileCutAnywhereNeverThrows() =>
        await Gen.Int[0, Good.Length].SampleAsync(async length => { await Read(Good[..length]); }, iter: 200);

    [Theory]
    [InlineData(',')]
    [InlineData('"')]
    [InlineData('x')]
    public async Task ALineOfOneGigabyteAsHeaderIsRefusedInFlatMemory(char fill) => await IsRefusedInFlatMemory("", fill, row: 1);

    [Theory]
    [InlineData(',')]
    [InlineData('"')]
    [InlineData('x')]
    public async Task ALineOfOneGigabyteAmongTheRowsIsRefusedInFlatMemory(char fill) =>
        await IsRefusedInFlatMemory(Sheet.Header() + Sheet.Line(Sheet.Pns) + "\"", fill, row: 3);

    [Fact]
    public async Task ALineThatIsTooLongIsNamedByItsRowAndThoseBeforeItAreRead()
    {
        var tooLong = Sheet.Line(Sheet.Pns, ("ALAMAT", new string('x', 300_000)));

        var outcome = await Sheet.Read(Sheet.Header() + Sheet.Line(Sheet.Pns) + tooLong);

        Assert.Equal((1, new RosterProblem.LineTooLong(3)), (outcome.Good.Count, outcome.Stopped));
    }

    private static async Task IsRefusedInFlatMemory(string beginning, char fill, int row)
    {
        var stream = new Endless(Encoding.UTF8.GetBytes(beginning), (byte)fill, length: 1L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = await Sheet.Read(stream);

        Assert.Equal(new RosterProblem.LineTooLong(row), outcome.Refused ?? outcome.Stopped);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
        Assert.InRange(stream.Given, 0, 1 << 20);
    }

    /// <summary>Reads to the end and checks that the rows come in order, each with a reason when it is refused.</summary>
    private static async Task Read(byte[] bytes)
    {
        var outcome = await Sheet.Read(bytes).WaitAsync(TimeSpan.FromSeconds(20));

        var rows = outcome.Readings.Select(RowOf).ToList();
        Assert.Equal(rows.Order(), rows);
        Assert.All(outcome.Bad, bad => Assert.NotEmpty(bad.Errors));
    }

    private static int RowOf(RosterReading reading) => reading switch
    {
        RosterReading.Taken(var row, _) => row.Row,
        RosterReading.Refused(var refused) => refused.Row,
        _ => int.MaxValue,
    };

    private static byte[] GoodFile()
    {
        using var stream = new MemoryStream();
        SiasnFile.Write(stream, people: 20);
        return stream.ToArray();
    }

    /// <summary>A beginning, then one byte over and over.</summary>
    private sealed class Endless(byte[] beginning, byte fill, long length) : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, length - Given);
            for (var i = 0; i < count; i++) buffer.Span[i] = Given + i < beginning.Length ? beginning[Given + i] : fill;
            Given += count;
            return ValueTask.FromResult(count);
        }
    }
}
