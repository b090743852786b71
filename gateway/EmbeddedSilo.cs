using KartuAsn.Contracts;
using KartuAsn.Gateway.CommandLine;
using KartuAsn.Silo;
using KartuAsn.Storage;

namespace KartuAsn.Gateway;

/// <summary>The embedded form: the grains live in this process, on the store of the data folder.</summary>
internal static class EmbeddedSilo
{
    public static void AddEmbeddedSilo(this IHostApplicationBuilder builder, Store store, bool keepUp = true)
    {
        var clock = CityClock.System();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(store.Accounts);
        builder.Services.AddSingleton(store.Audit);
        builder.Services.AddSingleton(new ReadSide(store.Database));
        builder.UseEmbeddedSilo(store.Database, store.Files, clock, keepUp);
    }
}
