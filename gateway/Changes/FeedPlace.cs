using System.Globalization;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Changes;

/// <summary>How far a reader has come.</summary>
/// <param name="Feed">The feed it belongs to.</param>
/// <param name="Scope">Whose people the reader follows: an agency's key; empty: the whole city's.</param>
/// <param name="Policies">How many decisions about policies had been recorded: another one can change what is so about many at once.</param>
/// <param name="Day">The day up to which the reader knows what changes by its date alone.</param>
/// <param name="Turning">The day that is being read up to; null: none.</param>
/// <param name="Turned">The key of the last person read for it.</param>
internal sealed record FeedPlace(string Feed, string Scope, int Policies, DateOnly Day, DateOnly? Turning, string Turned, ChangeCursor Cursor)
{
    private const char Separator = '\n';
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Null when the text is none that this product wrote.</summary>
    public static FeedPlace? Parse(string text) =>
        text.Split(Separator) is [var feed, var scope, var policies, var day, var turning, var turned, var cursor]
        && ChangeCursor.Parse(cursor) is { } at
            ? new(feed, scope, int.Parse(policies, CultureInfo.InvariantCulture), DayOf(day), turning.Length == 0 ? null : DayOf(turning), turned, at)
            : null;

    public override string ToString() => string.Join(
        Separator, Feed, Scope, Policies.ToString(CultureInfo.InvariantCulture), TextOf(Day), Turning is { } day ? TextOf(day) : "", Turned, Cursor);

    private static DateOnly DayOf(string text) => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture);

    private static string TextOf(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);
}
