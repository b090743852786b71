namespace KartuAsn.Gateway.Screens;

/// <summary>What a form names itself by, so that sending it twice does it once.</summary>
internal static class CommandId
{
    /// <summary>Null: none, or one that no form of ours has.</summary>
    public static string? Of(string? command) => command is { Length: > 0 and <= 64 } ? command : null;
}
