using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace KartuAsn.Storage.Tests;

/// <summary>The storage provider of Orleans itself, without a silo around it.</summary>
public static class Provider
{
    public static async Task<AdoNetGrainStorage> Start(Database database, bool deleteOnClear = false)
    {
        var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var options = new AdoNetGrainStorageOptions
        {
            Invariant = database.Invariant,
            DataSource = database.Writers,
            GrainStorageSerializer = new StateSerializer(),
            DeleteStateOnClear = deleteOnClear,
        };
        var provider = new AdoNetGrainStorage(
            services.GetRequiredService<IActivatorProvider>(), NullLogger<AdoNetGrainStorage>.Instance, Options.Create(options),
            Options.Create(new ClusterOptions { ServiceId = "kartuasn" }), "store");
        var lifecycle = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        provider.Participate(lifecycle);
        await lifecycle.OnStart();
        return provider;
    }
}
