using System.Collections.Immutable;

namespace KartuAsn.Roster;

/// <summary>Where the file has each column that is read; matched by name, since variants differ in number and order.</summary>
internal sealed class Header
{
    private const int Absent = -1;

    private static readonly string Reasons = Normal(ErrorFile.ReasonColumn);

    private readonly Layout layout;
    private readonly int[] ordinals;
    private readonly List<string> unknown = [];
    private string? twice;

    private Header(Layout layout, int width) =>
        (this.layout, Width, ordinals) = (layout, width, [.. Enumerable.Repeat(Absent, layout.Kept.Length)]);

    /// <summary>Columns in the header, named or not.</summary>
    public int Width { get; }

    /// <summary>As many columns a row must have at least, or what follows in it cannot be told apart.</summary>
    public int Needed { get; private set; }

    /// <summary>It has the column of reasons, so somebody corrected a file of errors.</summary>
    public bool IsOfErrorFile { get; private set; }

    public RosterProblem? Problem => (Missing(), twice) switch
    {
        ({ Length: > 0 } missing, _) => new RosterProblem.WrongHeader(missing, layout.Advice),
        (_, { } column) => new RosterProblem.ColumnTwice(column),
        _ => null,
    };

    public static Header Read(RowSource source, Layout layout)
    {
        var header = new Header(layout, source.Width);
        for (var i = 0; i < source.Width; i++) header.Add(i, Normal(source.Text(i, isDate: false)));
        return header;
    }

    /// <summary>Where the file has the column that is kept at this place; null when it lacks it.</summary>
    public int? OrdinalOf(int place) => ordinals[place] is >= 0 and var ordinal ? ordinal : null;

    /// <summary>What the importing officer should know about the columns.</summary>
    public IEnumerable<string> Notes()
    {
        if (Missing(ColumnUse.Read) is { Length: > 0 } missing)
            yield return $"Kolom berikut tidak ada dalam berkas, sehingga keterangannya dikosongkan: {string.Join(", ", missing)}.";
        if (unknown.Count > 0)
            yield return $"Kolom yang tidak dikenal diabaikan ({unknown.Count}): {FirstUnknown()}.";
    }

    /// <summary>Trimmed, upper case, one space where there are many or an underscore; what no one sees (a second BOM) is gone.</summary>
    public static string Normal(ReadOnlySpan<char> text) =>
        Cell.Clean(text).Replace('_', ' ').Trim(' ', '"', '\'').ToUpperInvariant();

    private string FirstUnknown() => string.Join(", ", unknown.Take(5)) + (unknown.Count > 5 ? ", …" : "");

    private void Add(int ordinal, string name)
    {
        if (layout.PlaceOf(name) is { } place) Place(place, ordinal);
        else if (name == Reasons) IsOfErrorFile = true;
        else if (name.Length > 0 && layout.IsUnknown(name)) unknown.Add(name.Length > 40 ? name[..40] + "…" : name);
    }

    private void Place(int place, int ordinal)
    {
        var column = layout.Kept[place];
        if (ordinals[place] != Absent) twice ??= column.Name;
        ordinals[place] = ordinal;
        if (column.Use == ColumnUse.Required) Needed = Math.Max(Needed, ordinal + 1);
    }

    private ImmutableArray<string> Missing() => layout.OneOf.Length > 0 && layout.OneOf.All(place => OrdinalOf(place) is null)
        ? [string.Join(" atau ", layout.OneOf.Select(place => layout.Kept[place].Name)), .. Missing(ColumnUse.Required)]
        : Missing(ColumnUse.Required);

    private ImmutableArray<string> Missing(ColumnUse use) =>
        [.. layout.Kept.Where((column, place) => column.Use == use && !layout.OneOf.Contains(place) && OrdinalOf(place) is null)
            .Select(column => column.Name)];
}
