using KartuAsn.Rules;

namespace KartuAsn.Gateway.Screens;

/// <summary>What a form names itself by, so that sending it twice does it once.</summary>
internal static class CommandId
{
    /// <summary>Null: none, or one that no form of ours has.</summary>
    public static string? Of(string? command) => command is { Length: > 0 and <= 64 } ? command : null;

    /// <summary>A refusal as it is said to somebody at a form, who knows of no keys.</summary>
    public static string Words(Refusal refusal) => refusal is Refusal.KeyReused
        ? "Formulir ini sudah pernah dikirim dengan isi lain. Kembali, muat ulang halamannya, lalu isi dan kirim kembali."
        : refusal.Sentence;
}
