namespace KartuAsn.Gateway.Tests.Support;

/// <summary>The clock as it will be so many days from now.</summary>
internal sealed class Later(int days) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(days);
}
