using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Sample;
using KartuAsn.Roster;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Imports;

/// <summary>Kinds of imports, as the contract names them.</summary>
public static class ImportKind
{
    public const string Roster = "roster";
    public const string Contracts = "contracts";

    /// <summary>Not a file: people whom a reorganisation moves.</summary>
    public const string Reorganisation = "reorganisation";

    public static string KeyReused => new Refusal.KeyReused().Sentence;

    public static bool IsFile(string kind) => kind is Roster or Contracts;
}

/// <summary>What came with a file.</summary>
/// <param name="Id">Of the import; a repeat under the same id answers the first one.</param>
/// <param name="PositionDate">The day the roster speaks of; null: today.</param>
public sealed record ImportDelivery(string Id, string Kind, bool DryRun, DateOnly? PositionDate, string? FileName, string By);

/// <summary>What became of it.</summary>
public abstract record ImportReceipt
{
    private ImportReceipt() { }

    public sealed record Taken(ImportView Import) : ImportReceipt;

    /// <summary>The file as a whole is not what it should be.</summary>
    public sealed record Refused(RosterProblem Problem) : ImportReceipt;

    /// <summary>A store of invented people takes no real ones.</summary>
    public sealed record SampleStore : ImportReceipt;

    /// <summary>Under this id another kind of import, or a dry run instead of a real one, was asked for before.</summary>
    public sealed record KeyReused : ImportReceipt;
}

/// <summary>
/// Where a file comes in, from the API and from the page alike. The body is read once, row by row; needed columns alone go to the
/// file store, in segments, and when all is durable the import begins.
/// </summary>
public sealed class ImportDoor(FileStore files, IGrainFactory grains, ReadSide reads, Database database, CityClock clock)
{
    private const int SegmentRows = 5_000;

    public async Task<ImportReceipt> Receive(ImportDelivery delivery, Stream body, CancellationToken stop)
    {
        if (await SampleMark.IsOn(database))
            return new ImportReceipt.SampleStore();
        var import = grains.GetGrain<IImportGrain>(GrainKeys.Import(delivery.Id));
        if (await import.Look() is { } before)
            return before.Kind == delivery.Kind && before.DryRun == delivery.DryRun ? new ImportReceipt.Taken(before) : new ImportReceipt.KeyReused();
        return delivery.Kind == ImportKind.Contracts
            ? await Read(delivery, import, await ContractsReader.Open(body, clock.Today, cancel: stop), Known, stop)
            : await Read(delivery, import, await RosterReader.Open(body, clock.Today, cancel: stop), Task.FromResult, stop);
    }

    /// <param name="known">A look at a good row before it is taken: it may turn out to be about nobody.</param>
    private async Task<ImportReceipt> Read<TRow>(
        ImportDelivery delivery, IImportGrain import, Opening<TRow> opening, Func<Reading<TRow>, Task<Reading<TRow>>> known, CancellationToken stop)
    {
        if (opening is Opening<TRow>.Refused(var problem))
            return new ImportReceipt.Refused(problem);
        await using var file = ((Opening<TRow>.Ready)opening).File;
        await using var errors = new ErrorSpool(file.Format.Mark);
        var segments = ImmutableArray.CreateBuilder<ImportSegment>();
        var rows = new List<TRow>(SegmentRows);
        var alsoListed = new List<string>();
        await foreach (var reading in file.Rows(stop))
        {
            switch (await known(reading))
            {
                case Reading<TRow>.Stopped(var stopped):
                    return new ImportReceipt.Refused(stopped);
                case Reading<TRow>.Refused(var refused):
                    await errors.Add(refused.Row, refused.Kept, refused.Errors);
                    if (delivery.Kind == ImportKind.Roster && refused.Kept is [{ Length: > 0 } id, ..])
                        alsoListed.Add(id);
                    break;
                case Reading<TRow>.Taken(var row, var warnings):
                    rows.Add(row);
                    if (!warnings.IsEmpty)
                        await errors.AddWarnings(warnings[0].Row, warnings);
                    break;
            }
            if (rows.Count == SegmentRows)
                segments.Add(await Store(rows));
        }
        if (rows.Count > 0)
            segments.Add(await Store(rows));

        var order = new ImportOrder(
            delivery.Id, delivery.Kind, delivery.DryRun, delivery.PositionDate ?? clock.Today, delivery.By, clock.Now, delivery.FileName,
            segments.ToImmutable(), segments.Sum(s => s.Rows) + errors.Rows, errors.Rows, await errors.StoreIn(files), file.Notes, file.IsCorrection,
            AlsoListedFile: alsoListed.Count == 0 ? null : await files.Put(alsoListed));
        return new ImportReceipt.Taken(await import.Start(order));
    }

    /// <summary>A contract is about somebody whom a roster made known: by the id, or by the number, if one person alone has it.</summary>
    private async Task<Reading<ContractRow>> Known(Reading<ContractRow> reading)
    {
        if (reading is not Reading<ContractRow>.Taken(var row, _))
            return reading;
        if (row.Id is { } id)
            return await reads.Person(Key.Of(id), clock.Today) is { } person ? await With(reading, row, person) : NotTaken(row, "PNS ID", "PNS ID ini belum dikenal. Impor \"Data ASN\" terlebih dahulu, atau periksa penulisannya.");
        var holders = await reads.ByNumber(row.Number!, clock.Today);
        return holders.Length switch
        {
            1 => await With(reading, row, holders[0]),
            0 => NotTaken(row, "NIP", "NI PPPK ini belum dikenal. Impor \"Data ASN\" terlebih dahulu, atau periksa nomornya."),
            _ => NotTaken(row, "NIP", "NI PPPK ini tercatat pada lebih dari satu pegawai. Isi kolom PNS ID agar jelas siapa yang dimaksud."),
        };
    }

    /// <summary>Who is a PNS on the first day of the contract, or is nothing yet and a PNS now, has no such contract.</summary>
    private async Task<Reading<ContractRow>> With(Reading<ContractRow> reading, ContractRow row, PersonRow person)
    {
        var then = (await reads.Person(person.Key, row.StartDate))?.Standing ?? person.Standing;
        if (then?.Kind is Kind.Pns or Kind.Cpns)
            return NotTaken(row, "PNS ID", "Pegawai ini PNS atau CPNS pada tanggal mulai perjanjian kerja, bukan PPPK. Periksa NIP, PNS ID, dan tanggalnya.");
        return reading is Reading<ContractRow>.Taken taken ? taken with { Row = taken.Row with { Id = person.Id } } : reading;
    }

    private static Reading<ContractRow> NotTaken(ContractRow row, string column, string reason) => new Reading<ContractRow>.Refused(new(
        row.Row, [new ImportError(row.Row, column, reason, Warning: false)],
        [row.Number ?? "", row.Id ?? "", RosterDate.Write(row.StartDate), RosterDate.Write(row.EndDate)]));

    /// <summary>Durable when it answers.</summary>
    private async Task<ImportSegment> Store<TRow>(List<TRow> rows)
    {
        var segment = new ImportSegment(await files.Put<TRow>(rows), rows.Count);
        rows.Clear();
        return segment;
    }
}
