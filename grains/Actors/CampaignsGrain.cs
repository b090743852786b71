using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Actors;

/// <summary>The city's campaigns: who changes one has seen its newest version, and every version is kept.</summary>
public sealed class CampaignsGrain([PersistentState(StateNames.Campaigns)] IPersistentState<CampaignsRecord> stored) : Grain, ICampaignsGrain
{
    public Task<CampaignsRecord> Look() => Task.FromResult(stored.State);

    public async Task<Answer<CampaignsRecord>> Record(RecordCampaign command)
    {
        if (!Reason.IsFit(command.Reason)) return new Refusal.CampaignReasonMissing();
        var campaign = command.Campaign.Tidied();
        if (stored.State.Of(command.CommandId) is { } done)
            return done.Campaign.Says(campaign) && (done.Reason, done.RecordedBy) == (command.Reason.Trim(), command.By) ? stored.State : new Refusal.KeyReused();
        if (Campaigns.Of(command.First, stored.State).WhyNot(campaign, command.Revision) is { } refusal) return refusal;
        await stored.Save(stored.State.With(new(campaign, command.Reason.Trim(), command.At, command.By, command.CommandId)), this);
        return stored.State;
    }
}
