using System.Collections.Immutable;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.MissingPeople;

/// <summary>Those of an agency who have not uploaded, by unit and by reason. Each of the two adds up to <paramref name="Total"/>.</summary>
/// <param name="Units">By name; those in no unit last.</param>
/// <param name="Reasons">The most frequent first; those of whom nobody told why last.</param>
/// <param name="Total">As the tally counts them: PNS and PPPK.</param>
public sealed record MissingView(ImmutableArray<MissingOfUnit> Units, ImmutableArray<MissingForReason> Reasons, int Total)
{
    public static MissingView Of(ImmutableArray<MissingRow> rows) => new(
        [.. rows.GroupBy(row => row.Unit?.Key).Select(of => MissingOfUnit.Of([.. of])).OrderBy(unit => unit.Id == MissingWords.None)],
        [
            .. rows.GroupBy(row => row.Reason).Select(of => MissingForReason.Of(of.Key, of.Sum(row => row.People)))
                .OrderBy(reason => reason.Kind == MissingWords.None).ThenByDescending(reason => reason.Total),
        ],
        rows.Sum(row => row.People));
}

/// <param name="Id">As the list takes it; none: in no unit.</param>
public sealed record MissingOfUnit(string Id, string Name, int Pns, int Pppk, int Total)
{
    internal static MissingOfUnit Of(ImmutableArray<MissingRow> rows)
    {
        var (pns, all) = (rows.Where(row => row.Kind == Kind.Pns).Sum(row => row.People), rows.Sum(row => row.People));
        return new(rows[0].Unit?.Id ?? MissingWords.None, rows[0].Unit?.Name ?? "Tanpa unit kerja", pns, all - pns, all);
    }
}

/// <param name="Kind">As the list takes it; none: nobody told why.</param>
public sealed record MissingForReason(string Kind, string Name, int Total)
{
    internal static MissingForReason Of(MissingReason? reason, int total) => reason is { } kind
        ? new(StoredJson.NameOf(kind), MissingWords.Title(kind), total)
        : new(MissingWords.None, "Belum ada alasan", total);
}
