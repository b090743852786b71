using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace KartuAsn.Storage;

/// <summary>Where a page of people ended: the folded name and the key of its last person. Its text is opaque to readers.</summary>
public sealed record PeopleCursor(string Name, string Key)
{
    private const char Separator = '\n';

    /// <summary>Null when the text is no cursor.</summary>
    public static PeopleCursor? Parse(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
        return parts.Length == 2 && parts[1].Length > 0 ? new PeopleCursor(parts[0], parts[1]) : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Name}{Separator}{Key}"));
}

/// <summary>A place in the feed of changes: a position that grows, and in PostgreSQL, where it can hold many people, the person.</summary>
public sealed record ChangeCursor
{
    /// <summary>Before everything.</summary>
    public static readonly ChangeCursor Start = new("0", "");

    private ChangeCursor(string position, string person) => (Position, Person) = (position, person);

    internal string Position { get; }

    internal string Person { get; }

    /// <summary>Null when the text is no cursor.</summary>
    public static ChangeCursor? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? new ChangeCursor(text[..dot], text[(dot + 1)..])
            : null;
    }

    internal static ChangeCursor At(string position, string person) => new(position, person);

    public override string ToString() => $"{Position}.{Person}";
}
