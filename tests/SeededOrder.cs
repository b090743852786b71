using System.Security.Cryptography;
using System.Text;
using KartuAsn.Tests;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SeededOrder))]
[assembly: TestCaseOrderer(typeof(SeededOrder))]

namespace KartuAsn.Tests;

/// <summary>
/// Shuffled, and the same in every folder and on every machine: xUnit's own order follows the folder, so that a test which needs another's
/// leftovers fails where nobody looked. <c>TEST_ORDER=2 ./test</c> runs them in another order.
/// </summary>
internal sealed class SeededOrder : ITestCollectionOrderer, ITestCaseOrderer
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("TEST_ORDER") ?? "1";

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection => [.. testCollections.OrderBy(c => Place(c.TestCollectionDisplayName.Split(" (id: ")[0]), StringComparer.Ordinal)];

    public IReadOnlyCollection<T> OrderTestCases<T>(IReadOnlyCollection<T> testCases)
        where T : notnull, ITestCase => [.. testCases.OrderBy(c => Place(c.TestCaseDisplayName), StringComparer.Ordinal)];

    private static string Place(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + name)));
}
