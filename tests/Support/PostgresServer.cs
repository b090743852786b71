using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace KartuAsn.Support;

/// <summary>
/// A PostgreSQL server of our own in a temporary folder, on a free loopback port. Ends, with its folder, when it is disposed; the shared
/// one when the process ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> One = new(StartShared);

    private readonly string binaries;
    private readonly string folder;
    private readonly int port;
    private int databases;

    private PostgresServer(string binaries, string folder, int port) => (this.binaries, this.folder, this.port) = (binaries, folder, port);

    /// <summary>One for the whole process, started when first asked for. It does not wait for the disk.</summary>
    public static Task<PostgresServer> Shared => One.Value;

    /// <param name="durable">
    /// False: commits do not wait for the disk, which no test of correctness can tell apart, and nothing runs in the background.
    /// </param>
    public static async Task<PostgresServer> Start(bool durable)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"kartuasn-postgres-{Guid.NewGuid():N}");
        var server = new PostgresServer(FindBinaries(), folder, FreePort());
        await server.Run("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await server.Run("pg_ctl", "-D", folder, "-w", "-l", Path.Combine(folder, "log"), "-o", server.Settings(durable), "start");
        return server;
    }

    /// <summary>
    /// Makes an empty database and answers how to reach it. It is a schema: as good as a database of its own, and made in no time.
    /// </summary>
    public async Task<string> NewDatabase()
    {
        var name = $"kartuasn{Interlocked.Increment(ref databases)}";
        await using var source = NpgsqlDataSource.Create(ConnectionString("public"));
        await using var command = source.CreateCommand($"CREATE SCHEMA {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        await Run("pg_ctl", "-D", folder, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<PostgresServer> StartShared()
    {
        var server = await Start(durable: false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }

    private string ConnectionString(string schema) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Search Path={schema}";

    private string Settings(bool durable) =>
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300"
        + (durable ? "" : " -c fsync=off -c autovacuum=off");

    /// <summary>The server refuses to run as root; there it runs as the user its package made.</summary>
    private async Task Run(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static string FindBinaries() =>
        new DirectoryInfo("/usr/lib/postgresql") is { Exists: true } versions
            && versions.GetDirectories().Where(HasServer).MaxBy(version => int.Parse(version.Name, provider: null)) is { } newest
            ? Path.Combine(newest.FullName, "bin")
            : throw new InvalidOperationException("PostgreSQL 15 or newer is needed: apt-get install postgresql");

    private static bool HasServer(DirectoryInfo version) => File.Exists(Path.Combine(version.FullName, "bin", "initdb"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
