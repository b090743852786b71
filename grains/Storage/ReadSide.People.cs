using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    /// <summary>The most people on one page.</summary>
    public const int MostPeople = 200;

    /// <summary>Of one file: who looks further finds the others as soon as these are decided.</summary>
    private const int MostHolders = 20;

    /// <summary>More words than anybody types; the rest of a text is not looked at.</summary>
    private const int MostWords = 6;

    private const string OnDay = """
        FROM person p
        JOIN naming nm ON nm.person = p.key AND nm.first_day <= @day AND (nm.last_day IS NULL OR nm.last_day >= @day)
        LEFT JOIN standing st ON st.person = p.key AND st.first_day <= @day AND (st.last_day IS NULL OR st.last_day >= @day)
        LEFT JOIN agency a ON a.key = st.agency
        LEFT JOIN unit u ON u.agency = st.agency AND u.key = lower(trim(st.unit))
        """;

    private const string PersonColumns = """
        SELECT p.key, p.id, nm.number, nm.name, nm.title_before, nm.title_after, nm.serial, p.uploaded_at,
          st.agency, a.id,
          (SELECT n.name FROM agency_name n WHERE n.agency = st.agency AND n.first_day <= @day ORDER BY n.first_day DESC LIMIT 1), u.id, u.name,
          st.first_day, st.last_day, st.agency, st.unit, st.kind, st.part_time, st.service, st.suspended, st.uploaded, st.review,
          p.missing_reason, p.missing_note, p.missing_at, p.missing_by
        """;

    private const int StandingInPerson = 13;
    private const int ReasonInPerson = 23;

    /// <summary>A PPPK whose last interval never ends: nobody said when the contract does.</summary>
    private const string EndUnknown = """
        st.service = 'serving' AND st.kind = 'pppk'
        AND EXISTS (SELECT 1 FROM standing e WHERE e.person = p.key AND e.last_day IS NULL AND e.kind = 'pppk' AND e.service = 'serving')
        """;

    private const string CardFileToReview = """
        p.key IN (
          SELECT f.person FROM card_file f
          WHERE NOT f.reviewed AND (f.doubtful OR EXISTS (SELECT 1 FROM card_file o WHERE o.sha256 = f.sha256 AND o.person <> f.person)))
        """;

    /// <summary>
    /// A page of people, by their name on the day; whoever never was, since every appointment was cancelled, is on none. With an agency: those with an
    /// interval there on the day. Those of the counts list exactly the people of <see cref="Countable.Counts"/>.
    /// </summary>
    public async Task<PeoplePage> People(PeopleQuery query) => await People(query, (await Policies()).On(query.Day));

    internal async Task<PeoplePage> People(PeopleQuery query, Policy policy)
    {
        var limit = Math.Clamp(query.Limit, 1, MostPeople);
        var found = await Listed(query, policy, limit + 1).ToListAsync();
        var (where, values) = Filter(query, policy);
        var total = await database.Readers.Value<long>($"SELECT count(*) {OnDay} WHERE {where}", [.. values]);
        var people = found.Take(limit).ToImmutableArray();
        return new PeoplePage(people, found.Count > limit ? CursorOf(people[^1]) : null, (int)total);
    }

    /// <summary>Everybody of whom <see cref="People(PeopleQuery)"/> answers pages, in the same order, as of one moment. Streams.</summary>
    /// <param name="most">How many at most: whoever is going to refuse a longer list need not have it all sorted.</param>
    public async IAsyncEnumerable<PersonRow> Everybody(PeopleQuery query, int most, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var policy = (await Policies()).On(query.Day);
        await foreach (var person in Listed(query, policy, most).WithCancellation(stop))
            yield return person;
    }

    /// <summary>The people an agency counts as not uploaded, summed by unit, kind and the reason told; together they are exactly those of the list.</summary>
    public async Task<ImmutableArray<MissingRow>> Missing(string agencyKey, DateOnly day) => await Missing(agencyKey, day, (await Policies()).On(day));

    internal async Task<ImmutableArray<MissingRow>> Missing(string agencyKey, DateOnly day, Policy policy)
    {
        var (where, values) = Filter(new(day, agencyKey, UploadStatus.NotUploaded), policy);
        return
        [
            .. await database.Readers.Rows(
                $"""
                SELECT lower(trim(st.unit)), min(coalesce(u.id, st.unit)), min(coalesce(u.name, st.unit)), st.kind, p.missing_reason, count(*)
                {OnDay} WHERE {where}
                GROUP BY 1, 4, 5
                ORDER BY fold(min(coalesce(u.name, st.unit))), 1, 4, 5
                """,
                row => new MissingRow(
                    row.Text(0) is { } key ? new(key, row.GetString(1), row.GetString(2)) : null, Words<Kind>.Parse(row.GetString(3)), ReasonKind(row, 4), row.GetInt32(5)),
                [.. values]).ToListAsync()
        ];
    }

    /// <summary>Everybody who ever had this number or is going to have it, the holder on the day first.</summary>
    public async Task<ImmutableArray<PersonRow>> ByNumber(string number, DateOnly day)
    {
        var policy = (await Policies()).On(day);
        return
        [
            .. await database.Readers.Rows(
                $"""
                {PersonColumns} {OnDay}
                WHERE p.key IN (SELECT person FROM number WHERE number = @number)
                ORDER BY CASE WHEN nm.number = @number THEN 0 ELSE 1 END, p.key
                """,
                row => PersonOnDay(row, policy), ("number", number), ("day", day)).ToListAsync()
        ];
    }

    /// <summary>Null when nobody is known by this key.</summary>
    public async Task<PersonRow?> Person(string personKey, DateOnly day)
    {
        var policy = (await Policies()).On(day);
        return await database.Readers.Rows(
            $"{PersonColumns} {OnDay} WHERE p.key = @key", row => PersonOnDay(row, policy), ("key", personKey), ("day", day)).SingleOrDefaultAsync();
    }

    /// <summary>
    /// Who else has the bytes of this person's card files: of each file that is had by others the first few, in the order of their keys.
    /// </summary>
    public async Task<ImmutableArray<SharedFile>> SharedFiles(string personKey) =>
    [
        .. await database.Readers.Rows(
            """
            SELECT sha256, person FROM (
              SELECT o.sha256, o.person, row_number() OVER (PARTITION BY o.sha256 ORDER BY o.person) AS place
              FROM card_file o
              WHERE o.sha256 IN (SELECT f.sha256 FROM card_file f WHERE f.person = @key) AND o.person <> @key
              GROUP BY o.sha256, o.person) holders
            WHERE place <= @most
            ORDER BY sha256, person
            """,
            row => new SharedFile(row.GetString(0), row.GetString(1)), ("key", personKey), ("most", MostHolders)).ToListAsync()
    ];

    /// <summary>These people on a day, by key; those nobody knows are left out, and so is whoever never was.</summary>
    public async Task<ImmutableDictionary<string, PersonRow>> People(IReadOnlyCollection<string> personKeys, DateOnly day)
    {
        var policy = (await Policies()).On(day);
        return (await database.Readers.Rows(
            $"{PersonColumns} {OnDay} WHERE nm.number <> '' AND p.key IN ({database.Dialect.ValuesOf})", row => PersonOnDay(row, policy),
            ("keys", JsonSerializer.Serialize(personKeys)), ("day", day)).ToListAsync()).ToImmutableDictionary(person => person.Key);
    }

    /// <summary>The first of those asked for, by their name on the day, from the cursor on.</summary>
    private IAsyncEnumerable<PersonRow> Listed(PeopleQuery query, Policy policy, int most)
    {
        var (where, values) = Filter(query, policy);
        var (from, place) = After(query.Cursor);
        return database.Readers.Rows(
            $"{PersonColumns} {OnDay} WHERE {where} {from} ORDER BY fold(nm.name), p.key LIMIT @limit",
            row => PersonOnDay(row, policy), [.. values, .. place, ("limit", most)]);
    }

    private static PeopleCursor CursorOf(PersonRow last) => new(Fold.Of(last.Name), last.Key);

    private static (string From, (string, object?)[] Values) After(PeopleCursor? cursor) => cursor is null
        ? ("", [])
        : ("AND (fold(nm.name), p.key) > (@name, @key)", [("name", cursor.Name), ("key", cursor.Key)]);

    private static (string Where, List<(string, object?)> Values) Filter(PeopleQuery query, Policy policy)
    {
        var where = new List<string> { "nm.number <> ''" };
        var values = new List<(string, object?)> { ("day", query.Day) };
        if (query.Agency is not null)
        {
            where.Add("st.agency = @agency");
            values.Add(("agency", query.Agency));
        }

        where.AddRange(Status(query.Status, policy));
        if (query.Kind is { } kind)
            where.Add(OfKind(kind));
        if (query.PartTimeOnly)
            where.Add("st.part_time");
        if (query.Unit is { } unit)
        {
            where.Add(unit.Id is null ? "st.agency IS NOT NULL AND st.unit IS NULL" : "lower(trim(st.unit)) = lower(trim(@unit))");
            values.Add(("unit", unit.Id));
        }

        if (query.Reason is { } reason)
        {
            where.Add("NOT st.uploaded AND " + (reason.Kind is null ? "p.missing_reason IS NULL" : "p.missing_reason = @reason"));
            values.Add(("reason", reason.Kind is { } told ? StoredJson.NameOf(told) : null));
        }

        foreach (var (word, i) in WordsOf(query.Text).Select((word, i) => (word, i)))
        {
            where.Add(Matches(word, $"@word{i}"));
            values.Add(($"word{i}", Pattern(word)));
        }

        return (string.Join(" AND ", where), values);
    }

    private static IEnumerable<string> Status(UploadStatus status, Policy policy) => status switch
    {
        UploadStatus.All => [],
        UploadStatus.Counted => [Counted(policy)],
        UploadStatus.Uploaded => [Counted(policy), "st.uploaded"],
        UploadStatus.NotUploaded => [Counted(policy), "NOT st.uploaded"],
        UploadStatus.Suspended => ["st.service = 'serving'", Suspended(policy)],
        UploadStatus.Review => ["st.review AND st.service IN ('serving', 'unclear')"],
        UploadStatus.Unclear => ["st.service = 'unclear'"],
        UploadStatus.Disputed => ["st.review AND st.service = 'serving'"],
        UploadStatus.NotInRoster => ["p.not_in_roster IS NOT NULL AND st.service = 'serving'"],
        UploadStatus.EndUnknown => [EndUnknown],
        UploadStatus.CardFileToReview => ["st.service = 'serving'", CardFileToReview],
        UploadStatus.PhotoWaiting => ["st.service = 'serving'", "p.photo_waiting IS NOT NULL"],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static string Counted(Policy policy) =>
        "st.service = 'serving' AND st.kind <> 'cpns'"
        + (policy.SuspendedCounts ? "" : $" AND NOT ({Suspended(policy)})") + (policy.PartTimeCounts ? "" : " AND NOT st.part_time");

    private static string Suspended(Policy policy) =>
        policy.UnpaidLeaveSuspends ? "st.suspended <> 'none'" : "st.suspended NOT IN ('none', 'unpaid-leave')";

    private static string OfKind(Kind kind) => kind switch
    {
        Kind.Pns => "st.kind = 'pns'",
        Kind.Pppk => "st.kind = 'pppk'",
        Kind.Cpns => "st.kind = 'cpns' AND st.service = 'serving'",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A number may be typed in its groups (8-6-1-3): digits alone are one word.</summary>
    private static IEnumerable<string> WordsOf(string? text)
    {
        var words = Fold.Of(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.All(IsNumber) && words.Length > 0 ? [string.Concat(words)] : words.Take(MostWords);
    }

    private static string Matches(string word, string parameter) => IsNumber(word)
        ? $"p.key IN (SELECT person FROM number WHERE number LIKE {parameter})"
        : $@"(EXISTS (SELECT 1 FROM naming o WHERE o.person = p.key AND fold(o.name) LIKE {parameter} ESCAPE '\') OR fold(u.name) LIKE {parameter} ESCAPE '\')";

    private static string Pattern(string word) => IsNumber(word) ? word + "%" : $"%{Escape(word)}%";

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);

    private static string Escape(string word) => word
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);

    private static PersonRow PersonOnDay(DbDataReader row, Policy policy)
    {
        var standing = StandingAt(row, StandingInPerson);
        return new(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.Text(6), Instant(row, 7),
            AgencyOf(row), row.Text(11) ?? row.Text(StandingInPerson + 3), row.Text(12), standing, Cards.StatusOf(standing, policy),
            ReasonKind(row, ReasonInPerson) is { } kind ? new(kind, row.Text(ReasonInPerson + 1), Instant(row, ReasonInPerson + 2)!.Value, row.Text(ReasonInPerson + 3)) : null);
    }

    private static MissingReason? ReasonKind(DbDataReader row, int column) => row.Text(column) is { } word ? Words<MissingReason>.Parse(word) : null;

    /// <summary>An agency that nobody has described yet goes by its key.</summary>
    private static AgencyRow? AgencyOf(DbDataReader row) => row.Text(8) is { } key
        ? new AgencyRow(key, row.Text(9) ?? key, row.Text(10) ?? key)
        : null;
}
