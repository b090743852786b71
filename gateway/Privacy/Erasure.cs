using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Privacy;

/// <summary>Why nothing of somebody is erased.</summary>
public enum ErasureRefusal
{
    StillServing,
    TooEarly,
    ReasonMissing,
}

/// <summary>What is erased of somebody, and what stays and why.</summary>
/// <param name="Done">False: a preview, nothing was erased.</param>
public sealed record ErasureView(bool Done, ImmutableArray<ErasedFile> Erases, ImmutableArray<KeptThing> Keeps);

/// <param name="What">card-file atau photo.</param>
public sealed record ErasedFile(string What, string Receipt);

/// <param name="Why">Mengapa tetap disimpan, beserta dasarnya.</param>
public sealed record KeptThing(string What, string Why);

/// <summary>Files of somebody who left service long ago may be erased; what was decided about them is not ours to forget.</summary>
public sealed class Erasure(FileRemoval removal, RetentionOptions options, CityClock clock)
{
    private static readonly ImmutableArray<KeptThing> Kept =
    [
        new("Keputusan kepegawaian dan tanggalnya", "Bukti sah tidaknya kartu pada setiap tanggal; arsip kepegawaian negara (UU 43/2009 tentang Kearsipan; UU 27/2022 Pasal 15)."),
        new("Nama, nomor, dan Perangkat Daerah menurut tanggal", "Angka laporan yang sudah dikirim harus dapat dihitung kembali dari daftarnya (surat, lampiran E)."),
        new("Tanda terima, pengembalian, dan alasannya", "Bukti bahwa kewajiban mengunggah sudah dipenuhi (surat, angka 8)."),
        new("Jejak siapa yang melihat dan mengubah", "Pertanggungjawaban pengendali data (UU 27/2022 Pasal 47)."),
    ];

    /// <param name="reason">Null: only a preview.</param>
    public async Task<(ErasureView? View, ErasureRefusal? Refusal)> Erase(EmployeeRecord record, string? reason, string by)
    {
        if (WhyNot(record) is { } refusal)
            return (null, refusal);
        if (reason is not null && !Reason.IsFit(reason))
            return (null, ErasureRefusal.ReasonMissing);
        var key = Key.Of(record.Id);
        var due = await removal.Free([.. KeptFiles.Of(record).Select(file => new DueFile(key, file))], (person, _) => person == key);
        if (reason is not null)
            await removal.Remove(due, Deletion.Erased, reason.Trim(), clock.Now, by);
        return (new(reason is not null, [.. due.Select(one => new ErasedFile(one.File.What, one.File.Receipt))], Kept), null);
    }

    private ErasureRefusal? WhyNot(EmployeeRecord record) => record.On(clock.Today) switch
    {
        null or { Service: Service.Serving or Service.Unclear } => ErasureRefusal.StillServing,
        _ => LeftOn(record) > clock.Today.AddYears(-options.YearsAfterLeaving) ? ErasureRefusal.TooEarly : null,
    };

    /// <summary>The first day of the last time out of service.</summary>
    private DateOnly LeftOn(EmployeeRecord record) => record.Standings
        .Where(standing => standing.From <= clock.Today).Reverse()
        .TakeWhile(standing => standing.Service is not (Service.Serving or Service.Unclear)).Last().From;
}
