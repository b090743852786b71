using Xunit;

namespace KartuAsn.Gateway.Tests.Support;

/// <summary>One running program for tests that look more than they change, or change somebody nobody else counts.</summary>
[CollectionDefinition(nameof(SharedCity))]
public sealed class SharedCity : ICollectionFixture<RunningGateway>;
