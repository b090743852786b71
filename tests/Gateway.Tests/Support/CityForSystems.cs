using Xunit;

namespace KartuAsn.Gateway.Tests.Support;

/// <summary>Tests of what other systems use, on one running program.</summary>
[CollectionDefinition(nameof(CityForSystems))]
public sealed class CityForSystems : ICollectionFixture<RunningGateway>;
