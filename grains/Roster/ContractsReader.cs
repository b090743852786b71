using KartuAsn.Rules;

namespace KartuAsn.Roster;

/// <summary>
/// Opens the file of contracts as CSV or XLSX: who (NIP, PNS ID, or both), first and last day of the perjanjian kerja. Whatever else it
/// holds is never read.
/// </summary>
public static class ContractsReader
{
    public static readonly Layout Layout = new(
        [
            new("NIP", ColumnUse.Read, 40, IsDate: false, "NIP BARU", "NI PPPK"),
            new("PNS ID", ColumnUse.Read, 64),
            new("tgl_kontrak_mulai", ColumnUse.Required, 40, IsDate: true),
            new("tgl_kontrak_akhir", ColumnUse.Required, 40, IsDate: true),
        ],
        unread: null,
        "Gunakan berkas CSV atau XLSX dengan kolom NIP atau PNS ID, tgl_kontrak_mulai, dan tgl_kontrak_akhir.")
    {
        OneOf = [(int)ContractColumn.Number, (int)ContractColumn.Id],
    };

    /// <summary>
    /// Reads as far as the header, and says at once when the file holds no contracts. The stream stays the caller's; nothing is sought,
    /// so it may be the body of a request.
    /// </summary>
    /// <param name="today">The local day, against which a contract far in the future is noticed.</param>
    public static Task<Opening<ContractRow>> Open(
        Stream source, DateOnly today, RosterLimits? limits = null, CancellationToken cancel = default)
    {
        var starts = new FirstRows();
        return ImportOpening.Open(
            source, Layout, row => new ContractMeaning(row, today, starts).Read(), limits ?? RosterLimits.Default, cancel);
    }
}

/// <summary>In the order of <see cref="ContractsReader.Layout"/>.</summary>
internal enum ContractColumn
{
    Number,
    Id,
    Start,
    End,
}
