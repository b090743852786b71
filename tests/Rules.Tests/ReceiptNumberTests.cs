using CsCheck;
using Xunit;

namespace KartuAsn.Rules.Tests;

public sealed class ReceiptNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly Gen<string> Receipts = Gen.Select(Gen.String, Gen.Int[1, 20_000]).Select(ReceiptNumber.Of);

    [Fact]
    public void AReceiptReadsLikeThis() => Assert.Matches("^KA(-[0-9A-Z]{4}){3}-0001-[0-9A-Z]$", ReceiptNumber.Of("person", 1));

    [Fact]
    public void OneWrongCharacterIsAlwaysNoticed() =>
        Gen.Select(Receipts, Gen.Int[3, 17], Gen.Int[0, 31]).Sample((receipt, place, letter) =>
        {
            var wrong = receipt.ToCharArray();
            if (wrong[place] == '-' || wrong[place] == Alphabet[letter]) return;
            wrong[place] = Alphabet[letter];
            Assert.True(ReceiptNumber.IsWellFormed(receipt));
            Assert.False(ReceiptNumber.IsWellFormed(new string(wrong)));
        }, iter: 5_000);

    [Fact]
    public void TwoNeighboursSwappedAreAlwaysNoticed() =>
        Gen.Select(Receipts, Gen.Int[3, 16]).Sample((receipt, place) =>
        {
            var text = receipt.Replace("-", "", StringComparison.Ordinal).ToCharArray();
            if (text[place] == text[place - 1]) return;
            (text[place], text[place - 1]) = (text[place - 1], text[place]);
            Assert.False(ReceiptNumber.IsWellFormed(new string(text)));
        }, iter: 5_000);

    [Fact]
    public void AHundredThousandPeopleNeverShareAReceipt() =>
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(i => ReceiptNumber.Of($"person-{i}", 1)).Distinct().Count());
}
