using System.Security.Cryptography;
using System.Text;
using KartuAsn.Tests;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: CollectionBehavior(typeof(SeededIds))]
[assembly: TestCollectionOrderer(typeof(OrderOfIds))]

namespace KartuAsn.Tests;

/// <summary>
/// The same order in every folder and on every machine: xUnit orders collections, classes and tests by ids that follow from the folder, so
/// that a test which needs another's leftovers fails where nobody looked. <c>TEST_ORDER=2 ./test</c> runs them in another order.
/// </summary>
public sealed class SeededIds(IXunitTestAssembly testAssembly) : IXunitTestCollectionFactory
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("TEST_ORDER") ?? "1";

    private readonly CollectionPerClassTestCollectionFactory usual = new(testAssembly);

    public string DisplayName => usual.DisplayName;

    /// <summary>The usual collection, with an id of its name, from which all ids within it follow.</summary>
    public IXunitTestCollection Get(Type testClass)
    {
        var its = usual.Get(testClass);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + its.TestCollectionDisplayName)));
        return new XunitTestCollection(testAssembly, its.CollectionDefinition, its.DisableParallelization, its.TestCollectionDisplayName, id);
    }
}

/// <summary>Classes and tests go by their ids in any case.</summary>
public sealed class OrderOfIds : ITestCollectionOrderer
{
    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection => [.. testCollections.OrderBy(collection => collection.UniqueID, StringComparer.Ordinal)];
}
