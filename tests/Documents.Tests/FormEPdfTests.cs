using System.Text.RegularExpressions;
using CsCheck;
using KartuAsn.Documents.Paper;
using KartuAsn.Rules;
using KartuAsn.Support;
using SkiaSharp;
using Xunit;

namespace KartuAsn.Documents.Tests;

/// <summary>Annex E of the letter on paper, as poppler reads it.</summary>
public sealed class FormEPdfTests
{
    [Fact]
    public void TheFormReadsFromTopToBottomAsAnnexEHasIt()
    {
        var words = ReadBack.PdfWords(FormEPdf.Draw(Some.FormE, Some.Time));

        Assert.Equal(
            """
            PEMERINTAH KOTA MADIUN
            BADAN KEPEGAWAIAN DAN
            PENGEMBANGAN SUMBER DAYA MANUSIA
            Jalan Contoh Nomor 1 Madiun, Kode Pos 63100 Jawa Timur
            Telepon (0351) 000000 · contoh.example
            JUMLAH CAPAIAN KARTU ASN VIRTUAL (PERANGKAT DAERAH)
            BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA
            Posisi per 4 November 2022 pukul 16.00 WIB
            Surat Nomor 873/5273/401.201/2022 tanggal 14 Oktober 2022
            NO LAPORAN PNS PPPK TOTAL
            1.
            Jumlah yang sudah mengunggah Kartu ASN
            Virtual
            1.700 80 1.780
            2.
            Jumlah yang belum mengunggah Kartu ASN
            Virtual
            120 1.020 1.140
            JUMLAH 1.820 1.100 2.920
            Madiun, 4 November 2022
            Plt. Kepala Badan Kepegawaian dan
            Pengembangan Sumber Daya Manusia,
            Drs. BUDI SANTOSO, M.Si.
            Pembina Utama Muda
            NIP 19700101 199501 1 001
            Kode verifikasi: 7K2F-9QXM-44TD Halaman 1 dari 1
            """,
            words.TrimEnd('\f', '\n'));
    }

