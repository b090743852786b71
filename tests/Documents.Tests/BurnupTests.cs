using System.Collections.Immutable;
using System.Xml.Linq;
using CsCheck;
using KartuAsn.Documents.Paper;
using Xunit;

namespace KartuAsn.Documents.Tests;

/// <summary>The burn-up: one geometry for screen and paper.</summary>
public sealed class BurnupTests
{
    private static readonly DateOnly Opening = new(2022, 10, 14);

    [Fact]
    public void TheLineEndsAtTodayAndTheForecastGoesOnFromThere()
    {
        var marks = Marks(Some.Burnup());
        var (done, everybody, forecast, pace) = (Line(marks, ChartPart.Done), Line(marks, ChartPart.Everybody), Line(marks, ChartPart.Forecast), Line(marks, ChartPart.Pace));

        Assert.Equal(16, done.Length);
        Assert.Equal(done[^1], forecast[0]);
        Assert.Equal(everybody[^1].Y, forecast[^1].Y, .01);
        Assert.Equal(everybody[^1].Y, pace[^1].Y, .01);
        Assert.Equal(Line(marks, ChartPart.Deadline)[0].X, pace[^1].X, .01);
        Assert.True(done[^1].X < pace[^1].X && pace[^1].X < forecast[^1].X);
    }

    [Fact]
    public void AForecastFarAheadLeadsOverTheEdgeInsteadOfFlatteningAllElse()
    {
        var marks = Marks(Some.Burnup() with { Finish = Opening.AddYears(5) });

        Assert.True(Line(marks, ChartPart.Forecast)[^1].Y > Line(marks, ChartPart.Everybody)[^1].Y + 20);
        Assert.True(Line(marks, ChartPart.Done)[^1].X > 150);
    }

    [Fact]
    public void WhatIsNotKnownIsNotDrawn()
    {
        var days = Some.Burnup().Days;
        var all = Marks(new(days));
        var over = Marks(new(days, Opening.AddYears(-1), Opening.AddDays(-1), Opening));

        foreach (var marks in new[] { all, over })
            Assert.DoesNotContain(marks, mark => mark.Part is ChartPart.Pace or ChartPart.Deadline or ChartPart.Forecast);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(3304, 1000)]
    [InlineData(2500, 500)]
    [InlineData(2_000_000_000, 500_000_000)]
    public void RungsAreRoundNumbers(int highest, int step) => Assert.Equal(step, BurnupChart.NiceStep(highest));

    [Fact]
    public void NothingEverLeavesTheChartAndItsWordsNeverMeet() =>
        Gen.Select(Gen.Int[1, 900], Gen.Int[0, 6_000_000], Gen.Int[-400, 400], Gen.Int[-400, 900], Gen.Int[0, 3000]).Sample(
            (days, people, opening, deadline, finish) =>
            {
                var burnup = new Burnup(
                    [.. Enumerable.Range(0, days).Select(i => new BurnupDay(Opening.AddDays(i), (int)((long)people * i / days), people))],
                    Opening.AddDays(opening), Opening.AddDays(Math.Max(opening, deadline)), Opening.AddDays(finish));
                foreach (var (width, height) in new[] { (960, 290), (320, 240) })
                {
                    var marks = new BurnupChart(burnup, width, height, 14).Marks;
                    Assert.All(marks.OfType<ChartMark.Line>().SelectMany(line => line.Points), point =>
                    {
                        Assert.InRange(point.X, 0, width);
                        Assert.InRange(point.Y, 0, height);
                    });
                    var places = marks.OfType<ChartMark.Words>().Select(words => Pictures.Extent(new(words.Text, words.At, new(Imaging.Cards.Weight.Regular, 14), words.Align))).ToList();
                    Assert.All(places, place => Assert.True(place.Left >= 0 && place.Right <= width && place.Top >= 0 && place.Bottom <= height, $"{place} {days} {people}"));
                    Assert.All(places, place => Assert.DoesNotContain(places, other => other != place && other.IntersectsWith(place)));
                }
            },
            iter: 150);

    [Fact]
    public void ThePageGetsItWithNameAndDescriptionTwiceAndWithoutAColour()
    {
        var svg = XElement.Parse($"<div>{BurnupSvg.Draw(Some.Burnup(), "b", "Kemajuan <kota> & lain")}</div>");

        Assert.Equal(2, svg.Elements().Count());
        Assert.All(svg.Elements(), one => Assert.Equal("Kemajuan <kota> & lain", one.Element("title")!.Value));
        Assert.Equal(4, svg.Descendants().Attributes("id").Select(id => id.Value).Distinct().Count());
        Assert.StartsWith("Dari 14 Oktober 2022 sampai 29 Oktober 2022: 0 menjadi 1.575 dari 3.303 orang sudah mengunggah. Tenggat 4 November 2022.", svg.Descendants("desc").First().Value, StringComparison.Ordinal);
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName is "fill" or "stroke" or "style");
    }

    private static ImmutableArray<ChartMark> Marks(Burnup burnup) => new BurnupChart(burnup, 880, 270, 14).Marks;

    private static ImmutableArray<SkiaSharp.SKPoint> Line(ImmutableArray<ChartMark> marks, ChartPart part) => marks.OfType<ChartMark.Line>().Single(line => line.Part == part).Points;
}
