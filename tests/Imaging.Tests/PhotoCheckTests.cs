using System.Diagnostics;
using System.Globalization;
using System.Text;
using KartuAsn.Imaging.Photos;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Imaging.Tests;

public sealed class PhotoCheckTests
{
    private static readonly string[] Names = ["format", "dimensions", "size", "transparency", "halo", "sharpness", "exposure", "framing"];

    [Fact]
    public void EveryRuleIsAnsweredOnItsOwnAndInOrder()
    {
        Assert.Equal(Names, PhotoCheck.Check(new Portrait().Png()).Rules.Select(rule => rule.Rule));
        Assert.Equal(Names, PhotoCheck.Check("bukan gambar"u8.ToArray()).Rules.Select(rule => rule.Rule));
    }

    [Fact]
    public void WhatIsFailedSaysWhatWasFoundWhatIsWantedAndWhatToDo() => Assert.All(
        PhotoDefects.All.SelectMany(defect => PhotoCheck.Check(defect.Draw(new Portrait())).Rules).Where(rule => !rule.Passed),
        rule => Assert.True(rule.Found.Length > 2 && rule.Wanted.Length > 5 && rule.Advice.EndsWith('.') && rule.Advice != "Sudah sesuai.", $"{rule}"));

    [Fact]
    public void MarksLieOnThePicture() => Assert.All(
        PhotoDefects.All.SelectMany(defect => PhotoCheck.Check(defect.Draw(new Portrait())).Rules).SelectMany(rule => rule.Regions),
        mark => Assert.True(mark is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && mark.X + mark.Width <= 1.0001 && mark.Y + mark.Height <= 1.0001, $"{mark}"));

    [Fact] // docs/photos.md
    public void TheTableInTheDocumentsIsWhatTheCheckFinds()
    {
        var people = PhotoDefects.People.Where((_, n) => n % 10 == 0).ToList();
        var table = new StringBuilder("| foto | n | " + string.Join(" | ", Names) + " |\n|---|--:|" + string.Concat(Enumerable.Repeat("--:|", Names.Length)) + "\n");
        foreach (var (name, rule, draw) in PhotoDefects.All)
        {
            var found = people.Select(person => PhotoCheck.Check(draw(person))).ToList();
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {found.Count} | {string.Join(" | ", Names.Select(n => Cell(n == rule, found.Count(f => f.Rules.Single(r => r.Rule == n) is { Passed: false }))))} |\n");
        }

        Documents.Hold("photos.md", "check", table.ToString());
    }

    [Fact]
    public void AHeaderOfNineHundredMillionPixelsCostsNoMemory()
    {
        var bomb = PngFile.Claiming(30_000, 30_000);
        var before = Process.GetCurrentProcess().PeakWorkingSet64;

        var findings = PhotoCheck.Check(bomb);

        Assert.Equal("30000 × 30000 piksel", findings.Rules[1].Found);
        Assert.False(findings.Accepted);
        Assert.True(Process.GetCurrentProcess().PeakWorkingSet64 - before < 64 << 20);
    }

    private static string Cell(bool expected, int count) => expected ? $"**{count}**" : count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture);
}
