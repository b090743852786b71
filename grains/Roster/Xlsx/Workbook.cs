using System.Collections.Immutable;

namespace KartuAsn.Roster.Xlsx;

/// <summary>What all sheets of an XLSX share, and which there are. Macros, links and whatever else it holds are not looked at.</summary>
internal sealed class Workbook : IAsyncDisposable
{
    private const int MostSheets = 100;

    private readonly Package package;
    private ImmutableArray<(string Name, string Part)> visible = [];
    private int sheets;

    private Workbook(Package package) => this.package = package;

    /// <summary>Visible sheets of cells: their names and parts, in the order of their tabs.</summary>
    public ImmutableArray<(string Name, string Part)> Visible => visible;

    public bool From1904 { get; private set; }

    public SharedStrings Strings { get; private set; } = SharedStrings.Read(null, RosterLimits.Default);

    public DateStyles Dates { get; private set; } = DateStyles.Read(null);

    /// <summary>Which sheet is read, where there are several.</summary>
    public string? SheetNote { get; private set; }

    /// <summary>The package is closed with the workbook. Null: it holds no workbook.</summary>
    public static Workbook? Open(Package package, RosterLimits limits)
    {
        if (MainPartOf(package) is not { } main) return null;
        var workbook = new Workbook(package);
        workbook.ReadParts(main, package.RelationsOf(main), limits);
        return workbook;
    }

    /// <summary>One of <see cref="Visible"/>.</summary>
    public XmlPart Sheet(string part) => package.Part(part) ?? throw Refusing.Broken();

    public void Choose(string name)
    {
        if (sheets > 1)
            SheetNote = $"Berkas memuat {sheets} lembar; yang dibaca hanya lembar \"{Cell.Clean(name.Length > 40 ? name[..40] : name)}\".";
    }

    public ValueTask DisposeAsync()
    {
        package.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string? MainPartOf(Package package)
    {
        var main = package.RelationsOf("").Values.FirstOrDefault(relation => relation.Type == "officeDocument").Target ?? "xl/workbook.xml";
        return package.Has(main) && !main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) ? main : null;
    }

    private void ReadParts(string main, Dictionary<string, (string Type, string Target)> relations, RosterLimits limits)
    {
        using (var part = package.Part(main)) ReadSheets(part!, relations);
        using (var part = package.Part(TargetOf("styles"))) Dates = DateStyles.Read(part);
        using (var part = package.Part(TargetOf("sharedStrings"))) Strings = SharedStrings.Read(part, limits);

        string? TargetOf(string type) => relations.Values.FirstOrDefault(relation => relation.Type == type).Target;
    }

    private void ReadSheets(XmlPart part, Dictionary<string, (string Type, string Target)> relations)
    {
        if (!part.ReadStart() || part.Name != "workbook") throw Refusing.Broken();
        while (part.ReadStart())
        {
            if (part.Name == "workbookPr") From1904 = part.Attribute("date1904") is "1" or "true";
            else if (part.Name == "sheet" && part.Depth == 2) AddSheet(part, relations);
        }
    }

    /// <summary>A chart may be a sheet too; it has no cells.</summary>
    private void AddSheet(XmlPart part, Dictionary<string, (string Type, string Target)> relations)
    {
        var (name, id, state) = ("", "", "visible");
        while (part.NextAttribute())
        {
            switch (part.Name)
            {
                case "name": name = part.Value; break;
                case "id": id = part.Value; break;
                case "state": state = part.Value; break;
            }
        }
        sheets++;
        if (state != "visible" || visible.Length == MostSheets) return;
        if (relations.TryGetValue(id, out var relation) && relation.Type == "worksheet")
            visible = visible.Add((name, relation.Target));
    }
}
