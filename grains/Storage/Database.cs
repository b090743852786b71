using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace KartuAsn.Storage;

/// <summary>
/// Where everything is kept: a folder with SQLite files, or a PostgreSQL database. One database holds one service; its schema comes
/// from <see cref="Schema"/>.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>The name by which the AdoNet providers of Orleans know the kind of database.</summary>
    public abstract string Invariant { get; }

    /// <summary>For the grains' states and everything else that writes. A returned connection has committed what it wrote.</summary>
    public abstract DbDataSource Writers { get; }

    /// <summary>Read-only; never waits for a writer.</summary>
    public abstract DbDataSource Readers { get; }

    /// <summary>Keys and sign-in links: in the embedded form a file of their own.</summary>
    internal abstract DbDataSource AccountSource { get; }

    /// <summary>For adding to the audit: in the embedded form a file of its own.</summary>
    internal abstract DbDataSource AuditSource { get; }

    /// <summary>Read-only.</summary>
    internal abstract DbDataSource AuditReaders { get; }

    /// <summary>The data sources that have a schema, with the series of scripts each gets.</summary>
    internal abstract IReadOnlyList<(string Series, DbDataSource Source)> Schemas { get; }

    internal abstract Dialect Dialect { get; }

    /// <summary>Has Entity Framework, which Identity keeps accounts with, work on <see cref="AccountSource"/>.</summary>
    internal abstract void UseAccounts(DbContextOptionsBuilder options);

    /// <summary>Greater than all before it, and durable before it is answered: for versions that must not repeat after a restart.</summary>
    public Task<long> NextEpoch() => Writers.Value<long>("UPDATE epoch SET value = value + 1 RETURNING value");

    /// <summary>A word remembered under a name, such as the mark of a sample store or a cursor; null when there is none.</summary>
    public Task<string?> GetMeta(string name) => Readers.Value<string>("SELECT value FROM meta WHERE name = @name", ("name", name));

    public Task SetMeta(string name, string value) => Writers.Execute(
        "INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("name", name), ("value", value));

    /// <summary>Fails when the database does not keep what it acknowledges.</summary>
    internal virtual Task VerifyDurability() => Task.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await Writers.DisposeAsync();
        await Readers.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Where the two databases truly speak differently.</summary>
/// <param name="HasTable">Counts the tables named @name.</param>
/// <param name="SchemaLock">Held to the end of the transaction: two provisioners go one after the other.</param>
/// <param name="Snapshot">Begins a transaction that sees one moment.</param>
/// <param name="ValuesOf">Rows of the JSON array @keys.</param>
/// <param name="NamesFile">Whether a stored state has the name @file of the file store in it.</param>
/// <param name="Changes">The feed after (@position, @person), at most @limit rows.</param>
/// <param name="ChangesEnd">The position below which everything has been in the feed.</param>
/// <param name="PruneChanges">Takes rows up to (@position, @person) that a newer one of the same person has replaced.</param>
/// <param name="StatesLock">Nobody else writes a state until the transaction ends.</param>
/// <param name="Derive">Derives the read side from all states.</param>
/// <param name="DropOldChanges">Takes the rows of the feed that were there before this transaction, in SQLite up to @before.</param>
/// <param name="AuditLock">Nobody else adds to the audit until the transaction ends.</param>
/// <param name="AuditInsert">Adds the lines of the JSON array @lines, in its order.</param>
internal sealed record Dialect(
    string HasTable, string SchemaLock, string Snapshot, string ValuesOf, string NamesFile, string Changes, string ChangesEnd,
    string PruneChanges, string StatesLock, string Derive, string DropOldChanges, string AuditLock, string AuditInsert);
