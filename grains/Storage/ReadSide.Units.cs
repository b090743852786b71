using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

public sealed partial class ReadSide
{
    /// <summary>
    /// The agency's people on a day, summed by the unit they are in; together they are the agency's tally. Units by name, those without a
    /// unit last; a unit without anybody is not among them.
    /// </summary>
    public async Task<ImmutableArray<UnitProgress>> UnitTallies(DateOnly day, string agencyKey)
    {
        var policy = (await Policies()).On(day);
        var rows = await database.Readers.Rows(
            """
            SELECT lower(trim(st.unit)), min(coalesce(u.id, st.unit)), min(coalesce(u.name, st.unit)),
              st.kind, st.part_time, st.service, st.suspended, st.uploaded, st.review, count(*)
            FROM standing st LEFT JOIN unit u ON u.agency = st.agency AND u.key = lower(trim(st.unit))
            WHERE st.agency = @agency AND st.first_day <= @day AND (st.last_day IS NULL OR st.last_day >= @day)
            GROUP BY 1, 4, 5, 6, 7, 8, 9
            """,
            row => (Key: row.Text(0), Id: row.Text(1), Name: row.Text(2), Countable: CountableAt(row, 3), People: row.GetInt32(9)),
            ("agency", agencyKey), ("day", day)).ToListAsync();
        return
        [
            .. rows.GroupBy(row => row.Key)
                .Select(unit => (
                    unit.First().Id, unit.First().Name,
                    Tally: unit.Aggregate(default(Tally), (sum, row) => sum + (row.Countable.Tally(policy) * row.People))))
                .Where(unit => unit.Tally != default)
                .OrderBy(unit => unit.Id is null).ThenBy(unit => Fold.Of(unit.Name ?? ""), StringComparer.Ordinal).ThenBy(unit => unit.Id, StringComparer.Ordinal)
                .Select(unit => UnitProgress.Of(unit.Id, unit.Name, unit.Tally)),
        ];
    }
}
