using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Membership;
using Orleans.Runtime.MembershipService;
using Xunit;

namespace KartuAsn.Storage.Tests;

/// <summary>The clustering provider of Orleans over our statements.</summary>
public sealed class Membership : Suite<PostgreSqlForm>
{
    private static readonly DateTime Start = new(2022, 11, 4, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task ASiloComesLivesAndDies()
    {
        var table = await Table();
        var silo = Silo(11111);

        Assert.True(await table.InsertRowAsync(silo, (await table.ReadAllAsync()).Version.Next()));
        silo.Status = SiloStatus.Active;
        silo.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Start)];
        Assert.True(await Update(table, silo));
        silo.IAmAliveTime = Start.AddMinutes(5);
        await table.UpdateIAmAliveAsync(silo);

        var read = Assert.Single((await table.ReadRowAsync(silo.SiloAddress)).Members).Item1;
        Assert.Equal((SiloStatus.Active, Start.AddMinutes(5), "silo-11111"), (read.Status, read.IAmAliveTime, read.SiloName));
        Assert.Single(read.SuspectTimes!);
        Assert.Equal(30000, Assert.Single(await Gateways()).Port);

        silo.Status = SiloStatus.Dead;
        Assert.True(await Update(table, silo));
        Assert.Empty(await Gateways());
        await table.CleanupDefunctSiloEntriesAsync(Start.AddHours(1));
        Assert.Empty((await table.ReadAllAsync()).Members);
    }

    [Fact]
    public async Task AStaleVersionChangesNothing()
    {
        var table = await Table();
        var stale = (await table.ReadAllAsync()).Version.Next();
        Assert.True(await table.InsertRowAsync(Silo(1), stale));

        Assert.False(await table.InsertRowAsync(Silo(2), stale));
        Assert.False(await table.UpdateRowAsync(Silo(1), await Etag(table, Silo(1)), stale));
        Assert.False(await table.InsertRowAsync(Silo(1), (await table.ReadAllAsync()).Version.Next()));
        Assert.False(await table.UpdateRowAsync(Silo(3), await Etag(table, Silo(1)), (await table.ReadAllAsync()).Version.Next()));

        var now = await table.ReadAllAsync();
        Assert.Equal((1, 1), (now.Version.Version, now.Members.Count));
    }

    [Fact]
    public async Task OfManySilosThatJoinAtOneVersionOneIsFirst()
    {
        var table = await Table();
        var version = (await table.ReadAllAsync()).Version.Next();

        var joined = await Task.WhenAll(Enumerable.Range(1, 10).Select(port => Task.Run(() => table.InsertRowAsync(Silo(port), version))));

        Assert.Single(joined, true);
        await table.DeleteMembershipTableEntriesAsync("madiun");
        await table.InitializeMembershipTableAsync(true);
        Assert.Empty((await table.ReadAllAsync()).Members);
    }

    private static async Task<bool> Update(IMembershipTable table, MembershipEntry silo) =>
        await table.UpdateRowAsync(silo, await Etag(table, silo), (await table.ReadAllAsync()).Version.Next());

    private static async Task<string> Etag(IMembershipTable table, MembershipEntry silo) =>
        Assert.Single((await table.ReadRowAsync(silo.SiloAddress)).Members).Item2;

    private async Task<IMembershipTable> Table()
    {
        var table = new AdoNetClusteringTable(
            new ServiceCollection().BuildServiceProvider(), Cluster(),
            Options.Create(new AdoNetClusteringSiloOptions { Invariant = Database.Invariant, DataSource = Database.Writers }),
            NullLogger<AdoNetClusteringTable>.Instance);
        await table.InitializeMembershipTableAsync(true);
        await table.InitializeMembershipTableAsync(true);
        return table;
    }

    private async Task<IList<Uri>> Gateways()
    {
        var list = new AdoNetGatewayListProvider(
            NullLogger<AdoNetGatewayListProvider>.Instance, new ServiceCollection().BuildServiceProvider(),
            Options.Create(new AdoNetClusteringClientOptions { Invariant = Database.Invariant, DataSource = Database.Readers }),
            Options.Create(new GatewayOptions()), Cluster());
        await list.InitializeGatewayListProvider();
        return await list.GetGateways();
    }

    private static IOptions<ClusterOptions> Cluster() => Options.Create(new ClusterOptions { ClusterId = "madiun", ServiceId = "kartuasn" });

    private static MembershipEntry Silo(int port) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, generation: 1),
        SiloName = $"silo-{port}",
        HostName = "localhost",
        Status = SiloStatus.Joining,
        ProxyPort = 30000,
        StartTime = Start,
        IAmAliveTime = Start,
    };
}
