using KartuAsn.Gateway.LocalAccounts;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("kuda lumping makan pecel")]
    [InlineData("xK9$vQ2!mZ7@pL4")]
    [InlineData("ꦱꦸꦫꦠ꧀ꦏꦧꦂꦱꦏꦶꦁꦝꦺꦱ")]
    [InlineData("🐎🦆🌶🍚🥁🎺🎻🪕🛶🚲🛵🌋🏝🌾🧺")]
    [InlineData("tanpaangkadanhurufbesarpun")]
    public void ALongPasswordWillDoWhateverItsCharacters(string password) => Assert.Null(Fault(password));

    [Theory]
    [InlineData("kuda lumping ma", null)]
    [InlineData("kuda lumping m", typeof(AccountRefusal.PasswordShort))]
    [InlineData("🐎🦆🌶🍚🥁🎺🎻", typeof(AccountRefusal.PasswordShort))]
    [InlineData("", typeof(AccountRefusal.PasswordShort))]
    [InlineData(null, typeof(AccountRefusal.PasswordShort))]
    public void TheLengthIsCountedInCharactersAndNotInBytes(string? password, Type? refusal) => Assert.Equal(refusal, Fault(password));

    [Fact]
    public void AHundredAndTwentyEightCharactersAreTakenAndNoMore()
    {
        var sentence = string.Concat(Enumerable.Range(0, 40).Select(i => $"kata{i}x"));

        Assert.Null(Fault(sentence[..128]));
        Assert.Equal(typeof(AccountRefusal.PasswordLong), Fault(sentence[..129]));
        Assert.Equal(typeof(AccountRefusal.PasswordLong), Fault(new string('x', 1_000_000)));
    }

    [Theory]
    [InlineData("indonesia1234567890")]
    [InlineData("passwordpassword")]
    [InlineData("Password Password 2026!")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("123456789012345678901")]
    [InlineData("kopi kopi kopi kopi")]
    [InlineData("madiunkota20222023")]
    [InlineData("Bismillah-Bismillah-99")]
    public void WhatOthersGuessIsRefused(string password) => Assert.Equal(typeof(AccountRefusal.PasswordCommon), Fault(password));

    [Theory]
    [InlineData("gunung CONTOHWATI merapi")]
    [InlineData("gunung 198001012005011001 merapi")]
    [InlineData("gunung merapi kartu-asn biru")]
    [InlineData("sri.contohwati merapi gunung")]
    public void WhatEverybodyKnowsOfTheOwnerIsRefused(string password) =>
        Assert.Equal(typeof(AccountRefusal.PasswordAboutOwner), Fault(password));

    [Fact]
    public void ALetterAndItsMarkAreTheLetterItself() =>
        Assert.Equal("café Ñandú", PasswordRules.Composed("cafe\u0301 N\u0303andu\u0301"));

    [Fact]
    public void EveryRefusalIsFoundByTheCodeInTheAddress() =>
        Assert.All(
            typeof(AccountRefusal).GetNestedTypes().Select(type => (AccountRefusal)Activator.CreateInstance(type)!),
            refusal => Assert.Equal(refusal, AccountRefusal.Of(refusal.Code)));

    private static Type? Fault(string? password) => PasswordRules.Fault(password, "Sri Contohwati", "198001012005011001")?.GetType();
}
