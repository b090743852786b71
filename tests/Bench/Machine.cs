using System.Globalization;

namespace KartuAsn.Bench;

/// <summary>What else the machine was busy with, and what we took of it: a figure without it says little.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";
    private const int TicksPerSecond = 100;

    public static string Now() => File.Exists(LoadFile)
        ? $"{Environment.ProcessorCount} cores, load {string.Join(' ', File.ReadAllText(LoadFile).Split(' ')[..3])}"
        : $"{Environment.ProcessorCount} cores";

    /// <summary>Processor time of this process and of others, in milliseconds; of Linux only.</summary>
    public static double ProcessorTime(IEnumerable<int> others) => Environment.CpuUsage.TotalTime.TotalMilliseconds + ProcessorTimeOf(others);

    /// <summary>Of other processes alone.</summary>
    public static double ProcessorTimeOf(IEnumerable<int> others) => others.Sum(pid => Ticks($"/proc/{pid}/stat")) * 1000.0 / TicksPerSecond;

    /// <summary>Processes that were started with these words; of Linux only.</summary>
    public static int[] ProcessesOf(string words) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _) && File.Exists($"/proc/{name}/cmdline") && File.ReadAllText($"/proc/{name}/cmdline").Contains(words, StringComparison.Ordinal))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    /// <summary>User and system time are the 14th and 15th word; the second, the name, may hold blanks.</summary>
    private static long Ticks(string file)
    {
        if (!File.Exists(file)) return 0;
        var text = File.ReadAllText(file);
        var words = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(words[11], CultureInfo.InvariantCulture) + long.Parse(words[12], CultureInfo.InvariantCulture);
    }
}
