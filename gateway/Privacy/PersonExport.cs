using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.Employees;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Privacy;

/// <summary>Everything kept about one person, for that person (UU 27/2022 Pasal 7): in words a machine reads, and the files as they are.</summary>
public sealed class PersonExport(ReadSide reads, FileStore files, Deletions deletions, AuditReading audit, CityClock clock)
{
    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true };

    private const string About = """
        Salinan data pribadi Anda pada Kartu ASN Virtual, Pemerintah Kota Madiun (UU 27/2022 Pasal 7).

        data.json   keadaan Anda hari ini dan kartu Anda beserta alasannya
        riwayat.json  semua peristiwa yang tercatat, dan keadaan kartu dari waktu ke waktu
        dilihat.json  siapa yang melihat data Anda, dan kapan
        penghapusan.json  berkas Anda yang sudah dihapus menurut masa simpan
        berkas/     berkas kartu dan foto yang tersimpan

        Dasar kesehatan dan pidana pada keputusan kepegawaian diberikan oleh BKPSDM atas permintaan tertulis.
        Data yang keliru diperbaiki melalui operator Perangkat Daerah atau BKPSDM.
        """;

    /// <param name="grounds">Whether the reader may be told health and criminal grounds.</param>
    public async Task Write(Stream target, EmployeeRecord record, PersonRow person, bool grounds, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop);
        var policies = await reads.Policies();
        await Add(zip, "BACA-SAYA.txt", Encoding.UTF8.GetBytes(About), stop);
        await Add(zip, "data.json", new
        {
            madeAt = clock.Now,
            person = PersonView.Of(person, now: true),
            card = CardView.Of(clock.Today, Cards.On(record, policies, clock.Today), grounds),
            names = record.Names,
        }, stop);
        await Add(zip, "riwayat.json", HistoryView.Of(record, policies, grounds, await reads.AgencyNames()), stop);
        await Add(zip, "dilihat.json", await Looks(record.Id), stop);
        await Add(zip, "penghapusan.json", await deletions.Of(person.Key), stop);
        foreach (var file in Files(record))
            await Add(zip, file, stop);
    }

    private async Task<List<LookView>> Looks(string employeeId)
    {
        var (asked, agencies) = (await audit.Read(new(employeeId)), await reads.AgencyNames());
        return await audit.Everything(asked.Query!).Select(stored => LookView.Of(stored.Line, agencies)).ToListAsync();
    }

    private static ImmutableArray<(string Name, string Sha256)> Files(EmployeeRecord record) =>
    [
        .. record.Facts.OfType<Fact.CardFileUploaded>().Select(file => ($"berkas/kartu-{file.Receipt}{Extension(file.File.MediaType)}", file.File.Sha256)),
        .. record.Facts.OfType<Fact.PhotoRecorded>().Select(photo => ($"berkas/foto-{photo.Receipt}.png", photo.File.Sha256)),
    ];

    private static string Extension(string mediaType) => mediaType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        _ => ".pdf",
    };

    private static Task Add<T>(ZipArchive zip, string name, T what, CancellationToken stop) =>
        Add(zip, name, JsonSerializer.SerializeToUtf8Bytes(what, Indented), stop);

    private static async Task Add(ZipArchive zip, string name, byte[] bytes, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
        await entry.WriteAsync(bytes, stop);
    }

    private async Task Add(ZipArchive zip, (string Name, string Sha256) file, CancellationToken stop)
    {
        if (await files.Open(file.Sha256) is not { } bytes)
            return;
        await using (bytes)
        {
            await using var entry = await zip.CreateEntry(file.Name, CompressionLevel.NoCompression).OpenAsync(stop);
            await bytes.CopyToAsync(entry, stop);
        }
    }
}
