using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.MissingPeople;

/// <summary>Reasons why somebody has not uploaded, in words and as addresses and bodies spell them.</summary>
internal static class MissingWords
{
    /// <summary>Where a reason or a unit is asked for: those without one. Where a reason is told: what was told is taken back.</summary>
    public const string None = "none";

    private static readonly Dictionary<string, MissingReason> Kinds = StoredJson.Named<MissingReason>();

    public static readonly string All = string.Join(", ", Kinds.Keys);

    /// <summary>In the order in which they are offered.</summary>
    public static IEnumerable<(string Name, string Title)> Choices => Kinds.Select(kind => (kind.Key, Title(kind.Value)));

    public static string Title(MissingReason kind) => kind switch
    {
        MissingReason.Account => "Kendala akun",
        MissingReason.Photo => "Kendala foto",
        MissingReason.SiasnData => "Data belum mutakhir di SIASN",
        MissingReason.BknServer => "Server BKN",
        MissingReason.NoTmt => "Belum TMT PNS",
        MissingReason.Leave => "Tugas luar atau cuti",
        MissingReason.Other => "Lain-lain",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A reason without a title."),
    };

    /// <summary>The kind and the note in one line.</summary>
    public static string Line(MissingReason kind, string? note) => note is null ? Title(kind) : $"{Title(kind)}: {note}";

    /// <summary>A kind by its name, or "none"; false when the word is neither.</summary>
    /// <param name="kind">Null: none.</param>
    public static bool TryRead(string? word, out MissingReason? kind)
    {
        kind = word is not null && Kinds.TryGetValue(word, out var known) ? known : null;
        return kind is not null || word == None;
    }

    /// <summary>Null when nothing is asked, or no such reason is known.</summary>
    public static ReasonAsked? Asked(string? word) => TryRead(word, out var kind) ? new(kind) : null;

    /// <summary>Null when nothing is asked.</summary>
    public static UnitAsked? Unit(string? id) => string.IsNullOrEmpty(id) ? null : new(id == None ? null : id);
}
