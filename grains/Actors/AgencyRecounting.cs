using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Actors;

/// <summary>Counts an agency a second and a third time: by the database's intervals, and by the facts themselves.</summary>
internal static class AgencyRecounting
{
    public static async Task<AgencyRecount> Of(string id, string agency, AgencyBook book, ReadSide reads, DateOnly day, Policy policy)
    {
        var (sql, facts) = (default(Tally), default(Tally));
        var lagging = ImmutableArray.CreateBuilder<EmployeeSequence>();
        var differing = ImmutableArray.CreateBuilder<string>();
        await foreach (var stored in reads.AgencyStates(agency))
        {
            var derived = Standings.Of(stored.Record.Facts).Where(s => s.Agency == agency).ToImmutableArray();
            var inSql = stored.Standings.Where(s => s.Agency == agency).ToImmutableArray();
            sql += Sum(inSql, day, policy);
            facts += Sum(derived, day, policy);
            if (book.SequenceOf(stored.Person) < stored.Record.Sequence) lagging.Add(new(stored.Person, stored.Record.Sequence));
            else if (!inSql.SequenceEqual(derived) || !inSql.SequenceEqual(book.Of(stored.Person))) differing.Add(stored.Person);
        }

        return new(id, book.On(day), sql, facts, lagging.ToImmutable(), differing.ToImmutable());
    }

    private static Tally Sum(ImmutableArray<Standing> standings, DateOnly day, Policy policy) =>
        standings.Where(s => s.Covers(day)).Aggregate(default(Tally), (sum, s) => sum + Countable.Of(s).Tally(policy));
}
