using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

/// <summary>Runs alone, because it weighs what the whole process allocates.</summary>
[Collection(nameof(Alone))]
public class XlsxHostileTests
{
    private static readonly byte[] Good = Book.Zip(Book.Parts(Book.Header + Book.Line(Sheet.Pns) + Book.Line(Sheet.Pppk, ("PNS ID", Book.Text("B")))));

    private static async Task<RosterProblem?> ProblemOf(byte[] bytes, RosterLimits? limits = null) =>
        await Sheet.Read(bytes, limits) is var outcome ? outcome.Refused ?? outcome.Stopped : null;

    private static Task<RosterProblem?> ProblemOfSheet(string sheet, RosterLimits? limits = null) =>
        ProblemOf(Book.Zip(Book.Parts("", (Book.SheetPart, sheet))), limits);

    private static async Task IsTooLarge(string what, Task<RosterProblem?> reading) =>
        Assert.Contains(what, Assert.IsType<RosterProblem.TooLarge>(await reading.WaitAsync(TimeSpan.FromSeconds(60))).What, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(1000)]
    [InlineData(-200)]
    [InlineData(-22)]
    [InlineData(-1)]
    public async Task AZipThatWasCutIsSaidToBeBroken(int at)
    {
        var cut = at < 0 ? Good[..^-at] : [.. "PK\u0003\u0004"u8, .. Good[4..Math.Max(4, at)]];

        Assert.Equal(new RosterProblem.Broken(), await ProblemOf(cut));
    }

