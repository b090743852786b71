using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using KartuAsn.Support;
using Xunit;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Actors.Tests;

/// <summary>
/// A city of four thousand through a week in which everything happens at once; at its end every number is compared with the people
/// behind it, counted in five ways that share as little as can be.
/// </summary>
public sealed class WeekTests
{
    [Theory]
    [InlineData(On.Sqlite, 14)]
    [InlineData(On.PostgreSql, 10)]
    public async Task AfterAWeekOfRostersEventsLossesAndACrashEveryNumberIsThePeopleBehindIt(On store, int seed)
    {
        await using var city = await TestCity.Start(store);
        var week = new Week(city, seed);

        await week.Pass();

        var wrong = await new WeekAudit(city, week).Complaints();
        Assert.True(wrong.Count == 0, $"Seed {seed}: {wrong.Count} complaints\n{string.Join('\n', wrong.Take(20))}");
    }
}

/// <summary>Looks for what does not agree at the end of a week.</summary>
internal sealed class WeekAudit(TestCity city, Week week)
{
    private readonly ILookup<string, Fact> accepted = week.Accepted.ToLookup(a => Key.Of(a.Person), a => a.Fact);
    private readonly ILookup<string, Receipt> receipts = week.Receipts.ToLookup(r => Key.Of(r.Key.Person), r => r.Value.Receipt);
    private readonly List<string> complaints = [];
    private readonly Dictionary<string, EmployeeRecord> records = [];
    private Policies policies = Policies.Default;

    public async Task<IReadOnlyList<string>> Complaints()
    {
        policies = await city.Reads.Policies();
        await foreach (var state in city.Reads.States()) records.Add(state.Person, state.Record);
        complaints.AddRange(week.Surprises);
        Claim(week.Retried > 20, $"Only {week.Retried} facts came too early.");
        Claim(accepted.All(a => records.ContainsKey(a.Key)), "Somebody about whom a fact was accepted is not known.");
        foreach (var (key, record) in records) ComparePapers(key, record);
        foreach (var row in week.Script.SecondRoster) CompareWithRoster(row);
        await CompareRecounts();
        var naive = records.ToDictionary(r => r.Key, r => KnownOf(r.Key, r.Value).ToArray());
        foreach (var day in WeekScript.Days) await CompareOn(day, naive);
        foreach (var day in (DateOnly[])[city.Clock.Today, WeekScript.Days[0]]) await CompareLists(day);
        return complaints;
    }

    /// <summary>The record is what was accepted, what was handed in, and what the imports recorded; nothing else, and nothing twice.</summary>
    private void ComparePapers(string key, EmployeeRecord record)
    {
        var told = accepted[key].ToDictionary(f => f.Identity);
        var decided = record.Facts.Where(f => f.Source.StartsWith("hr/", StringComparison.Ordinal)).ToArray();
        Claim(told.Count == decided.Length, $"{key}: {told.Count} facts were accepted, {decided.Length} are recorded.");
        foreach (var fact in decided)
            Claim(told.TryGetValue(fact.Identity, out var sent) && Same(AsKnown(key, sent), fact), $"{key}: recorded {fact}, accepted {told.GetValueOrDefault(fact.Identity)}.");

        var files = record.Facts.OfType<CardFileUploaded>().ToArray();
        Claim(files.Length == receipts[key].Count(), $"{key}: {files.Length} files, {receipts[key].Count()} receipts.");
        foreach (var file in files)
            Claim(receipts[key].Any(r => r.Number == file.Receipt && city.Clock.DayOf(r.ReceivedAt) == file.EffectiveDate), $"{key}: nobody holds a receipt for {file}.");
        foreach (var back in record.Facts.OfType<CardFileReturned>())
            Claim(week.GivenBack.ContainsKey((record.Id, back.Receipt)), $"{key}: {back} was given back by nobody.");

        Claim(record.Facts.DistinctBy(f => f.Identity).Count() == record.Facts.Length, $"{key}: a fact is recorded twice.");
        Claim(record.Facts.All(f => f.Source == CardFiles.Source || f.Source.Split('/')[0] is "hr" or "import"), $"{key}: a fact of unknown source.");
    }

    /// <summary>
    /// Whomever the last roster lists as active serves, on its day, where it lists them; where something was decided for that very day,
    /// the order of composition says what wins.
    /// </summary>
    private void CompareWithRoster(RosterRow row)
    {
        var key = Key.Of(row.Id);
        var day = row.StartDate > WeekScript.SecondDay ? row.StartDate : WeekScript.SecondDay;
        if (row.KedudukanCode is not ("01" or "51" or "71") || accepted[key].Any(f => f.EffectiveDate == day)) return;
        var on = records[key].On(day);
        Claim(
            on is { Service: Service.Serving, Suspended: Suspension.None } && on.Agency == Key.Of(row.AgencyId) && on.Kind == row.Kind && on.PartTime == row.PartTime,
            $"{row.Id}: {on} is not what the roster says, {row}.");
    }

