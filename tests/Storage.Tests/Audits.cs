using System.Data.Common;
using Xunit;

namespace KartuAsn.Storage.Tests;

public sealed class AuditsInSqlite : Audits<SqliteForm>;

public sealed class AuditsInPostgreSql : Audits<PostgreSqlForm>
{
    [Fact] // whoever may add to it may not forge either
    public async Task ALineWhoseHashIsNotOfWhatItSaysIsRefused()
    {
        await Audit.Append(Look());

        await Assert.ThrowsAnyAsync<DbException>(() => Database.AuditSource.Execute("""
            INSERT INTO audit SELECT number + 1, hash, at, viewer, name, role, what,
              replace(replace(line, '"number":1,', '"number":2,'), previous, hash), hash FROM audit WHERE number = 1
            """));
    }

    [Fact]
    public async Task TheRoleOfTheProgramAddsToTheAuditAndCanDoNothingElseToIt()
    {
        var role = "app_" + Guid.NewGuid().ToString("N")[..8];
        await Database.Writers.Execute($"CREATE ROLE {role} LOGIN");
        await AppRole.Grant((PostgreSqlDatabase)Database, role);
        await using var asRole = new PostgreSqlDatabase(Form.ConnectionAs(role));

        await Schema.Verify(asRole);
        using (var log = new AuditLog(asRole))
            await log.Append(Look());
        await asRole.SetMeta("works", "yes");

        foreach (var attempt in Attempts.Concat(["TRUNCATE audit", "TRUNCATE audit_person", "ALTER TABLE audit DISABLE TRIGGER ALL", "DROP TABLE audit",
            "DROP TRIGGER audit_kept ON audit", "SET session_replication_role = replica", "DELETE FROM schema_version"]))
            Assert.StartsWith("42", (await Assert.ThrowsAnyAsync<DbException>(() => asRole.Writers.Execute(attempt))).SqlState, StringComparison.Ordinal);
        Assert.Equal(1, (await Audit.Head())!.Number);
    }

    [Fact]
    public async Task TheOwnerOfTheTablesIsNoRoleForTheProgram() =>
        await Assert.ThrowsAsync<SchemaException>(() => AppRole.Grant((PostgreSqlDatabase)Database, "postgres"));
}

/// <summary>The log of looks and acts: added to, found, never changed.</summary>
public abstract class Audits<TForm> : Suite<TForm> where TForm : Form, new()
{
    protected static readonly string[] Attempts =
        ["UPDATE audit SET line = 'x'", "DELETE FROM audit", "UPDATE audit_person SET person = 'X'", "DELETE FROM audit_person"];

    private static readonly DateTimeOffset Now = new(2022, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private AuditLog? audit;

    protected AuditLog Audit => audit ??= new(Database);

    [Fact]
    public async Task ManyWhoAddAtOnceMakeOneChain()
    {
        await using var elsewhere = Form.Open();
        using var other = new AuditLog(elsewhere);

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => (i % 3 == 0 ? other : Audit).Append(Look($"P-{i}")))));

        var check = await Checked();
        Assert.Equal([], check.Faults);
        Assert.Equal((300, await Audit.Head()), (check.Last.Number, check.Last));
    }

    [Fact]
    public async Task NoLineIsChangedOrTakenAwayAndNoneIsPutBetween()
    {
        await Audit.Append(Look());
        var before = await Audit.Head();

        foreach (var attempt in Attempts)
            await Assert.ThrowsAnyAsync<DbException>(() => Database.AuditSource.Execute(attempt));
        await Assert.ThrowsAnyAsync<DbException>(() => Insert(number: 3, before!.Hash));
        await Assert.ThrowsAnyAsync<DbException>(() => Insert(number: 2, AuditLine.Beginning));
        await Assert.ThrowsAnyAsync<DbException>(() => Database.AuditSource.Execute(
            "INSERT INTO audit SELECT number + 1, hash, at, viewer, name, role, what, line, hash FROM audit WHERE number = 1"));

        Assert.Equal((before, 0), (await Audit.Head(), (await Checked()).Faults.Count));
    }

    [Fact]
    public async Task LinesAreFoundByPersonViewerActAndTimeTheNewestFirst()
    {
        await Audit.Append(Look("P-1", "P-2") with { At = Now });
        await Audit.Append(Look("P-2") with { At = Now.AddHours(1), Viewer = new("k2", "Budi Óperator 100%", "operator", "dinkes") });
        await Audit.Append(AuditLine.Of(Now.AddHours(2), new("k2", "Budi", "operator"), "sign-in", [], "link", "10.1.2.0/24", "s1"));

        Assert.Equal([3, 2, 1], await Numbers(new()));
        Assert.Equal([2, 1], await Numbers(new(People: ["p-2"])));
        Assert.Equal([1], await Numbers(new(People: ["P-1"])));
        Assert.Equal([3, 2], await Numbers(new(Viewer: "k2")));
        Assert.Equal([2], await Numbers(new(Viewer: "operator 100%")));
        Assert.Equal([], await Numbers(new(Viewer: "operator 1_0")));
        Assert.Equal([3, 2, 1], await Numbers(new(Whats: ["sign-in", "person"])));
        Assert.Equal([2], await Numbers(new(From: Now.AddHours(1), Until: Now.AddHours(2))));
        Assert.Equal([3], await Numbers(new(Whats: ["sign-in"])));

        var first = await Audit.Search(new(Limit: 2));
        Assert.Equal([3, 2], first.Lines.Select(line => line.Line.Number));
        Assert.Equal([1], await Numbers(new(Limit: 2, Before: first.Next)));
    }

    [Fact]
    public async Task WhatComesFromOutsideIsKeptWithoutWhatNoStoreTakes()
    {
        await Audit.Append(AuditLine.Of(Now, new("i:\0", "Sri\0\n\"{\uD800", "employee"), "sign-in", ["P\u0001"], new string('x', 500), "", null));

        var line = (await Audit.Search(new())).Lines[0].Line;
        Assert.Equal(("Sri  \"{\uFFFD", 200), (line.Viewer.Name, line.About!.Length));
        Assert.Equal([], (await Checked()).Faults);
    }

    [Fact]
    public async Task WhatTheStoreDoesNotTakeIsNotAcknowledged()
    {
        await Database.AuditSource.Execute("DROP TABLE audit");

        await Assert.ThrowsAnyAsync<DbException>(() => Audit.Append(Look()));
    }

    protected static AuditLine Look(params string[] people) => AuditLine.Of(
        Now, new("k1", "Ani Inspektur", "inspectorate"), "person", people.Length == 0 ? ["P-1"] : people, null, "10.1.2.0/24", null);

    private async Task<AuditCheck> Checked()
    {
        var check = new AuditCheck();
        await foreach (var line in Audit.All())
            check.Take(line);
        return check;
    }

    private async Task<IReadOnlyList<long>> Numbers(AuditQuery query) => [.. (await Audit.Search(query)).Lines.Select(line => line.Line.Number)];

    private Task<int> Insert(long number, string previous)
    {
        var line = Look() with { Number = number, Previous = previous };
        return Database.AuditSource.Execute(
            "INSERT INTO audit (number, previous, at, viewer, name, role, what, line, hash) VALUES (@number, @previous, 0, '', '', '', '', @line, @hash)",
            ("number", number), ("previous", previous), ("line", line.Text), ("hash", AuditLine.HashOf(line.Text)));
    }
}
