using System.Globalization;

namespace KartuAsn.Bench;

/// <summary>What was said on the command line, as pairs of a name and a value.</summary>
internal sealed class Options(string[] args)
{
    public string Text(string name, string usual) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : usual;

    public bool Has(string name) => args.Contains(name);

    public int Number(string name, int usual) => int.Parse(Text(name, usual.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
