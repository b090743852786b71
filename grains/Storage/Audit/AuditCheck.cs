namespace KartuAsn.Storage;

/// <summary>What is wrong with a chain, with the number that the line has or should have.</summary>
public abstract record AuditFault
{
    private AuditFault(long at, string sentence) => (At, Sentence) = (at, sentence);

    public long At { get; }

    public string Sentence { get; }

    public sealed record Unreadable(long At) : AuditFault(At, $"Baris nomor {At} tidak dapat dibaca sebagai baris jejak audit.");

    public sealed record Changed(long At) : AuditFault(At, $"Isi baris nomor {At} telah diubah: tidak cocok dengan sidiknya.");

    public sealed record Missing(long At, long Last) : AuditFault(At, At == Last
        ? $"Baris nomor {At} hilang."
        : $"Baris nomor {At} sampai {Last} hilang.");

    public sealed record Foreign(long At) : AuditFault(At, $"Baris nomor {At} disisipkan, diulang, atau berpindah tempat.");

    public sealed record Unlinked(long At) : AuditFault(At,
        $"Baris nomor {At} tidak menyambung pada baris sebelumnya: baris sebelumnya diganti beserta sidiknya, atau baris ini disisipkan.");

    public sealed record Hidden(long At) : AuditFault(At, $"Baris nomor {At} tidak tercatat lengkap pada daftar pencarian, sehingga tidak ditemukan menurut pegawainya.");

    public sealed record Cut(long At, long Last) : AuditFault(At, $"Bagian akhir terpotong: berhenti pada nomor {Last}, sedangkan baris nomor {At} pernah ada.");

    public sealed record OtherHead(long At) : AuditFault(At, $"Baris nomor {At} bukan baris yang sidiknya dicatat dahulu: jejak ditulis ulang.");
}

/// <summary>Follows a chain from its first line and notes where it is broken. Needs nothing but the lines.</summary>
/// <param name="noted">A head that was noted before; null: an end that was cut off is not noticed.</param>
public sealed class AuditCheck(AuditHead? noted = null)
{
    private const int Enough = 20;
    private const string Unknown = "";

    private readonly List<AuditFault> faults = [];
    private AuditHead last = new(0, AuditLine.Beginning);
    private bool metNoted;

    /// <summary>The first of them; a long list would say no more.</summary>
    public IReadOnlyList<AuditFault> Faults => faults;

    public AuditHead Last => last;

    public bool HasEnough => faults.Count >= Enough;

    public void Take(StoredAuditLine stored)
    {
        if (AuditLine.Read(stored.Text) is not { } line)
        {
            faults.Add(new AuditFault.Unreadable(last.Number + 1));
            last = new(last.Number + 1, Unknown);
            return;
        }
        if (FaultOf(line, stored) is { } fault)
            faults.Add(fault);
        if (line.Number == noted?.Number)
            Meet(stored);
        // After a line that does not belong here the chain is looked for where it was.
        if (line.Number > last.Number)
            last = new(line.Number, stored.Hash);
    }

    /// <summary>An unreadable line of a file, whatever its number was.</summary>
    public void TakeUnreadable() => Take(new("", ""));

    public void End()
    {
        if (noted is not null && !metNoted && last.Number < noted.Number)
            faults.Add(new AuditFault.Cut(noted.Number, last.Number));
    }

    public void NoteHidden(long number) => faults.Add(new AuditFault.Hidden(number));

    private AuditFault? FaultOf(AuditLine line, StoredAuditLine stored) =>
        AuditLine.HashOf(stored.Text) != stored.Hash ? new AuditFault.Changed(line.Number)
        : line.Number <= last.Number ? new AuditFault.Foreign(line.Number)
        : line.Number > last.Number + 1 ? new AuditFault.Missing(last.Number + 1, line.Number - 1)
        : last.Hash != Unknown && line.Previous != last.Hash ? new AuditFault.Unlinked(line.Number)
        : null;

    private void Meet(StoredAuditLine stored)
    {
        metNoted = true;
        if (stored.Hash != noted!.Hash)
            faults.Add(new AuditFault.OtherHead(noted.Number));
    }
}
