using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class KedudukanHukumTests
{
    private static readonly KedudukanEffect Active = new KedudukanEffect.Active();
    private static readonly KedudukanEffect Review = new KedudukanEffect.Review();

    [Theory]
    [InlineData("01 03 05 06 08 09 11 12 15 16 20 71 92", "Active")]
    [InlineData("02 13", "UnpaidLeave")]
    [InlineData("04", "Other")]
    [InlineData("07", "StateOfficial")]
    [InlineData("14", "Missing")]
    [InlineData("51", "Cpns")]
    [InlineData("66 70 77 88", "Dismissed")]
    [InlineData("98 99", "Retired")]
    [InlineData("52 67 68 69 73 89 90 91 101", "Review")]
    public void EveryCodeOfTheTableHasItsEffect(string codes, string effect) =>
        Assert.All(codes.Split(' '), code => Assert.Equal(effect, Word(KedudukanHukum.Of(code).Effect)));

    [Theory]
    [InlineData("00")]
    [InlineData("10")]
    [InlineData("72")]
    [InlineData("999")]
    [InlineData("AKTIF")]
    [InlineData("")]
    [InlineData(null)]
    public void AnUnknownCodeIsToBeReviewed(string? code) => Assert.Equal(Review, KedudukanHukum.Of(code).Effect);

    [Theory]
    [InlineData("1")]
    [InlineData(" 1 ")]
    [InlineData("'1")]
    [InlineData("'01")]
    public void ALostLeadingZeroComesBack(string code)
    {
        Assert.Equal("01", KedudukanHukum.Of(code).Code);
        Assert.Equal(Active, KedudukanHukum.Of(code).Effect);
    }

    [Fact]
    public void EveryRowSaysItsNameAndWhyAndNoCodeStandsTwice()
    {
        Assert.Equal(KedudukanHukum.Table.Length, KedudukanHukum.Table.Select(row => row.Code).Distinct().Count());
        Assert.All(KedudukanHukum.Table, row => Assert.True(row.Name.Length > 2 && row.Why.Length > 2));
    }

    private static string Word(KedudukanEffect effect) => effect switch
    {
        KedudukanEffect.Suspended(var ground) => ground.ToString(),
        KedudukanEffect.Ended(var how) => how.ToString(),
        _ => effect.GetType().Name,
    };
}
