using KartuAsn.Rules;

namespace KartuAsn.Contracts;

/// <summary>The city's campaigns, each with all its changes; the only writer of them. Key: <see cref="GrainKeys.Campaigns"/>.</summary>
[Alias("KartuAsn.ICampaignsGrain")]
public interface ICampaignsGrain : IGrainWithStringKey
{
    [Alias("Look")]
    Task<CampaignsRecord> Look();

    /// <summary>Records a new campaign, or another version of a known one, durably. Repeating it under the same id answers the same.</summary>
    [Alias("Record")]
    Task<Answer<CampaignsRecord>> Record([Immutable] RecordCampaign command);
}

/// <param name="Revision">Of the version that was looked at; null: a new campaign.</param>
/// <param name="First">The campaign of the settings, which is known without having been recorded; null: there is none.</param>
/// <param name="Reason">Why, 3 to 500 characters.</param>
[GenerateSerializer, Immutable, Alias("KartuAsn.RecordCampaign")]
public sealed record RecordCampaign(
    [property: Id(0)] Campaign Campaign, [property: Id(1)] int? Revision, [property: Id(2)] Campaign? First, [property: Id(3)] string Reason,
    [property: Id(4)] DateTimeOffset At, [property: Id(5)] string By, [property: Id(6)] string? CommandId = null);