    private async Task CompareRecounts()
    {
        foreach (var agency in await city.Reads.Agencies())
        {
            var recount = await Eventually.Is(() => city.Agency(agency.Key).Recount(), r => r!.Lagging.IsEmpty);
            Claim(recount!.Differing.IsEmpty, $"{agency.Key}: differing {string.Join(' ', recount.Differing)}.");
            Claim(recount.Memory == recount.Sql && recount.Sql == recount.Facts, $"{agency.Key}: recount {recount}.");
        }
    }

    /// <summary>Memory, SQL, the rules over the recorded facts, and a naive reading of what the senders know: for the city and each agency.</summary>
    private async Task CompareOn(DateOnly day, Dictionary<string, Fact[]> naive)
    {
        var snapshot = await city.City.On(day);
        var memory = snapshot.Agencies.ToDictionary(a => Key.Of(a.Id), a => a.ToTally());
        var rows = await city.Reads.Count(day);
        var sql = rows.GroupBy(r => r.Agency).ToDictionary(a => a.Key, a => Sum(a.Select(r => r.Countable.Tally(policies.On(day)) * r.People)));
        var standing = records.Values.SelectMany(r => Standings.Of(r.Facts)).Where(s => s.Covers(day)).ToArray();
        var facts = standing.GroupBy(s => s.Agency).ToDictionary(a => a.Key, a => Sum(a.Select(s => Countable.Of(s).Tally(policies.On(day)))));
        var people = naive.Values.Select(f => NaiveOracle.On(f, day)).OfType<NaiveStanding>().ToArray();
        var oracle = people.GroupBy(p => p.Agency).ToDictionary(a => a.Key, a => NaiveOracle.Count([.. a], day));

        foreach (var agency in memory.Keys.Union(sql.Keys).Union(facts.Keys).Union(oracle.Keys).Order())
            Agree($"{day:O} {agency}", [Of(memory, agency), Of(sql, agency), Of(facts, agency), Of(oracle, agency)]);
        Agree($"{day:O} city", [snapshot.Total, Sum(sql.Values), Sum(facts.Values), NaiveOracle.Count(people, day)]);
        Claim(rows.Sum(r => r.People) == people.Length && standing.Length == people.Length, $"{day:O}: somebody is in two agencies, or in none.");
        foreach (var (agency, tally) in memory) Claim(IsSound(tally), $"{day:O} {agency}: {tally}.");
    }

    /// <summary>The names behind the numbers: nobody in two agencies, and as many as are counted.</summary>
    private async Task CompareLists(DateOnly day)
    {
        var listed = new Dictionary<string, string>();
        foreach (var agency in (await city.City.On(day)).Agencies)
        {
            var (names, cursor) = (0, (PeopleCursor?)null);
            do
            {
                var page = await city.Reads.People(new(day, Key.Of(agency.Id), UploadStatus.Counted, Cursor: cursor, Limit: ReadSide.MostPeople));
                foreach (var person in page.People) Claim(listed.TryAdd(person.Key, agency.Id), $"{day:O}: {person.Key} is counted in {agency.Id} and elsewhere.");
                (names, cursor) = (names + page.People.Length, page.Next);
            }
            while (cursor is not null);
            Claim(names == agency.Total.People, $"{day:O} {agency.Id}: {names} names behind {agency.Total.People}.");
        }
    }

    /// <summary>What is known outside of the product about one person; only of the imports it is the product that says what they recorded.</summary>
    private IEnumerable<Fact> KnownOf(string key, EmployeeRecord record) =>
        record.Facts.Where(f => !f.Source.StartsWith("hr/", StringComparison.Ordinal)).Concat(accepted[key].Select(f => AsKnown(key, f)));

    /// <summary>Who retires by age does so on the first day of the month after that birthday.</summary>
    private static Fact AsKnown(string key, Fact sent)
    {
        if (sent is not Retired { BupAge: { } age }) return sent;
        var birth = WeekScript.BirthOf(int.Parse(key[^5..], null));
        return sent with { EffectiveDate = new DateOnly(birth.Year + age, birth.Month, 1).AddMonths(1) };
    }

    private static bool Same(Fact sent, Fact recorded) => sent == recorded with { RecordedAt = sent.RecordedAt, RecordedBy = sent.RecordedBy };

    private void Agree(string where, Tally[] tallies) =>
        Claim(tallies.Distinct().Count() == 1, $"{where}: memory, SQL, facts, naive:\n  {string.Join("\n  ", tallies)}");

    /// <summary>No rate above a hundred per cent, nobody less than nobody.</summary>
    private static bool IsSound(Tally t) =>
        new[] { t.Pns, t.Pppk, t.PppkParuhWaktu }.All(c => c.Uploaded >= 0 && c.NotUploaded >= 0)
        && t.PppkParuhWaktu.Uploaded <= t.Pppk.Uploaded && t.PppkParuhWaktu.NotUploaded <= t.Pppk.NotUploaded
        && t.Total.Uploaded <= t.Total.People && t is { Cpns: >= 0, Suspended: >= 0, Review: >= 0 };

    private static Tally Of(Dictionary<string, Tally> tallies, string agency) => tallies.GetValueOrDefault(agency);

    private static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), (sum, t) => sum + t);

    private void Claim(bool so, string complaint)
    {
        if (!so) complaints.Add(complaint);
    }
}
