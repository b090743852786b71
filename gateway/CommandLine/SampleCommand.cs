using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Sample;
using Microsoft.Extensions.Logging.Console;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Fills an empty store with the invented city.</summary>
internal static class SampleCommand
{
    public static async Task<int> Run(DataFolder folder, CancellationToken stop)
    {
        using var held = folder.TryLock("sample");
        if (held is null)
            return await Refuse(ServeCommand.HeldBy(folder));
        await using var store = await Store.Open(folder);
        if (await SampleMark.Refusal(store.Database) is { } refusal)
            return await Refuse(refusal);

        using var host = GrainsAlone.Build(store, services => services.AddSingleton<SampleFill>());
        await host.StartAsync(stop);
        await host.Services.GetRequiredService<SampleFill>().Fill(stop);
        await host.StopAsync(stop);
        await Console.Out.WriteLineAsync("Penyimpanan sudah berisi data contoh.");
        return 0;
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Say.Wrong(sentence);
        return 1;
    }
}

/// <summary>The grains without anything that listens, for commands that need them.</summary>
internal static class GrainsAlone
{
    public static IHost Build(Store store, Action<IServiceCollection> add)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.BeQuiet();
        // What a command answers goes to the standard output; nothing else does.
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddEmbeddedSilo(store, keepUp: false);
        add(builder.Services);
        return builder.Build();
    }
}