    [Fact]
    public async Task ADigitThatChangedOnItsWayIsNoticedAlthoughTheZipStillUnpacks()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in Book.Parts(Book.Header + Book.Line(Sheet.Pns)))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(content);
            }
        }
        var bytes = stream.ToArray();
        bytes[bytes.AsSpan().IndexOf("198001012005011001"u8) + 17] = (byte)'2';

        var outcome = await Sheet.Read(bytes);

        Assert.Equal(new RosterProblem.Broken(), outcome.Stopped);
    }

    [Theory]
    [InlineData("<worksheet")]
    [InlineData("<worksheet><sheetData></worksheet>")]
    [InlineData("no xml")]
    [InlineData("<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"-1\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"x\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"99999999999\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"2\"/><row r=\"2\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c r=\"XFE1\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c r=\"ZZZZZZZZZZZZZZ1\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c r=\"1\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData></worksheet>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>")]
    [InlineData("<worksheet><sheetData><row><c><v>&#1;</v></c></row></sheetData></worksheet>")]
    public async Task ASheetThatContradictsItselfIsSaidToBeBroken(string sheet) => Assert.Equal(new RosterProblem.Broken(), await ProblemOfSheet(sheet));

    [Fact]
    public async Task TwoPartsOfOneNameAndAWorkbookThatIsNoneAreBroken()
    {
        Assert.Equal(new RosterProblem.Broken(), await ProblemOf(Book.Zip([.. Book.Parts(Book.Header), (Book.SheetPart.ToUpperInvariant(), "<x/>")])));
        Assert.Equal(new RosterProblem.Broken(), await ProblemOf(Book.Zip(Book.Parts(Book.Header, ("xl/workbook.xml", "<html/>")))));
        Assert.Equal(new RosterProblem.Broken(), await ProblemOf(Book.Zip(Book.Parts("").Where(part => part.Name != Book.SheetPart))));
    }

    [Fact]
    public async Task AFileLongerThanAllowedIsRefused() =>
        await IsTooLarge("MB", ProblemOf(Good, new RosterLimits { SpreadsheetBytes = Good.Length - 1 }));

    [Fact]
    public async Task ExactlyAsLongAsAllowedIsFine() =>
        Assert.Null(await ProblemOf(Good, new RosterLimits { SpreadsheetBytes = Good.Length }));

    [Fact]
    public async Task WhatIsUnpackedIsCountedWhateverTheZipClaims()
    {
        var bytes = Book.Zip(Book.Parts("", (Book.SheetPart, Book.SheetOf(Book.Header, string.Concat(Enumerable.Repeat("<x/>", 500_000))))));
        // The table of contents now says that the sheet unpacks to 100 bytes.
        var entry = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Book.SheetPart)) - 46;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry + 24), 100);

        Assert.NotNull(await ProblemOf(bytes, new RosterLimits { UnpackedBytes = 1 << 20 }));
        await IsTooLarge("1 MB setelah dibuka", ProblemOfSheet(Book.SheetOf(string.Concat(Enumerable.Repeat("<x/>", 500_000))), new RosterLimits { UnpackedBytes = 1 << 20 }));
    }

    [Theory]
    [InlineData("<x/>", "dimampatkan")]
    [InlineData(" ", "terlalu panjang")]
    [InlineData("<!--x-->", "terlalu panjang")]
    [InlineData("<?x y?>", "terlalu panjang")]
    [InlineData("<x><y z=\"1\">1</y></x>", "dimampatkan")]
    public async Task AZipBombIsRefusedInFlatMemory(string fill, string what)
    {
        var bomb = Bomb($"<worksheet xmlns=\"{Book.Main}\"><sheetData>", fill, 300 << 20);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await IsTooLarge(what, ProblemOf(bomb));

        Assert.InRange(bomb.Length, 0, 4 << 20);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 << 20);
    }

    [Theory]
    [InlineData("<worksheet><sheetData><row><c><v>", "a")]
    [InlineData("<worksheet><sheetData><row><c><is><t>", "a")]
    [InlineData("<worksheet><sheetData><row><c r=\"", "A")]
    [InlineData("<worksheet><", "a")]
    [InlineData("<worksheet><sheetData><row><c t=\"inlineStr\"><is>", "<t>aaaaaaaaaaaaaaaa</t>")]
    [InlineData("<worksheet><sheetData><row>", "<c><v>aaaaaaaaaaaaaaaa</v></c>")]
    [InlineData("<worksheet><sheetData>", "<a>")]
    public async Task NoRowNoCellNoNameAndNoNestingFillsTheMemory(string beginning, string fill)
    {
        var bomb = Bomb(beginning, fill, 40 << 20);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.NotNull(await ProblemOf(bomb).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 << 20);
    }

    [Fact]
    public async Task DepthIsLimitedInEveryPart()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100));

        await IsTooLarge("bersarang", ProblemOfSheet(deep));
        foreach (var part in (string[])["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"])
        {
            var content = part == "xl/workbook.xml" ? $"<workbook>{deep}</workbook>" : deep;
            await IsTooLarge("bersarang", ProblemOf(Book.Zip(Book.Parts(Book.Header, (part, content)))));
        }
    }

    [Fact]
    public async Task ManyDifferentNamesAreRefused() =>
        await IsTooLarge("nama unsur", ProblemOfSheet(Book.SheetOf(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a{i}/>")))));

    [Fact]
    public async Task SharedTextsAreLimitedInNumberLengthAndSize()
    {
        var limits = new RosterLimits(LongestRecord: 4096) { SharedStrings = 100, SharedStringBytes = 10_000 };

        Assert.Null(await ProblemOf(WithShared("<si><t>a</t></si>", 100), limits));
        await IsTooLarge("100 teks", ProblemOf(WithShared("<si><t>a</t></si>", 101), limits));
        await IsTooLarge("100 teks", ProblemOf(WithShared($"<si><t>{new string('é', 1000)}</t></si>", 6), limits));
        await IsTooLarge("4096 karakter", ProblemOf(WithShared($"<si><t>{new string('a', 4097)}</t></si>", 1), limits));

        static byte[] WithShared(string text, int count) => Book.Zip(Book.Parts(
            Book.Row(Sheet.Usual.Where(column => column.Kept is not null).Select(column => Book.Text(column.Name))),
            ("xl/sharedStrings.xml", $"<sst>{string.Concat(Enumerable.Repeat(text, count))}</sst>")));
    }

    [Fact]
    public async Task TooManyColumnsAreRefusedAndEmptyOnesDoNotCount()
    {
        var many = Book.Header.Replace("</row>", "<c r=\"XFD1\" t=\"inlineStr\"><is><t>X</t></is></c></row>", StringComparison.Ordinal);
        var empty = Book.Header.Replace("</row>", "<c r=\"XFD1\" s=\"1\"/></row>", StringComparison.Ordinal);

        Assert.Equal(new RosterProblem.TooManyColumns(500), (await Book.Read(many)).Refused);
        Assert.Null((await Book.Read(empty)).Refused);
    }

    [Fact]
    public async Task TooManyRowsStopTheReadingAfterTheLastAllowed()
    {
        var rows = Book.Header + string.Concat(Enumerable.Range(0, 4).Select(i => Book.Line(Sheet.Pns, ("PNS ID", Book.Text($"P{i}")))));

        var outcome = await Sheet.Read(Book.Zip(Book.Parts(rows)), new RosterLimits(Rows: 3));

        Assert.Equal((3, new RosterProblem.TooManyRows(3)), (outcome.Good.Count, outcome.Stopped));
    }

    [Fact]
    public async Task AZipOfManyEntriesIsRefusedBeforeItsTableIsRead()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 60_000; i++) zip.CreateEntry($"{i}");
        }
        var (honest, lying) = (stream.ToArray(), stream.ToArray());
        lying.AsSpan(lying.AsSpan().LastIndexOf("PK\u0005\u0006"u8) + 8, 4).Fill(1);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await IsTooLarge("2000 berkas", ProblemOf(honest));
        await IsTooLarge("2000 berkas", ProblemOf(lying));

        // The bytes themselves wait in memory, twice over while they grow; a table of these entries would be as much again.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8L * honest.Length);
    }

    [Fact]
    public async Task AWorkbookWithAPasswordIsToldToBeSavedWithoutOne()
    {
        byte[] start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");

        foreach (var before in (int[])[0, 500, 65_520, 65_530, 200_001])
        {
            var problem = await ProblemOf([.. start, .. new byte[before], .. name, .. new byte[3000]]);

            Assert.IsType<RosterProblem.Encrypted>(problem);
            Assert.Contains("hapus kata sandi", problem.Sentence, StringComparison.Ordinal);
        }
        Assert.Equal(new RosterProblem.Spreadsheet("Excel lama (XLS)"), await ProblemOf([.. start, .. new byte[100_000]]));
        Assert.Equal(new RosterProblem.Spreadsheet("Excel lama (XLS)"), await ProblemOf(start));
    }

    [Fact]
    public async Task OtherSpreadsheetsAndDocumentsAreNamed()
    {
        Assert.Equal(new RosterProblem.Spreadsheet("OpenDocument (ODS)"), await ProblemOf(Stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet")));
        Assert.Equal(new RosterProblem.Spreadsheet("Excel biner (XLSB)"), await ProblemOf(Book.Zip([("[Content_Types].xml", "<x/>"), ("xl/workbook.bin", "")])));
        Assert.Equal(new RosterProblem.OtherFormat("dokumen Word (DOCX)"), await ProblemOf(Book.Zip([("[Content_Types].xml", "<x/>"), ("word/document.xml", "")])));
        Assert.Contains("CSV atau XLSX", new RosterProblem.Spreadsheet("x").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMutatedXlsxNeverThrowsAndStaysWithinItsLimits()
    {
        var small = Book.Zip(Book.Parts(Book.Row(Sheet.Usual.Where(column => column.Kept is not null).Select(column => Book.Text(column.Name))) + Book.Row([Book.Text("a")])));
        var random = new Random(20221014);
        var limits = new RosterLimits { UnpackedBytes = 1 << 20 };
        for (var i = 0; i < 4_000; i++)
        {
            var bytes = (byte[])small.Clone();
            for (var changes = random.Next(1, 5); changes > 0; changes--) bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            await ReadToTheEnd(bytes, limits);
        }
    }

    [Fact]
    public async Task MutatedPartsOfAGoodZipNeverThrowAndStayWithinTheirLimits()
    {
        const string Telling = "<>/=\"& x1-";
        var parts = Book.Parts(Book.Header + Book.Line(Sheet.Pns), ("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"));
        var random = new Random(20221104);
        for (var i = 0; i < 3_000; i++)
        {
            var mutated = parts.Select(part => (part.Name, Content: part.Content.ToCharArray())).ToArray();
            var content = mutated[random.Next(1, mutated.Length)].Content;
            for (var changes = random.Next(1, 4); changes > 0; changes--) content[random.Next(content.Length)] = Telling[random.Next(Telling.Length)];
            await ReadToTheEnd(Book.Zip(mutated.Select(part => (part.Name, new string(part.Content)))), RosterLimits.Default);
        }
    }

    [Fact]
    public async Task RandomBytesBehindTheStartOfAZipNeverThrow() =>
        await Gen.Byte.Array[0, 2000].SampleAsync(async bytes => { await ReadToTheEnd([.. "PK\u0003\u0004"u8, .. bytes], RosterLimits.Default); }, iter: 300);

    private static async Task ReadToTheEnd(byte[] bytes, RosterLimits limits)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var outcome = await Sheet.Read(bytes, limits).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.All(outcome.Bad, bad => Assert.NotEmpty(bad.Errors));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 32 << 20);
    }

    private static byte[] Stored(string name, string content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
            writer.Write(content);
        }
        return stream.ToArray();
    }

    /// <summary>A small zip whose sheet begins well and goes on with the same for hundreds of megabytes.</summary>
    private static byte[] Bomb(string beginning, string fill, int length)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in Book.Parts("").Append((Book.SheetPart, beginning)).Where(part => part.Item2 != Book.SheetOf("")))
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
                var filling = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(fill, (1 << 20) / fill.Length)));
                for (var written = 0; name == Book.SheetPart && written < length; written += filling.Length) part.Write(filling);
            }
        }
        return stream.ToArray();
    }
}
