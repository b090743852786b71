using Microsoft.Data.Sqlite;
using Xunit;

namespace KartuAsn.Storage.Tests;

/// <summary>Whatever is done to a copy of the audit, the check finds it and says where. It needs nothing but the file.</summary>
public sealed class AuditTampering : IAsyncLifetime
{
    private readonly SqliteForm form = new();
    private string[] lines = [];
    private AuditHead head = null!;

    private string Copy => Path.Combine(form.Folder, "salinan.jsonl");

    public async ValueTask InitializeAsync()
    {
        await using var database = form.Open();
        await Schema.Apply(database);
        using var log = new AuditLog(database);
        for (var i = 1; i <= 10; i++)
            await log.Append(AuditLine.Of(DateTimeOffset.UnixEpoch.AddDays(i), new("k1", "Ani", "inspectorate"), "person", [$"P-{i}"], null, "10.1.2.0/24", null));
        await using (var file = File.Create(Copy))
            Assert.Equal(10, await AuditFile.Write(log.All(), file));
        (lines, head) = (await File.ReadAllLinesAsync(Copy), (await log.Head())!);
    }

    public ValueTask DisposeAsync() => form.DisposeAsync();

    [Fact] // what is hashed is kept for good: another order of the same would be another hash
    public void ALineIsWrittenAsEver()
    {
        var line = AuditLine.Of(
            new(2022, 11, 4, 9, 0, 0, TimeSpan.FromHours(7)), new("k1", "Ani", "operator", "dinkes"), "people", ["P-1", "p-1", "P-2"], "dinkes", "10.1.2.0/24", "s1");

        Assert.Equal(
            """{"number":7,"previous":"0000000000000000000000000000000000000000000000000000000000000000","at":"2022-11-04T02:00:00+00:00","""
            + """ "viewer":{"id":"k1","name":"Ani","role":"operator","agency":"dinkes"},"what":"people","people":["P-1","P-2"],"about":"dinkes","from":"10.1.2.0/24","session":"s1"}""".TrimStart(),
            (line with { Number = 7, Previous = AuditLine.Beginning }).Text);
    }

    [Fact]
    public async Task AnUntouchedCopyIsWholeAndSoIsTheFileItself()
    {
        Assert.Equal([], await Faults(lines, head));
        Assert.Equal([], (await AuditFile.Verify(Path.Combine(form.Folder, "audit.db"), head)).Faults);
    }

    [Fact]
    public async Task ARemovedLineIsMissed()
    {
        Assert.Equal([new AuditFault.Missing(4, 4)], await Faults([.. lines[..3], .. lines[4..]]));
        Assert.Equal([new AuditFault.Missing(1, 2)], await Faults(lines[2..]));
    }

    [Fact]
    public async Task AChangedLineIsFoundAndSoIsOneWithANewHash()
    {
        Assert.Equal([new AuditFault.Changed(4)], await Faults(With(4, line => line.Replace("P-4", "P-9", StringComparison.Ordinal))));
        Assert.Equal([new AuditFault.Changed(4)], await Faults(With(4, line => line.Replace("{\"number\":4", "{ \"number\":4", StringComparison.Ordinal))));
        Assert.Equal([new AuditFault.Unlinked(5)], await Faults(With(4, line => Rehashed(line.Replace("P-4", "P-9", StringComparison.Ordinal)))));
        Assert.Equal([new AuditFault.OtherHead(10)], await Faults(With(10, line => Rehashed(line.Replace("P-10", "P-9", StringComparison.Ordinal))), head));
        Assert.Equal([new AuditFault.Unreadable(4)], await Faults(With(4, _ => "{}")));
    }

    [Fact]
    public async Task AnInsertedARepeatedAndAMovedLineAreFound()
    {
        Assert.Equal([new AuditFault.Foreign(4)], await Faults([.. lines[..4], lines[3], .. lines[4..]]));
        var invented = Rehashed(lines[4].Replace("P-5", "P-9", StringComparison.Ordinal));
        Assert.Equal([new AuditFault.Foreign(5)], await Faults([.. lines[..5], invented, .. lines[5..]]));
        Assert.Equal([new AuditFault.Missing(4, 4), new AuditFault.Foreign(4)], await Faults([.. lines[..3], lines[4], lines[3], .. lines[5..]]));
    }

    [Fact]
    public async Task ACutEndIsFoundByTheHeadThatWasNoted()
    {
        Assert.Equal([], await Faults(lines[..7]));
        Assert.Equal([new AuditFault.Cut(10, 7)], await Faults(lines[..7], head));
    }

    [Fact]
    public async Task WhoChangesTheFileItselfIsFoundToo()
    {
        Sql("DROP TRIGGER audit_kept; DROP TRIGGER audit_person_kept; DELETE FROM audit_person WHERE number = 3");
        Assert.Equal([new AuditFault.Hidden(3)], await InFile());

        Sql("DELETE FROM audit WHERE number = 6");
        Assert.Equal([new AuditFault.Hidden(3), new AuditFault.Missing(6, 6)], await InFile());
    }

    private async Task<IReadOnlyList<AuditFault>> InFile() => [.. (await AuditFile.Verify(Path.Combine(form.Folder, "audit.db"), null)).Faults];

    private string[] With(int number, Func<string, string> other) => [.. lines.Select((line, i) => i == number - 1 ? other(line) : line)];

    private static string Rehashed(string line)
    {
        var text = AuditLine.Taken(line)!.Value.Text;
        return AuditLine.Exported(text, AuditLine.HashOf(text));
    }

    private async Task<IReadOnlyList<AuditFault>> Faults(string[] copy, AuditHead? noted = null)
    {
        await File.WriteAllLinesAsync(Copy, copy);
        return [.. (await AuditFile.Verify(Copy, noted)).Faults];
    }

    private void Sql(string text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(form.Folder, "audit.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
