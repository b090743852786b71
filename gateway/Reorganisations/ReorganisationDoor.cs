using System.Collections.Immutable;
using System.Text.Json.Serialization;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Imports;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Reorganisations;

[JsonConverter(typeof(JsonStringEnumConverter<ReorganisationKind>))]
public enum ReorganisationKind
{
    /// <summary>Everybody of one or more agencies goes to another; these end.</summary>
    [JsonStringEnumMemberName("merge")] Merge,

    /// <summary>Units of an agency go to another one, which may be new.</summary>
    [JsonStringEnumMemberName("split")] Split,

    /// <summary>Another name; nobody moves.</summary>
    [JsonStringEnumMemberName("rename")] Rename,
}

/// <summary>What is to become of agencies from a day on.</summary>
/// <param name="Kind">merge, split, atau rename.</param>
/// <param name="From">SATUAN KERJA KERJA ID; untuk split dan rename tepat satu.</param>
/// <param name="ToId">Perangkat Daerah tujuan; untuk rename tidak diisi.</param>
/// <param name="ToName">Nama sejak TMT; wajib untuk Perangkat Daerah baru dan untuk rename.</param>
/// <param name="Units">Untuk split: ID unit kerja yang pindah.</param>
/// <param name="EffectiveDate">TMT.</param>
/// <param name="DryRun">true: pratinjau, tidak mengubah data.</param>
public sealed record ReorganisationWish(
    ReorganisationKind? Kind, ImmutableArray<string> From, string? ToId, string? ToName, ImmutableArray<string> Units, DateOnly EffectiveDate,
    string? DecisionNumber, DateOnly? DecisionDate, bool DryRun = false);

/// <summary>What became of it.</summary>
public abstract record ReorganisationReceipt
{
    private ReorganisationReceipt() { }

    public sealed record Taken(ImportView Import) : ReorganisationReceipt;

    public sealed record Refused(string Field, string Sentence) : ReorganisationReceipt;
}

/// <summary>
/// Where a reorganisation comes in. The people it moves are the rows of an import: it can be looked at by name before, goes on after a
/// crash, and can be taken back; each move is a fact of its person with the TMT, so that the past of every agency stays as it was.
/// </summary>
public sealed class ReorganisationDoor(ReadSide reads, FileStore files, IGrainFactory grains, CityClock clock)
{
    private const int SegmentRows = 5_000;

    public async Task<ReorganisationReceipt> Receive(string id, ReorganisationWish wish, string by)
    {
        var import = grains.GetGrain<IImportGrain>(GrainKeys.Import(id));
        var known = (await reads.Agencies()).ToDictionary(a => a.Key);
        if ((WhyNot(wish, known) ?? await WhyNotUnits(wish)) is { } refused)
            return refused;
        if (await import.Look() is { } before)
            return before.Kind == ImportKind.Reorganisation && before.DryRun == wish.DryRun && before.PositionDate == wish.EffectiveDate
                ? new ReorganisationReceipt.Taken(before)
                : new ReorganisationReceipt.Refused("Idempotency-Key", ImportKind.KeyReused);
        return new ReorganisationReceipt.Taken(await import.Start(await Order(id, wish, known, by)));
    }

    private async Task<ReorganisationReceipt.Refused?> WhyNotUnits(ReorganisationWish wish)
    {
        if (wish.Kind != ReorganisationKind.Split)
            return null;
        var units = (await reads.Units(Key.Of(wish.From[0]))).Select(u => u.Key).ToHashSet();
        return wish.Units.All(u => units.Contains(Key.Of(u))) ? null : new("units", "Unit kerja ini tidak dikenal pada Perangkat Daerah asal. Periksa ID-nya.");
    }

