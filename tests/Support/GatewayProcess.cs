using System.Diagnostics;

namespace KartuAsn.Support;

/// <summary>
/// The program itself, as a user starts it: a process of its own on a data folder of its own. It has to lie beside the tests that
/// start it. Ends, with its folder, when it is disposed.
/// </summary>
public sealed class GatewayProcess : IDisposable
{
    private const string AnyFreePort = "http://127.0.0.1:0";

    private Process? process;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "kartuasn-" + Path.GetRandomFileName());

    public Uri Address { get; private set; } = null!;

    /// <summary>As printed at the last start; good for one use.</summary>
    public string SignInLink { get; private set; } = "";

    /// <summary>Returns when it serves.</summary>
    /// <param name="url">Where; null: a free port.</param>
    public async Task Start(string? url = null)
    {
        process = Process.Start(Command(Folder, "serve", "--urls", url ?? AnyFreePort))!;
        var said = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(" melayani di ", StringComparison.Ordinal))
                Address = new(AddressIn(line));
            if (!line.Contains("/masuk/", StringComparison.Ordinal))
                continue;
            SignInLink = AddressIn(line);
            return;
        }
        throw new InvalidOperationException(await said);
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

    private static string AddressIn(string line) => line[line.IndexOf("http", StringComparison.Ordinal)..];

    private static ProcessStartInfo Command(string folder, params string[] words) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "KartuAsn.Gateway.dll"), .. words, "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
