using System.Collections.Immutable;
using KartuAsn.Imaging.Cards;
using KartuAsn.Rules;
using SkiaSharp;

namespace KartuAsn.Documents.Paper;

/// <summary>A burn-up on paper, and under it what each line stands for.</summary>
internal static class BurnupInk
{
    private const float Letter = 7.5f;
    private const float Sample = 16;

    private static readonly Style Words = new(Weight.Regular, Letter, Figures: Figures.Tabular);

    public static void Put(Sheets sheets, Burnup burnup, float height)
    {
        sheets.Keep(height + Letter + 8);
        var corner = new SKPoint(sheets.Left, sheets.Y);
        foreach (var mark in new BurnupChart(burnup, sheets.Width, height, Letter).Marks)
            if (Of(mark, corner) is { } ink) sheets.Put(ink);
        sheets.Skip(height);
        PutLegend(sheets, burnup);
        sheets.Skip(Letter + 8);
    }

    /// <summary>An area of colour is left to screens.</summary>
    private static Ink? Of(ChartMark mark, SKPoint corner) => mark switch
    {
        ChartMark.Line { Part: ChartPart.Area } => null,
        ChartMark.Line line => Line(line.Part, [.. line.Points.Select(point => point + corner)]),
        ChartMark.Dot dot => new Ink.Line([dot.At + corner - new SKPoint(2, 0), dot.At + corner + new SKPoint(2, 0)], 4, Tone.Accent),
        ChartMark.Words words => new Ink.Words(words.Text, words.At + corner, Words, words.Align, words.Part == ChartPart.Axis ? Tone.Muted : Tone.Ink),
        _ => null,
    };

    private static Ink.Line Line(ChartPart part, ImmutableArray<SKPoint> points) => part switch
    {
        ChartPart.Grid => new(points, .4f, Tone.Line),
        ChartPart.Everybody => new(points, .8f),
        ChartPart.Deadline => new(points, .6f),
        ChartPart.Pace => new(points, .9f, Tone.Muted, (1, 2.5f)),
        ChartPart.Forecast => new(points, 1.2f, Tone.Accent, (5, 3)),
        _ => new(points, 2, Tone.Accent),
    };

    private static void PutLegend(Sheets sheets, Burnup burnup)
    {
        var (x, y) = (sheets.Left, sheets.Y + Letter);
        foreach (var (part, words) in Legend(burnup))
        {
            sheets.Put(Line(part, [new(x, y - (Letter * .3f)), new(x + Sample, y - (Letter * .3f))]));
            sheets.Put(new Ink.Words(words, new(x + Sample + 4, y), Words));
            x += Sample + 4 + Lettering.Width(words, Words) + 12;
        }
    }

    private static IEnumerable<(ChartPart, string)> Legend(Burnup burnup)
    {
        yield return (ChartPart.Done, "Sudah mengunggah");
        yield return (ChartPart.Everybody, "Seluruh pegawai");
        if (burnup.Campaign is not null) yield return (ChartPart.Pace, "Garis target menuju tenggat");
        if (burnup.Forecast is { } finish) yield return (ChartPart.Forecast, $"Perkiraan selesai {Indonesian.Date(finish)}");
    }
}
