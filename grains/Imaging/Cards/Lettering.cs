using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

/// <summary>How heavy letters are, as CSS numbers it.</summary>
public enum Weight
{
    Regular = 400,
    SemiBold = 600,
    Bold = 700,
}

/// <summary>How figures stand beside each other.</summary>
public enum Figures
{
    /// <summary>As wide as each is.</summary>
    Usual,

    /// <summary>The usual ones, each in the middle of equal room.</summary>
    Spaced,

    /// <summary>The family's own of equal width: a column of numbers is even, and a number in a PDF stays one word.</summary>
    Tabular,
}

/// <summary>How a text is set.</summary>
/// <param name="Spacing">More room after each letter, in parts of the size.</param>
/// <param name="WordSpacing">More room between words, in parts of the size; the family's own is narrow.</param>
public sealed record Style(Weight Weight, float Size, float Spacing = 0, float WordSpacing = .06f, Figures Figures = Figures.Usual);

/// <summary>
/// Plus Jakarta Sans, from this assembly, so that pictures are the same everywhere. Text is shaped with its kerning; what the Latin
/// part of the family lacks comes from the extended one.
/// </summary>
public static class Lettering
{
    // Shaping is done in units of a thousandth of the size.
    private const int Units = 1000;
    private static readonly FrozenDictionary<Weight, Cut[]> Cuts = Enum.GetValues<Weight>()
        .ToFrozenDictionary(weight => weight, weight => new[] { Cut.Load("latin", weight), Cut.Load("latin-ext", weight) });

    /// <summary>Capital letters are so high, in parts of the size.</summary>
    public const float CapHeight = 0.71f;

    public static float Width(string text, Style style) => Runs(text, style).Sum(run => run.Glyphs.Sum(glyph => glyph.Advance));

    /// <summary>
    /// Draws the text with its baseline at <paramref name="y"/>. A PDF keeps the words behind the glyphs, so that they are found and copied also
    /// where the family has one glyph for two letters.
    /// </summary>
    public static void Draw(SKCanvas canvas, string text, float x, float y, Style style, SKPaint paint)
    {
        foreach (var run in Runs(text, style).Where(run => run.Glyphs.Length > 0))
        {
            using var font = new SKFont(run.Cut.Face, style.Size) { Edging = SKFontEdging.Antialias, Subpixel = true, Hinting = SKFontHinting.None };
            using var builder = new SKTextBlobBuilder();
            var blob = builder.AllocatePositionedTextRun(font, run.Glyphs.Length, Encoding.UTF8.GetByteCount(run.Text));
            Encoding.UTF8.GetBytes(run.Text, blob.Text);
            var glyphs = blob.Glyphs;
            var places = blob.Positions;
            var clusters = blob.Clusters;
            for (var i = 0; i < glyphs.Length; x += run.Glyphs[i].Advance, i++)
                (glyphs[i], places[i], clusters[i]) = (run.Glyphs[i].Id, new(x + run.Glyphs[i].Offset, 0), run.ByteOf(i));
            using var made = builder.Build();
            canvas.DrawText(made, 0, y, paint);
        }
    }

    private static IEnumerable<Run> Runs(string text, Style style) => Parts(text, Cuts[style.Weight]).Select(part => part.Cut.Shape(part.Text, style));

    /// <summary>The text in stretches that one cut can write.</summary>
    private static IEnumerable<(string Text, Cut Cut)> Parts(string text, Cut[] cuts)
    {
        var from = 0;
        Cut? cut = null;
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            var next = CutFor(text, i, cut, cuts);
            if (cut is not null && next != cut)
            {
                yield return (text[from..i], cut);
                from = i;
            }
            cut = next;
        }
        if (cut is not null)
            yield return (text[from..], cut);
    }

    /// <summary>A letter that no cut has is drawn as the family draws a missing one.</summary>
    private static Cut CutFor(string text, int at, Cut? before, Cut[] cuts)
    {
        var letter = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
        return before?.Has(letter) == true ? before : Array.Find(cuts, cut => cut.Has(letter)) ?? cuts[0];
    }

    /// <param name="At">Of its first character in the text of the run.</param>
    private readonly record struct Glyph(ushort Id, int At, float Advance, float Offset);

    private sealed record Run(Cut Cut, string Text, Glyph[] Glyphs)
    {
        /// <summary>Where the characters of a glyph begin in UTF-8.</summary>
        public uint ByteOf(int glyph) => (uint)Encoding.UTF8.GetByteCount(Text.AsSpan(0, Glyphs[glyph].At));
    }

    /// <summary>One file of the family; loaded once, kept as long as the program runs.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "Lives as long as the program.")]
    private sealed class Cut
    {
        private readonly Font shaper;
        private readonly SKFont letters;

        // What the shaper reads, without a copy: it must not move, nor be collected.
        private readonly byte[] file;
        private readonly Face face;

        private Cut(byte[] file)
        {
            Face = SKTypeface.FromData(SKData.CreateCopy(file));
            letters = new(Face, Units) { Hinting = SKFontHinting.None, LinearMetrics = true };
            WidestFigure = "0123456789".Max(figure => letters.MeasureText($"{figure}")) / Units;
            this.file = GC.AllocateUninitializedArray<byte>(file.Length, pinned: true);
            file.CopyTo(this.file, 0);
            using var blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(this.file, 0), file.Length, MemoryMode.ReadOnly);
            face = new(blob, 0) { UnitsPerEm = Face.UnitsPerEm };
            shaper = new(face);
            shaper.SetScale(Units, Units);
            shaper.SetFunctionsOpenType();
        }

        public SKTypeface Face { get; }

        /// <summary>In parts of the size.</summary>
        private float WidestFigure { get; }

        public static Cut Load(string subset, Weight weight)
        {
            using var woff = typeof(Lettering).Assembly.GetManifestResourceStream(
                $"KartuAsn.Imaging.Fonts.plus-jakarta-sans-{subset}-{(int)weight}-normal.woff")!;
            var file = new byte[woff.Length];
            woff.ReadExactly(file);
            return new(Woff.Unpack(file));
        }

        public bool Has(int letter) => letters.ContainsGlyph(letter);

        public Run Shape(string text, Style style)
        {
            using var buffer = new HarfBuzzSharp.Buffer();
            buffer.AddUtf16(text);
            buffer.GuessSegmentProperties();
            shaper.Shape(buffer, new Feature(new Tag('t', 'n', 'u', 'm'), style.Figures == Figures.Tabular ? 1u : 0u));
            var (infos, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
            var scale = style.Size / Units;
            var glyphs = new Glyph[infos.Length];
            for (var i = 0; i < infos.Length; i++)
                glyphs[i] = Placed(infos[i], text, places[i].XAdvance * scale, places[i].XOffset * scale, style);
            return new(this, text, glyphs);
        }

        private Glyph Placed(GlyphInfo info, string text, float advance, float offset, Style style)
        {
            var letter = text[(int)info.Cluster];
            var room = style.Figures == Figures.Spaced && char.IsAsciiDigit(letter) ? WidestFigure * style.Size : advance;
            return new((ushort)info.Codepoint, (int)info.Cluster, room + MoreRoom(letter, style), offset + ((room - advance) / 2));
        }

        private static float MoreRoom(char letter, Style style) => style.Size * (style.Spacing + (letter == ' ' ? style.WordSpacing : 0));
    }
}
