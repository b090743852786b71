using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Actors;

/// <summary>The rows of one import by its kind: which employee each is about, and what is asked of that employee.</summary>
internal sealed class ImportRows(ImportRecord import, FileStore files, IGrainFactory grains)
{
    public IEmployeeGrain Employee(string id) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id));

    /// <summary>What is to be done for each row of a segment.</summary>
    public async Task<ImmutableArray<Func<Task<Difference>>>> Of(int segment, RosterTerms terms) => import.Kind switch
    {
        "contracts" => Each(await Read<ContractRow>(segment), row => Employee(row.Id!).ReconcileContract(row, terms)),
        "reorganisation" => Each(await Read<MoveRow>(segment), row => Employee(row.Id).Move(row, terms)),
        "roster" => Each(await Described(segment), row => Employee(row.Id).Reconcile(row, terms)),
        _ => throw Unknown(),
    };

    /// <summary>The people whom a segment is about.</summary>
    public async Task<ImmutableArray<string>> Ids(int segment) => import.Kind switch
    {
        "contracts" => [.. (await Read<ContractRow>(segment)).Select(row => row.Id!)],
        "reorganisation" => [.. (await Read<MoveRow>(segment)).Select(row => row.Id)],
        "roster" => [.. (await Read<RosterRow>(segment)).Select(row => row.Id)],
        _ => throw Unknown(),
    };

    /// <summary>
    /// People in service on the position date at an agency that the roster lists, of a kind that it lists, who are not in it. A corrected
    /// error file lists few by its nature, so nobody is missed in it. Whoever stands in a row that could not be told apart is missed until
    /// that row is corrected.
    /// </summary>
    public async Task<List<Difference>> Missing(ReadSide reads)
    {
        if (import.Kind != "roster" || import.IsCorrection) return [];
        var (ids, agencies, pppk) = (new HashSet<UInt128>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<bool>());
        for (var segment = 0; segment < import.Segments.Length; segment++)
        {
            foreach (var row in await Read<RosterRow>(segment))
            {
                ids.Add(HashOf(row.Id));
                agencies.Add(Key.Of(row.AgencyId));
                pppk.Add(row.Kind == Kind.Pppk);
            }
        }

        if (import.AlsoListedFile is { } also) await foreach (var id in files.Read<string>(also)) ids.Add(HashOf(id));
        return await reads.Serving(import.PositionDate, agencies)
            .Where(p => pppk.Contains(p.Kind == Kind.Pppk) && !ids.Contains(HashOf(p.Id)))
            .Select(p => new Difference(0, p.Id, p.Name, p.Number, RosterOutcome.Missing, []))
            .ToListAsync();
    }

    /// <summary>What a reorganisation does to the agencies themselves.</summary>
    public Task Reorganise() => Task.WhenAll(import.Agencies.Select(a =>
        Agency(a.Id).Reorganise(new(a.Id, a.Name, a.Opens, a.Closes, a.Units), import.PositionDate, import.Id)));

    public Task TakeBackAgencies() => Task.WhenAll(import.Agencies.Select(a => Agency(a.Id).TakeBack(import.Id)));

    private InvalidOperationException Unknown() => new($"An import of the kind {import.Kind}.");

    private IAgencyGrain Agency(string id) => grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(id));

    private static ImmutableArray<Func<Task<Difference>>> Each<T>(IEnumerable<T> rows, Func<T, Task<Difference>> take) =>
        [.. rows.Select(row => (Func<Task<Difference>>)(() => take(row)))];

    private async Task<List<T>> Read<T>(int segment) => await files.Read<T>(import.Segments[segment].Sha256).ToListAsync();

    /// <summary>Agencies are made known before anybody is counted in them, so that one with nobody uploaded is listed too.</summary>
    private async Task<List<RosterRow>> Described(int segment)
    {
        var rows = await Read<RosterRow>(segment);
        if (!import.DryRun)
            await Task.WhenAll(rows.GroupBy(r => Key.Of(r.AgencyId)).Select(g =>
                Agency(g.Key).Describe(new(g.First().AgencyId, g.Last().AgencyName, Units(g), import.PositionDate))));
        return rows;
    }

    private static ImmutableDictionary<string, string> Units(IEnumerable<RosterRow> rows) => rows
        .Where(r => r is { UnitId: not null, UnitName: not null })
        .GroupBy(r => r.UnitId!, StringComparer.OrdinalIgnoreCase)
        .ToImmutableDictionary(u => u.Key, u => u.Last().UnitName!);

    /// <summary>Sixteen bytes instead of an id, so that a nation's roster fits in memory.</summary>
    private static UInt128 HashOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(Key.Of(id)), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
