using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace KartuAsn.Imaging.Cards;

internal enum Weight
{
    Regular = 400,
    SemiBold = 600,
    Bold = 700,
}

/// <summary>How a text is set.</summary>
/// <param name="Spacing">More room after each letter, in parts of the size.</param>
/// <param name="WordSpacing">More room between words, in parts of the size; the family's own is narrow.</param>
/// <param name="Tabular">All figures equally wide.</param>
internal sealed record Style(Weight Weight, float Size, float Spacing = 0, float WordSpacing = .06f, bool Tabular = false);

/// <summary>
/// Plus Jakarta Sans, from this assembly, so that pictures are the same everywhere. Text is shaped with its kerning; what the Latin
/// part of the family lacks comes from the extended one.
/// </summary>
internal static class Lettering
{
    // Shaping is done in units of a thousandth of the size.
    private const int Units = 1000;
    private static readonly FrozenDictionary<Weight, Cut[]> Cuts = Enum.GetValues<Weight>()
        .ToFrozenDictionary(weight => weight, weight => new[] { Cut.Load("latin", weight), Cut.Load("latin-ext", weight) });

    /// <summary>Capital letters are so high, in parts of the size.</summary>
    public const float CapHeight = 0.71f;

    public static float Width(string text, Style style) => Set(text, style).Sum(glyph => glyph.Advance);

    /// <summary>Draws the text with its baseline at <paramref name="y"/>.</summary>
    public static void Draw(SKCanvas canvas, string text, float x, float y, Style style, SKPaint paint)
    {
        foreach (var run in Runs(Set(text, style)))
        {
            using var font = new SKFont(run[0].Cut.Face, style.Size) { Edging = SKFontEdging.Antialias, Subpixel = true, Hinting = SKFontHinting.None };
            using var builder = new SKTextBlobBuilder();
            var blob = builder.AllocatePositionedRun(font, run.Count);
            var glyphs = blob.Glyphs;
            var places = blob.Positions;
            for (var i = 0; i < run.Count; x += run[i].Advance, i++)
                (glyphs[i], places[i]) = (run[i].Id, new(x + run[i].Offset, 0));
            using var made = builder.Build();
            canvas.DrawText(made, 0, y, paint);
        }
    }

    private static List<Glyph> Set(string text, Style style)
    {
        var cuts = Cuts[style.Weight];
        var set = new List<Glyph>(text.Length);
        foreach (var (part, cut) in Parts(text, cuts))
            set.AddRange(cut.Shape(part, style));
        return set;
    }

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

    private static IEnumerable<List<Glyph>> Runs(List<Glyph> glyphs)
    {
        var run = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (run.Count > 0 && run[0].Cut != glyph.Cut)
            {
                yield return run;
                run = [];
            }
            run.Add(glyph);
        }
        if (run.Count > 0)
            yield return run;
    }

    private readonly record struct Glyph(Cut Cut, ushort Id, float Advance, float Offset);

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

        public IEnumerable<Glyph> Shape(string text, Style style)
        {
            using var buffer = new HarfBuzzSharp.Buffer();
            buffer.AddUtf16(text);
            buffer.GuessSegmentProperties();
            shaper.Shape(buffer);
            var (infos, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
            var scale = style.Size / Units;
            for (var i = 0; i < infos.Length; i++)
                yield return Placed((ushort)infos[i].Codepoint, text[(int)infos[i].Cluster], places[i].XAdvance * scale, places[i].XOffset * scale, style);
        }

        /// <summary>
        /// Tabular figures are the usual ones, each in the middle of equal room: the family's own have no code of their own, so nobody
        /// could copy a number out of a PDF.
        /// </summary>
        private Glyph Placed(ushort id, char letter, float advance, float offset, Style style)
        {
            var room = style.Tabular && char.IsAsciiDigit(letter) ? WidestFigure * style.Size : advance;
            return new(this, id, room + MoreRoom(letter, style), offset + ((room - advance) / 2));
        }

        private static float MoreRoom(char letter, Style style) => style.Size * (style.Spacing + (letter == ' ' ? style.WordSpacing : 0));
    }
}
