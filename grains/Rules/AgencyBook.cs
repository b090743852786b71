using System.Collections.Immutable;

namespace KartuAsn.Rules;

/// <summary>
/// What one agency knows in memory: of every employee who was ever its own the newest sequence and the intervals here, and the sums
/// of all by change points. One piece of news costs the same in an agency of a hundred and of a hundred thousand.
/// </summary>
public sealed class AgencyBook(string agency, Policies policies)
{
    private const int RecentMost = 8;

    private readonly Dictionary<string, Page> pages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, Tally> changes = [];
    private readonly List<(DateTimeOffset At, string Employee, Kind Kind)> recent = [];
    private DateOnly? today;
    private Tally tallyToday;
    private Tally tallyYesterday;

    /// <summary>People who were ever this agency's own.</summary>
    public int People => pages.Count;

    /// <summary>The newest uploads, the newest first.</summary>
    public IEnumerable<(DateTimeOffset At, Kind Kind)> Recent => recent.Select(r => (r.At, r.Kind));

    /// <summary>Takes news; false when the same or newer was known.</summary>
    public bool Observe(Observation news)
    {
        var known = pages.GetValueOrDefault(news.Employee);
        if (known.Here.IsDefault == false && known.Sequence >= news.Sequence) return false;
        var here = news.Standings.Where(s => s.Agency == agency).ToImmutableArray();
        if (known.Here.IsDefault || !known.Here.SequenceEqual(here))
        {
            if (!known.Here.IsDefault) Add(known.Here, -1);
            Add(here, +1);
        }

        pages[news.Employee] = new(news.Sequence, here);
        Remember(news, here);
        return true;
    }

    /// <summary>The newest sequence seen of an employee; -1 when never heard of.</summary>
    public long SequenceOf(string employee) => pages.TryGetValue(employee, out var page) ? page.Sequence : -1;

    /// <summary>The intervals of an employee here.</summary>
    public ImmutableArray<Standing> Of(string employee) => pages.TryGetValue(employee, out var page) ? page.Here : [];

    /// <summary>The tally at the end of a day.</summary>
    public Tally On(DateOnly day) =>
        day == today ? tallyToday
        : day.AddDays(1) == today ? tallyYesterday
        : changes.TakeWhile(c => c.Key <= day).Aggregate(default(Tally), (sum, c) => sum + c.Value);

    /// <summary>The tallies at the end of each of these days, both included.</summary>
    public IEnumerable<DayTally> Days(DateOnly first, DateOnly last)
    {
        var tally = On(first);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (day > first) tally += changes.GetValueOrDefault(day);
            yield return new(day, tally);
        }
    }

    /// <summary>Turns to another day; afterwards the tally of that day costs nothing. False when it was that day already.</summary>
    public bool TurnTo(DateOnly day)
    {
        if (day == today) return false;
        today = null;
        (tallyYesterday, tallyToday) = (On(day.AddDays(-1)), On(day));
        today = day;
        return true;
    }

    /// <summary>What is added at the start of each day after <paramref name="day"/>, in order.</summary>
    public IEnumerable<(DateOnly Day, Tally Added)> After(DateOnly day) =>
        changes.Where(c => c.Key > day && c.Value != default).Select(c => (c.Key, c.Value));

    /// <summary>The same people counted by other policies.</summary>
    public AgencyBook Under(Policies others)
    {
        var book = new AgencyBook(agency, others);
        foreach (var (employee, page) in pages)
        {
            book.pages[employee] = page;
            book.Add(page.Here, +1);
        }

        book.recent.AddRange(recent);
        if (today is { } day) book.TurnTo(day);
        return book;
    }

    private void Add(ImmutableArray<Standing> intervals, int sign)
    {
        foreach (var interval in intervals) Add(interval, sign);
    }

    /// <summary>An interval is counted by the policy of its first day, and anew from each day on which another one begins.</summary>
    private void Add(Standing interval, int sign)
    {
        var countable = Countable.Of(interval);
        var one = countable.Tally(policies.On(interval.From)) * sign;
        Change(interval.From, one);
        foreach (var day in policies.Days)
        {
            if (day <= interval.From || !interval.Covers(day)) continue;
            var then = countable.Tally(policies.On(day)) * sign;
            Change(day, then - one);
            one = then;
        }

        if (interval.Until is { } until && until < DateOnly.MaxValue) Change(until.AddDays(1), default(Tally) - one);
    }

    private void Change(DateOnly day, Tally added)
    {
        var sum = changes.GetValueOrDefault(day) + added;
        if (sum == default) changes.Remove(day);
        else changes[day] = sum;
        if (day <= today) tallyToday += added;
        if (day < today) tallyYesterday += added;
    }

    private void Remember(Observation news, ImmutableArray<Standing> here)
    {
        recent.RemoveAll(r => r.Employee == news.Employee);
        if (news.UploadedAt is not { } at || here.LastOrDefault() is not { Uploaded: true } last) return;
        var place = recent.FindIndex(r => r.At < at);
        recent.Insert(place < 0 ? recent.Count : place, (at, news.Employee, last.Kind));
        if (recent.Count > RecentMost) recent.RemoveAt(RecentMost);
    }

    private readonly record struct Page(long Sequence, ImmutableArray<Standing> Here);
}
