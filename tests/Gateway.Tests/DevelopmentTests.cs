using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

/// <summary>Where somebody works on the program, the framework checks which of its parts may hold which.</summary>
public sealed class DevelopmentTests
{
    [Fact]
    public async Task TheProgramStartsAlsoWhereItsPartsAreChecked()
    {
        using var gateway = new GatewayProcess(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });

        await gateway.Start();

        Assert.Contains("/masuk/", gateway.SignInLink, StringComparison.Ordinal);
    }
}
