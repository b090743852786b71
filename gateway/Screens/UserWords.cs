using KartuAsn.Storage.LocalAccounts;

namespace KartuAsn.Gateway.Screens;

/// <summary>The state of an account, on the screen.</summary>
internal static class UserWords
{
    public static string State(Account account) => account switch
    {
        { Disabled: true } => "Nonaktif",
        { PasswordHash: null } => "Belum diaktifkan",
        { TwoFactorEnabled: true } => "Aktif, dengan faktor kedua",
        _ => "Aktif",
    };

    public static string Mood(Account account) => account switch
    {
        { Disabled: true } => "is-bad",
        { PasswordHash: null } => "is-warn",
        _ => "is-good",
    };
}
