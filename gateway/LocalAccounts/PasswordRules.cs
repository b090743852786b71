using System.Globalization;
using System.Text;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>
/// What a password has to be, by NIST SP 800-63B-4: long, and not one that others guess. Nothing is asked of its kinds of characters,
/// nothing ever makes it expire.
/// </summary>
public static class PasswordRules
{
    /// <summary>In characters as Unicode counts them. So many because a password may be all there is: a second factor is offered, not forced.</summary>
    public const int Shortest = 15;

    public const int Longest = 128;

    /// <summary>A password of fewer different parts is guessed by whoever tries parts.</summary>
    private const int FewestParts = 3;

    /// <param name="about">The owner's name, login and number: what everybody knows of them.</param>
    /// <returns>What is wrong with it, and what to do; null when it will do.</returns>
    public static AccountRefusal? Fault(string? password, params IEnumerable<string?> about) => (password ?? "", LengthOf(password)) switch
    {
        (_, < Shortest) => new AccountRefusal.PasswordShort(),
        (_, > Longest) => new AccountRefusal.PasswordLong(),
        var (text, _) when text.Any(c => char.IsControl(c) || c == '\uFFFD') => new AccountRefusal.PasswordUnreadable(),
        var (text, _) when Names(about).Any(Plain(text).Contains) => new AccountRefusal.PasswordAboutOwner(),
        var (text, _) when CommonPasswords.PartsOf(Plain(text)) < FewestParts => new AccountRefusal.PasswordCommon(),
        _ => null,
    };

    /// <summary>As it is kept and compared.</summary>
    public static string Composed(string password) => Latin.Compose(password);

    private static int LengthOf(string? password) => password is null ? 0 : password.Length > 4 * Longest ? int.MaxValue : password.EnumerateRunes().Count();

    /// <summary>Also the words of a name, but for those too short to tell anything.</summary>
    private static IEnumerable<string> Names(IEnumerable<string?> about) => about.OfType<string>()
        .SelectMany(text => text.Split([' ', '.', ',', '@', '_', '-'], StringSplitOptions.RemoveEmptyEntries).Append(text))
        .Select(Plain).Where(word => word.Length >= 5)
        .Append("kartuasn");

    /// <summary>Small, without spaces and the signs of a keyboard, which people put between words.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.IsAscii ? Rune.IsLetterOrDigit(rune) : !Rune.IsWhiteSpace(rune)).Select(rune => Rune.ToLower(rune, CultureInfo.InvariantCulture)));
}
