using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>One person behind a report, as the person was on its position: in exactly one row and one column of form E.</summary>
/// <param name="Kind">PNS or PPPK.</param>
/// <param name="Unit">The unit's name; null: none is known.</param>
public sealed record ReportLine(
    string Id, string Number, string Name, string? TitleBefore, string? TitleAfter, Kind Kind, bool PartTime, string? Unit, bool Uploaded)
{
    [JsonIgnore]
    public string FullName => Indonesian.FullName(TitleBefore, Name, TitleAfter);
}

/// <summary>In what a person differs from the line that was sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportChange>))]
public enum ReportChange
{
    /// <summary>Was not on the list.</summary>
    [JsonStringEnumMemberName("added")] Added,

    /// <summary>Is no longer counted on that position.</summary>
    [JsonStringEnumMemberName("removed")] Removed,

    /// <summary>Counted in the other column.</summary>
    [JsonStringEnumMemberName("kind")] Kind,

    /// <summary>Was counted as not uploaded, and had uploaded before the position.</summary>
    [JsonStringEnumMemberName("uploaded")] Uploaded,

    /// <summary>Was counted as uploaded, and the file does not count.</summary>
    [JsonStringEnumMemberName("not-uploaded")] NotUploaded,
}

/// <summary>Somebody of whom more is known now than when the report was sent.</summary>
public sealed record ReportDifference(ReportLine Person, ReportChange Change);

/// <summary>The list behind a report, and what follows from it.</summary>
public static class ReportList
{
    /// <summary>The form, added up person by person.</summary>
    public static FormE Add(IEnumerable<ReportLine> people)
    {
        var (pns, pppk) = (default(Count), default(Count));
        foreach (var person in people)
        {
            var one = person.Uploaded ? new Count(1, 0) : new Count(0, 1);
            if (person.Kind == Kind.Pns) pns += one;
            else pppk += one;
        }

        return new(pns, pppk);
    }

    /// <summary>
    /// Who differs on the day of the report by what is known now; names, numbers and units are not counted, so they make no difference.
    /// Uploads of that very day are among them, see <see cref="WithoutProgress"/>.
    /// </summary>
    public static ImmutableArray<ReportDifference> Differences(IEnumerable<ReportLine> sent, IEnumerable<ReportLine> now)
    {
        var today = now.ToDictionary(person => Key.Of(person.Id), StringComparer.Ordinal);
        var differences = ImmutableArray.CreateBuilder<ReportDifference>();
        foreach (var was in sent)
            if (!today.Remove(Key.Of(was.Id), out var person)) differences.Add(new(was, ReportChange.Removed));
            else if (Change(was, person) is { } change) differences.Add(new(person, change));
        differences.AddRange(today.Values.Select(person => new ReportDifference(person, ReportChange.Added)));
        return differences.ToImmutable();
    }

    /// <summary>
    /// An upload received after the report's position is progress, and no difference. When the file of today was received does not tell:
    /// it may have replaced another one, and what was given back may count again.
    /// </summary>
    /// <param name="states">Of everybody who is said to have uploaded, by their key.</param>
    public static ImmutableArray<ReportDifference> WithoutProgress(
        ImmutableArray<ReportDifference> differences, IReadOnlyDictionary<string, EmployeeRecord> states, DateTimeOffset position) =>
    [
        .. differences.Where(d => d.Change != ReportChange.Uploaded
            || (states.TryGetValue(Key.Of(d.Person.Id), out var state) && CardFilesOnHand.At(state, position).HasFront(d.Person.Kind)))
    ];

    /// <summary>
    /// What is printed at the foot of a form: sixty bits of SHA-256 in Crockford's alphabet, for example <c>7H2K-9QPD-M3XT</c>. Another
    /// agency, position, number or list makes another code.
    /// </summary>
    /// <param name="list">SHA-256 of the list; empty: the form was not sent, and nothing is frozen.</param>
    public static string Code(string agency, string campaign, int revision, DateTimeOffset position, FormE form, string list)
    {
        var letters = ReceiptNumber.Letters(string.Join(
            '\n', Key.Of(agency), campaign, revision, position.ToUnixTimeMilliseconds(), form.Pns.Uploaded, form.Pns.NotUploaded, form.Pppk.Uploaded, form.Pppk.NotUploaded, list));
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }

    private static ReportChange? Change(ReportLine was, ReportLine now) => (was, now) switch
    {
        _ when was.Kind != now.Kind => ReportChange.Kind,
        ({ Uploaded: true }, { Uploaded: false }) => ReportChange.NotUploaded,
        ({ Uploaded: false }, { Uploaded: true }) => ReportChange.Uploaded,
        _ => null,
    };
}
