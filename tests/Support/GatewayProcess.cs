using System.Diagnostics;
using System.Text;

namespace KartuAsn.Support;

/// <summary>
/// The program itself, as a user starts it: a process of its own on a data folder of its own. It has to lie beside the tests that
/// start it. Ends, with its folder, when it is disposed.
/// </summary>
/// <param name="settings">As the environment gives them: <c>Oidc__Name</c>.</param>
public sealed class GatewayProcess(IReadOnlyDictionary<string, string>? settings = null) : IDisposable
{
    private const string AnyFreePort = "http://127.0.0.1:0";

    private readonly StringBuilder written = new();
    private Process? process;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "kartuasn-" + Path.GetRandomFileName());

    public Uri Address { get; private set; } = null!;

    /// <summary>As printed at the last start: good for one use, or the page of signing in where an administrator has an account.</summary>
    public string SignInLink { get; private set; } = "";

    /// <summary>Everything it wrote to its two streams since the first start.</summary>
    public string Written
    {
        get
        {
            lock (written)
                return written.ToString();
        }
    }

    /// <summary>Returns when it serves.</summary>
    /// <param name="url">Where; null: a free port.</param>
    public async Task Start(string? url = null)
    {
        var command = Command(Folder, "serve", "--urls", url ?? AnyFreePort);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            command.Environment[name] = value;
        var serves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new() { StartInfo = command };
        process.OutputDataReceived += (_, said) => Hear(said.Data, serves);
        process.ErrorDataReceived += (_, said) => Note(said.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await serves.Task;
    }

    /// <summary>As a power cut does it.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public Task<(int Code, string Output, string Error)> Run(params string[] words) => RunOn(Folder, words);

    /// <summary>One of its other commands, on any folder.</summary>
    public static async Task<(int Code, string Output, string Error)> RunOn(string folder, params string[] words)
    {
        using var command = Process.Start(Command(folder, words))!;
        var error = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output.Trim(), (await error).Trim());
    }

    public void Dispose()
    {
        Kill();
        process!.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Its output, line by line; null at its end.</summary>
    private void Hear(string? line, TaskCompletionSource serves)
    {
        Note(line);
        if (line is null)
            serves.TrySetException(new InvalidOperationException(Written));
        else if (line.Contains(" melayani di ", StringComparison.Ordinal))
            Address = new(AddressIn(line));
        else if (line.Contains("/masuk", StringComparison.Ordinal))
        {
            SignInLink = AddressIn(line);
            serves.TrySetResult();
        }
    }

    private void Note(string? line)
    {
        lock (written)
            written.AppendLine(line);
    }

    private static string AddressIn(string line) => line[line.IndexOf("http", StringComparison.Ordinal)..];

    private static ProcessStartInfo Command(string folder, params string[] words) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "KartuAsn.Gateway.dll"), .. words, "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
