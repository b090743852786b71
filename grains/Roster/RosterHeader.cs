using System.Collections.Frozen;
using System.Collections.Immutable;
using Sylvan.Data.Csv;

namespace KartuAsn.Roster;

/// <summary>Where the file has each column that is read; matched by name, since SIASN's variants differ in number and order.</summary>
internal sealed class RosterHeader
{
    private const int Absent = -1;

    private static readonly FrozenDictionary<string, SiasnColumn> Known = SiasnColumns.All.ToFrozenDictionary(column => column.Name);

    private readonly int[] ordinals = [.. Enumerable.Repeat(Absent, SiasnColumns.Kept.Length)];
    private readonly List<string> unknown = [];
    private SiasnColumn? twice;

    private RosterHeader(int width) => Width = width;

    /// <summary>Columns in the header, named or not.</summary>
    public int Width { get; }

    /// <summary>As many columns a row must have at least, or what follows in it cannot be told apart.</summary>
    public int Needed { get; private set; }

    public RosterProblem? Problem => (Missing(ColumnUse.Required), twice) switch
    {
        ({ Length: > 0 } missing, _) => new RosterProblem.WrongHeader(missing),
        (_, { } column) => new RosterProblem.ColumnTwice(column.Name),
        _ => null,
    };

    public static RosterHeader Read(CsvDataReader csv)
    {
        var header = new RosterHeader(csv.RowFieldCount);
        for (var i = 0; i < csv.RowFieldCount; i++) header.Add(i, csv.GetFieldSpan(i));
        return header;
    }

    /// <summary>Null when the file lacks the column.</summary>
    public int? OrdinalOf(RosterColumn column) => ordinals[(int)column] is >= 0 and var ordinal ? ordinal : null;

    /// <summary>What the importing officer should know about the columns.</summary>
    public IEnumerable<string> Notes()
    {
        if (Missing(ColumnUse.Read) is { Length: > 0 } missing)
            yield return $"Kolom berikut tidak ada dalam berkas, sehingga keterangannya dikosongkan: {string.Join(", ", missing)}.";
        if (unknown.Count > 0)
            yield return $"Kolom yang tidak dikenal diabaikan ({unknown.Count}): {FirstUnknown()}.";
    }

    private string FirstUnknown() => string.Join(", ", unknown.Take(5)) + (unknown.Count > 5 ? ", …" : "");

    private void Add(int ordinal, ReadOnlySpan<char> text)
    {
        var name = Normal(text);
        if (Known.TryGetValue(name, out var column)) Place(column, ordinal);
        else if (name.Length > 0 && name != Normal(ErrorFile.ReasonColumn)) unknown.Add(name.Length > 40 ? name[..40] + "…" : name);
    }

    private void Place(SiasnColumn column, int ordinal)
    {
        if (column.Kept is not { } kept) return;
        if (ordinals[(int)kept] != Absent) twice ??= column;
        ordinals[(int)kept] = ordinal;
        if (column.Use == ColumnUse.Required) Needed = Math.Max(Needed, ordinal + 1);
    }

    private ImmutableArray<string> Missing(ColumnUse use) =>
        [.. SiasnColumns.Kept.Where(column => column.Use == use && OrdinalOf(column.Kept!.Value) is null).Select(column => column.Name)];

    /// <summary>Trimmed, upper case, one space where there are many or an underscore; what no one sees (a second BOM) is gone.</summary>
    private static string Normal(ReadOnlySpan<char> text) =>
        Cell.Clean(text).Replace('_', ' ').Trim(' ', '"', '\'').ToUpperInvariant();
}
