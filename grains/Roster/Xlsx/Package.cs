using System.IO.Compression;

namespace KartuAsn.Roster.Xlsx;

/// <summary>The zip that an XLSX is: parts by their names, and what each refers to. What lies outside of it is never followed.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive zip;
    private readonly RosterLimits limits;
    private readonly Allowance allowance;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    private Package(ZipArchive zip, RosterLimits limits) => (this.zip, this.limits, allowance) = (zip, limits, new(limits));

    /// <summary>The stream is closed with the package.</summary>
    public static Package Open(Stream stream, RosterLimits limits)
    {
        ZipDirectory.Check(stream, limits);
        var package = new Package(new ZipArchive(stream, ZipArchiveMode.Read), limits);
        foreach (var entry in package.zip.Entries)
        {
            // Of two parts of one name another reader may take the other.
            if (!package.entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry)) throw Refusing.Broken();
        }
        return package;
    }

    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>Null: there is no such part.</summary>
    public XmlPart? Part(string? name) => name is not null && entries.TryGetValue(name, out var entry)
        ? new XmlPart(new GuardedStream(entry.Open(), entry.CompressedLength, entry.Crc32, allowance, limits.Ratio), limits.XmlDepth)
        : null;

    /// <summary>The parts that this one refers to, by id; "" is the package itself.</summary>
    public Dictionary<string, (string Type, string Target)> RelationsOf(string name)
    {
        var relations = new Dictionary<string, (string, string)>();
        var folder = name[..(name.LastIndexOf('/') + 1)];
        using var part = Part($"{folder}_rels/{name[folder.Length..]}.rels");
        while (part is not null && part.ReadStart())
        {
            if (part.Name == "Relationship" && RelationOf(part, folder) is var (id, type, target) && relations.Count < limits.Entries)
                relations[id] = (type, target);
        }
        return relations;
    }

    public void Dispose() => zip.Dispose();

    /// <summary>Null: it leads outside. Of the type, an address, the last word tells.</summary>
    private static (string Id, string Type, string Target)? RelationOf(XmlPart part, string folder)
    {
        var (id, type, target, mode) = ("", "", "", "");
        while (part.NextAttribute())
        {
            switch (part.Name)
            {
                case "Id": id = part.Value; break;
                case "Type": type = part.Value; break;
                case "Target": target = part.Value; break;
                case "TargetMode": mode = part.Value; break;
            }
        }
        return mode == "External" ? null : (id, type[(type.LastIndexOf('/') + 1)..], Resolved(folder, target.Replace('\\', '/')));
    }

    private static string Resolved(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("" or "." or "..")) path.Add(step);
        }
        return string.Join('/', path);
    }
}
