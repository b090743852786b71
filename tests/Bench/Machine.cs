namespace KartuAsn.Bench;

/// <summary>What else the machine was busy with: a figure without it says little.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    public static string Now() => File.Exists(LoadFile)
        ? $"{Environment.ProcessorCount} cores, load {string.Join(' ', File.ReadAllText(LoadFile).Split(' ')[..3])}"
        : $"{Environment.ProcessorCount} cores";
}
