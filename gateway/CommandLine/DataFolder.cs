using System.Text.Json;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Who works in a data folder, for those who come second.</summary>
/// <param name="Url">Where it listens, once it does.</param>
public sealed record FolderHolder(string Command, int ProcessId, DateTimeOffset Since, string? Url);

/// <summary>The folder that holds everything the embedded form keeps.</summary>
public sealed class DataFolder
{
    public DataFolder(string? path)
    {
        Path = System.IO.Path.GetFullPath(path ?? System.IO.Path.Combine(RepositoryRoot() ?? Environment.CurrentDirectory, "data"));
        Create(Path);
    }

    public string Path { get; }

    private string HolderFile => In("server.json");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>For one process at a time; null when another has it. The lock ends with the process, however it ends.</summary>
    public FolderLock? TryLock(string command) => FolderLock.TryTake(In("lock")) is { } held ? held.Announce(HolderFile, command) : null;

    /// <summary>Who holds the lock, as far as it said so.</summary>
    public FolderHolder? Holder() =>
        File.Exists(HolderFile) ? JsonSerializer.Deserialize<FolderHolder>(File.ReadAllText(HolderFile), StoredJson.Options) : null;

    /// <summary>A folder that is made here is its owner's alone; one that is there keeps its rights.</summary>
    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>./data means the repository's, from wherever the program is started.</summary>
    private static string? RepositoryRoot() =>
        new[] { Environment.CurrentDirectory, AppContext.BaseDirectory }.Select(RootAbove).FirstOrDefault(root => root is not null);

    private static string? RootAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "KartuAsn.sln")))
                return at.FullName;
        return null;
    }
}

/// <summary>A data folder held by this process.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream file;
    private string? holderFile;
    private FolderHolder? holder;

    private FolderLock(FileStream file) => this.file = file;

    internal static FolderLock? TryTake(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            // The system's only way to say that another process has it open.
            return null;
        }
    }

    internal FolderLock Announce(string path, string command)
    {
        (holderFile, holder) = (path, new(command, Environment.ProcessId, DateTimeOffset.UtcNow, null));
        return Write();
    }

    /// <summary>Makes known where this process listens.</summary>
    public FolderLock Announce(string url)
    {
        holder = holder! with { Url = url };
        return Write();
    }

    public void Dispose()
    {
        if (holderFile is not null)
            File.Delete(holderFile);
        file.Dispose();
    }

    private FolderLock Write()
    {
        // Written beside and moved, so that a reader never sees half of it.
        File.WriteAllText(holderFile + ".new", JsonSerializer.Serialize(holder, StoredJson.Options));
        File.Move(holderFile + ".new", holderFile!, overwrite: true);
        return this;
    }
}
