using System.Reflection;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>References are the architecture.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData(typeof(Rules.Fact), new string[0])]
    [InlineData(typeof(Contracts.IEmployeeGrain), new[] { "Rules" })]
    [InlineData(typeof(Storage.Database), new[] { "Rules" })]
    [InlineData(typeof(Roster.RosterReader), new[] { "Contracts", "Rules" })]
    [InlineData(typeof(Imaging.CardFileCheck), new string[0])]
    [InlineData(typeof(Documents.FormEPdf), new[] { "Imaging", "Rules" })]
    [InlineData(typeof(KartuAsn.Live.CityLive), new[] { "Rules" })]
    public void AProjectKnowsOnlyWhatStandsBelowIt(Type of, string[] allowed) => Assert.Equal(allowed, Ours(of.Assembly).Except(Optional(of)).Order());

    [Fact]
    public void TheRulesKnowNothingButTheirLanguage() =>
        Assert.All(typeof(Rules.Fact).Assembly.GetReferencedAssemblies(), r => Assert.StartsWith("System", r.Name, StringComparison.Ordinal));

    [Fact]
    public void WhatRunsInTheBrowserKnowsNoOrleans() =>
        Assert.DoesNotContain(typeof(KartuAsn.Live.CityLive).Assembly.GetReferencedAssemblies(), r => r.Name!.StartsWith("Orleans", StringComparison.Ordinal));

    private static IEnumerable<string> Ours(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(r => r.Name!).Where(n => n.StartsWith("KartuAsn.", StringComparison.Ordinal)).Select(n => n["KartuAsn.".Length..]);

    /// <summary>Imaging may use the rules' words, and may do without.</summary>
    private static string[] Optional(Type of) => of == typeof(Imaging.CardFileCheck) ? ["Rules"] : [];
}