    private static ReorganisationReceipt.Refused? WhyNot(ReorganisationWish wish, Dictionary<string, AgencyRow> known) => wish switch
    {
        _ when wish.Kind is not { } kind || !Enum.IsDefined(kind) => new("kind", "Sebutkan apa yang ditata: merge, split, atau rename."),
        _ when (!wish.From.IsDefault && wish.From.Any(string.IsNullOrWhiteSpace)) => new("from", "ID Perangkat Daerah asal tidak boleh kosong."),
        _ when (!wish.Units.IsDefault && wish.Units.Any(string.IsNullOrWhiteSpace)) => new("units", "ID unit kerja tidak boleh kosong."),
        _ when wish.ToName is { } spelt && spelt.Any(char.IsControl) => new("toName", "Nama memuat karakter kendali yang tidak terlihat. Ketik ulang namanya."),
        _ when wish.DecisionDate is { Year: < 1900 or > 2200 } => new("decisionDate", "Tanggal keputusan tidak sah. Tulis sebagai tahun-bulan-tanggal, misalnya 2022-11-04."),
        _ when wish.From.IsDefaultOrEmpty || wish.From.Length > 50 => new("from", "Sebutkan 1 sampai 50 Perangkat Daerah asal."),
        { Kind: not ReorganisationKind.Merge, From.Length: > 1 } => new("from", "Sebutkan tepat satu Perangkat Daerah asal."),
        _ when wish.From.FirstOrDefault(f => !known.ContainsKey(Key.Of(f))) is not null => new("from", "Perangkat Daerah asal tidak dikenal. Periksa ID-nya pada daftar Perangkat Daerah."),
        _ when wish.ToName is { } name && name.Trim().Length is < 3 or > 200 => new("toName", "Nama Perangkat Daerah terdiri atas 3 sampai 200 karakter."),
        { Kind: ReorganisationKind.Rename, ToName: null } => new("toName", "Sebutkan nama yang baru."),
        { Kind: ReorganisationKind.Rename } => null,
        _ when wish.ToId is not { } to || !IsId(to) => new("toId", "Sebutkan ID Perangkat Daerah tujuan (SATUAN KERJA KERJA ID), tanpa spasi, paling panjang 64 karakter."),
        _ when wish.From.Any(f => Key.Of(f) == Key.Of(wish.ToId)) => new("toId", "Perangkat Daerah tujuan sama dengan asalnya."),
        { ToName: null } when !known.ContainsKey(Key.Of(wish.ToId)) => new("toName", "Perangkat Daerah tujuan belum dikenal. Sebutkan namanya agar dapat dibentuk."),
        { Kind: ReorganisationKind.Split } when wish.Units.IsDefaultOrEmpty => new("units", "Sebutkan unit kerja yang pindah."),
        _ => null,
    };

    private async Task<ImportOrder> Order(string id, ReorganisationWish wish, Dictionary<string, AgencyRow> known, string by)
    {
        var from = wish.From.Select(Key.Of).Distinct().ToArray();
        var moves = wish.Kind == ReorganisationKind.Rename ? [] : await Moves(wish, from);
        var segments = ImmutableArray.CreateBuilder<ImportSegment>();
        foreach (var part in moves.Chunk(SegmentRows))
            segments.Add(new(await files.Put<MoveRow>(part), part.Length));
        return new(
            id, ImportKind.Reorganisation, wish.DryRun, wish.EffectiveDate, by, clock.Now, Title(wish, known), segments.ToImmutable(), moves.Count, 0, null, [],
            Agencies: [.. await Agencies(wish, from, known, moves)]);
    }

    private async Task<List<MoveRow>> Moves(ReorganisationWish wish, string[] from)
    {
        var units = wish.Units.IsDefault ? [] : wish.Units.Select(Key.Of).ToHashSet();
        var decision = wish.DecisionNumber is null && wish.DecisionDate is null ? null : new Decision(wish.DecisionNumber, wish.DecisionDate);
        return await reads.Placed(wish.EffectiveDate, from)
            .Where(p => wish.Kind == ReorganisationKind.Merge || (p.Unit is { } unit && units.Contains(Key.Of(unit))))
            .Select((p, n) => new MoveRow(n + 1, p.Id, wish.ToId!.Trim(), p.Unit, decision)).ToListAsync();
    }

    private async Task<IEnumerable<AgencyChange>> Agencies(ReorganisationWish wish, string[] from, Dictionary<string, AgencyRow> known, List<MoveRow> moves)
    {
        if (wish.Kind == ReorganisationKind.Rename)
            return [new(known[from[0]].Id, wish.ToName!.Trim(), Opens: false, Closes: false)];
        var moving = moves.Select(m => m.UnitId).OfType<string>().Select(Key.Of).ToHashSet();
        var units = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var agency in from)
            foreach (var unit in (await reads.Units(agency)).Where(u => moving.Contains(u.Key)))
                units[unit.Id] = unit.Name;
        var to = new AgencyChange(wish.ToId!.Trim(), wish.ToName?.Trim(), Opens: !known.ContainsKey(Key.Of(wish.ToId!)), Closes: false, units.ToImmutable());
        return wish.Kind == ReorganisationKind.Merge ? [to, .. from.Select(f => new AgencyChange(known[f].Id, null, Opens: false, Closes: true))] : [to];
    }

    private static string Title(ReorganisationWish wish, Dictionary<string, AgencyRow> known)
    {
        var from = string.Join(", ", wish.From.Select(f => known[Key.Of(f)].Name));
        var to = wish.ToName?.Trim() ?? known.GetValueOrDefault(Key.Of(wish.ToId ?? ""))?.Name;
        var title = wish.Kind switch
        {
            ReorganisationKind.Merge => $"Penggabungan {from} ke {to}",
            ReorganisationKind.Split => $"Pemisahan unit kerja dari {from} ke {to}",
            ReorganisationKind.Rename => $"Perubahan nama {from} menjadi {to}",
            _ => throw new InvalidOperationException($"A reorganisation of the kind {wish.Kind}."),
        };
        return title.Length > 200 ? title[..200] : title;
    }

    private static bool IsId(string text) =>
        text.Trim() is { Length: > 0 and <= 64 } id && id.All(c => c is > ' ' and < '\u007f' and not ('/' or '\\' or '\'' or '"')) && id.Any(char.IsAsciiLetterOrDigit);
}