    [Fact]
    public void WithoutASignerThereAreLinesToFillAndNoName()
    {
        var words = ReadBack.PdfWords(FormEPdf.Draw(Some.FormE with { Signer = null, State = "KONSEP — belum dikirim" }, Some.Time));

        Assert.Contains("KONSEP — belum dikirim", words, StringComparison.Ordinal);
        Assert.Contains("(KEPALA PERANGKAT DAERAH)\nNAMA\nPangkat\nNIP\n", words, StringComparison.Ordinal);
        Assert.DoesNotContain("BUDI", words, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFileIsPlainA4WithItsLettersInsideSoThatASignatureCanBePutOnItElsewhere()
    {
        var pdf = FormEPdf.Draw(Some.With([.. Some.People(40)]) with { State = "Revisi ke-2" }, Some.Time);

        Assert.Matches(@"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", ReadBack.PdfInfo(pdf));
        Assert.Matches(@"Encrypted: +no\b", ReadBack.PdfInfo(pdf));
        Assert.Matches(@"Form: +none\b", ReadBack.PdfInfo(pdf));
        var fonts = ReadBack.PdfFonts(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(3, fonts.Length);
        Assert.All(fonts, font => Assert.Matches(@"PlusJakartaSans.* yes yes yes ", font));
        Assert.DoesNotContain("elektronik", ReadBack.PdfText(pdf), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void TheSamePaperIsTheSameBytesAndOneOfAnotherTimeIsNot()
    {
        var paper = Some.With([.. Some.People(60)]);

        Assert.Equal(FormEPdf.Draw(paper, Some.Time), FormEPdf.Draw(paper, Some.Time.ToUniversalTime()));
        Assert.NotEqual(FormEPdf.Draw(paper, Some.Time), FormEPdf.Draw(paper, Some.Time.AddMinutes(1)));
    }

    [Fact]
    public void ThosePeopleWhoHaveNotUploadedComeFirstAndEachListEndsWithItsRowOfTheForm()
    {
        var words = ReadBack.PdfWords(FormEPdf.Draw(Some.With([.. Some.People(12)]), Some.Time));
        var list = words[words.IndexOf("DAFTAR NAMA", StringComparison.Ordinal)..];

        Assert.Matches(
            """
            Belum mengunggah
            No Nama NIP Jenis Unit kerja Status
            1 SITI AMINAH, S.Pd. 19800101 200501 1 001 PNS – Belum
            2 SITI AMINAH, S.Pd. 19900101 202421 2 006 PPPK Paruh Waktu SMP Negeri 6 Belum
            3 SITI AMINAH, S.Pd. 19900101 202421 1 011 PPPK SMP Negeri 11 Belum
            Jumlah yang belum mengunggah Kartu ASN Virtual: PNS 1, PPPK 2, TOTAL 3
            Sudah mengunggah
            No Nama NIP Jenis Unit kerja Status
            1 Rafi Afifah Wijaya 19900101 202421 2 002 PPPK SMP Negeri 2 Sudah
            """.ReplaceLineEndings("\n"),
            list);
        Assert.Contains("Jumlah yang sudah mengunggah Kartu ASN Virtual: PNS 3, PPPK 6, TOTAL 9", list, StringComparison.Ordinal);
    }

    [Fact]
    public void AListAlwaysHasEverybodyOnceAndItsSumsAreTheForms() =>
        Gen.Int[0, 90].Select(Gen.Int[0, 1000]).Sample(
            (count, from) =>
            {
                var paper = Some.With([.. Some.People(from + count).Skip(from)]);
                var words = FormEPdf.Lay(paper).Pages.Skip(1).SelectMany(page => page).OfType<Ink.Words>().Select(of => of.Text).ToList();
                return words.Count(word => word == "Belum") == paper.Form.Rows[1].Total && words.Count(word => word == "Sudah") == paper.Form.Rows[0].Total
                    && words.Count(word => SpacedNumber.IsMatch(word)) == count;
            },
            iter: 30);

    private static readonly Regex SpacedNumber = new(@"^\d{8} \d{6} \d \d{3}$");

    [Fact]
    public void AListOfTenThousandRepeatsItsHeadOnEveryPageAndNumbersThem()
    {
        var sheets = FormEPdf.Lay(Some.With([.. Some.People(10_000)]));

        Assert.InRange(sheets.Pages.Count, 200, 500);
        Assert.All(sheets.Pages.Index().Skip(1), page =>
        {
            var words = page.Item.OfType<Ink.Words>().Select(of => of.Text).ToList();
            Assert.Contains("Unit kerja", words);
            Assert.Equal($"Halaman {page.Index + 1} dari {sheets.Pages.Count}", words[^1]);
        });
        Assert.Contains("Jumlah yang belum mengunggah Kartu ASN Virtual: PNS 667, PPPK 1.333, TOTAL 2.000", WordsOf(sheets));
    }

    [Fact]
    public void NoWordsLeaveThePaperOrMeetOthersHoweverLongTheyAre()
    {
        var longest = new string('W', 300);
        var name = string.Join(' ', Enumerable.Repeat("Dr. RADEN AJENG KUSUMANINGRAT", 12));
        var people = Some.People(30).Select((person, i) => person with { Name = i % 2 == 0 ? name : longest, Unit = i % 3 == 0 ? longest : name });
        var sheets = FormEPdf.Lay(Some.With([.. people]) with
        {
            Agency = name,
            Head = Some.Head with { Agency = name, Address = [longest, name] },
            Position = name,
            State = name,
            Letter = longest,
            Code = longest,
            Signer = Some.Signer with { Name = name[..120], Office = name[..120], Rank = name[..120] },
        });
        var paper = SKRect.Create(sheets.Left - .5f, 0, sheets.Width + 1, sheets.Size.Height);

        Assert.All(sheets.Pages, page =>
        {
            var places = page.OfType<Ink.Words>().Select(words => (words.Text, Place: Pictures.Extent(words))).ToList();
            Assert.All(places, one => Assert.True(paper.Contains(one.Place), one.Text));
            Assert.All(places, one => Assert.DoesNotContain(places, other => other != one && other.Place.IntersectsWith(one.Place)));
        });
    }

    [Fact]
    public void NamesThatAreNotThePeopleOfTheFormAreNeverPrinted()
    {
        var paper = Some.With([.. Some.People(5)]);

        Assert.True(paper.AddsUp);
        Assert.Throws<ArgumentException>(() => FormEPdf.Draw(paper with { Names = paper.Names!.Value.RemoveAt(0) }, Some.Time));
        Assert.Throws<ArgumentException>(() => FormEPdf.Draw(paper with { Names = paper.Names!.Value.Add(Some.People(1).Single() with { Kind = Kind.Cpns }) }, Some.Time));
    }

    [Fact]
    public void TheEmblemFillsItsSlotAndMovesNoWord()
    {
        var without = FormEPdf.Lay(Some.FormE);
        var with = FormEPdf.Lay(Some.FormE with { Head = Some.Head with { Emblem = Emblem() } });
        using var picture = SKBitmap.Decode(Pictures.Of(with, 1));

        Assert.Equal(without.Pages[0].OfType<Ink.Words>(), with.Pages[0].OfType<Ink.Words>());
        var green = from y in Enumerable.Range(0, picture.Height) from x in Enumerable.Range(0, picture.Width) where picture.GetPixel(x, y) is { Green: > 120, Red: < 60 } select (x, y);
        var (left, right) = (green.Min(dot => dot.x), green.Max(dot => dot.x));
        Assert.InRange(left, 98, 110);
        Assert.InRange(right - left, 50, 80);
    }

    [Fact]
    public void AnEmblemThatIsNoPictureHoldsNoReportUp() =>
        Assert.Contains("JUMLAH", ReadBack.PdfWords(FormEPdf.Draw(Some.FormE with { Head = Some.Head with { Emblem = new byte[] { 0x89, 0x50, 0x4E, 0x47, 1, 2, 3 } } }, Some.Time)), StringComparison.Ordinal);

    [Theory]
    [InlineData("form-e", 1)]
    [InlineData("form-e-draft", 1)]
    [InlineData("form-e-draft", 2)]
    public void ThePaperLooksAsItDid(string name, int page)
    {
        var now = Pictures.Of(FormEPdf.Lay(Known(name)), page);

        Assert.InRange(Pictures.Difference(Pictures.Golden($"{name}-{page}", now), now), 0, Pictures.Same);
    }

    [Fact]
    public void OneOtherFigureIsNoticed()
    {
        var now = Pictures.Of(FormEPdf.Lay(Known("form-e")), 1);
        var other = Pictures.Of(FormEPdf.Lay(Known("form-e") with { Form = new(new(1700, 127), new(80, 1020)) }), 1);

        Assert.True(Pictures.Difference(now, other) > Pictures.Same);
        Assert.Equal(0, Pictures.Difference(now, now));
    }

    private static FormEPaper Known(string name) =>
        name == "form-e" ? Some.FormE : Some.With([.. Some.People(30)]) with { Signer = null, State = "KONSEP — belum dikirim" };

    private static List<string> WordsOf(Sheets sheets) => [.. sheets.Pages.SelectMany(page => page).OfType<Ink.Words>().Select(of => of.Text)];

    /// <summary>A green shield, taller than wide.</summary>
    private static byte[] Emblem()
    {
        using var dots = new SKBitmap(300, 400);
        using var canvas = new SKCanvas(dots);
        using var green = new SKPaint { Color = new(0x13, 0x8F, 0x3B) };
        canvas.DrawRoundRect(SKRect.Create(0, 0, 300, 400), 60, 60, green);
        return dots.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
