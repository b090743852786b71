using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Audit;

/// <summary>What somebody asks the audit for, as it stands in an address; nothing of it is checked yet.</summary>
/// <param name="Person">PNS ID, or a number that somebody has or had.</param>
/// <param name="Until">The last day, included.</param>
public sealed record AuditAsked(string? Person = null, string? Viewer = null, string? What = null, string? From = null, string? Until = null, string? Cursor = null)
{
    /// <summary>How the lines were narrowed down, apart from the person.</summary>
    public string? About => string.Join(", ", new[] { Viewer, What, From, Until }.Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } words ? words : null;

    /// <summary>The names of acts and looks that are asked for; null: one of them is unknown.</summary>
    internal IReadOnlyList<string>? Whats =>
        (What ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is var names && names.All(Audit.What.All.Contains) ? names : null;
}

/// <summary>What is asked for as the store reads it, or which field is wrong.</summary>
public sealed record AuditQuestion(AuditQuery? Query, string WrongField = "")
{
    public static string Advice(string field) => field switch
    {
        "what" => $"Gunakan satu atau beberapa nama ini, dipisahkan koma: {string.Join(", ", What.All)}.",
        "cursor" => "Gunakan nilai next dari jawaban sebelumnya, apa adanya.",
        _ => "Tanggal tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2026-01-31.",
    };
}

/// <summary>Reads the audit for those who may.</summary>
public sealed class AuditReading(AuditLog log, ReadSide reads, CityClock clock)
{
    public async Task<AuditQuestion> Read(AuditAsked asked)
    {
        if (asked.Whats is not { } whats)
            return new(null, "what");
        if (!AsOf.TryOptional(asked.From, out var from))
            return new(null, "from");
        if (!AsOf.TryOptional(asked.Until, out var until))
            return new(null, "until");
        if (!TryNumber(asked.Cursor, out var before))
            return new(null, "cursor");
        return new(new(
            string.IsNullOrWhiteSpace(asked.Person) ? null : await People(asked.Person.Trim()), string.IsNullOrWhiteSpace(asked.Viewer) ? null : asked.Viewer.Trim(),
            whats, StartOf(from), StartOf(until?.AddDays(1)), before));
    }

    public Task<AuditPage> Page(AuditQuery query) => log.Search(query);

    /// <summary>The oldest first, to the end.</summary>
    public IAsyncEnumerable<StoredAuditLine> Everything(AuditQuery query) => log.Find(query);

    public async Task<string?> NameOf(string person) => (await reads.Person(Key.Of(person), clock.Today))?.Name;

    /// <summary>A number may be given in its groups, and may have been several people's.</summary>
    private async Task<IReadOnlyList<string>> People(string text)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var holders = digits.Length == 18 && digits.All(char.IsAsciiDigit) ? await reads.ByNumber(digits, clock.Today) : [];
        return holders.Length > 0 ? [.. holders.Select(person => person.Id)] : [text];
    }

    private DateTimeOffset? StartOf(DateOnly? day) => day is { } given
        ? new DateTimeOffset(given.ToDateTime(TimeOnly.MinValue), clock.Zone.GetUtcOffset(given.ToDateTime(TimeOnly.MinValue)))
        : null;

    private static bool TryNumber(string? text, out long? number)
    {
        number = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!long.TryParse(text, System.Globalization.NumberStyles.None, null, out var read))
            return false;
        number = read;
        return true;
    }
}
