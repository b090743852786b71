using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace KartuAsn.Silo;

/// <summary>Adds the grains and what they need to a host.</summary>
public static class SiloHost
{
    /// <summary>Part of the schema: stored rows carry it.</summary>
    public const string ServiceId = "kartuasn";

    /// <param name="keepUp">Whether interrupted imports go on by themselves; a command that only asks leaves them alone.</param>
    /// <summary>One process, everything in it. The ports are free ones of the loopback: two default silos on one machine would share theirs without an error.</summary>
    public static IHostApplicationBuilder UseEmbeddedSilo(this IHostApplicationBuilder host, Database database, FileStore files, CityClock clock, bool keepUp = true)
    {
        host.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: ServiceId, clusterId: ServiceId);
            silo.AddKartuAsn(database, files, clock);
            if (keepUp) silo.AddKeepUp();
        });
        return host;
    }

    /// <summary>Grains, their storage and their wire format, on any silo.</summary>
    public static ISiloBuilder AddKartuAsn(this ISiloBuilder silo, Database database, FileStore files, CityClock clock)
    {
        silo.Services.AddSingleton(database).AddSingleton(files).AddSingleton(clock);
        silo.Services.AddRulesOnTheWire();
        silo.AddAdoNetGrainStorageAsDefault(options =>
        {
            options.Invariant = database.Invariant;
            options.DataSource = database.Writers;
            options.GrainStorageSerializer = new StateSerializer();
        });
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(10));
        return silo;
    }

    /// <summary>Work that goes on without a caller: the catch-up, and imports that a crash interrupted.</summary>
    public static ISiloBuilder AddKeepUp(this ISiloBuilder silo)
    {
        silo.Services.AddHostedService<KeepUp>();
        return silo;
    }

    /// <summary>What is in Rules knows no grain: it crosses the wire as the same JSON that is stored. Clients need it too.</summary>
    public static IServiceCollection AddRulesOnTheWire(this IServiceCollection services) => services
        .AddSingleton<IGeneralizedCopier, RulesCopier>()
        .AddSerializer(wire => wire.AddJsonSerializer(
            IsOfRules, isCopyable: _ => false, json => json.Configure(options => options.SerializerOptions = StoredJson.Options)));

    private static bool IsOfRules(Type type) => type.Assembly == typeof(Fact).Assembly;

    /// <summary>What crosses never changes, so within a process the very object is handed over instead of a copy by way of its JSON.</summary>
    private sealed class RulesCopier : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsOfRules(type);

        [return: NotNullIfNotNull(nameof(input))]
        public object? DeepCopy(object? input, CopyContext context) => input;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
