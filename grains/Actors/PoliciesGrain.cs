using KartuAsn.Contracts;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.Extensions.Logging;

namespace KartuAsn.Actors;

/// <summary>The city's policies: saved, then told to every agency; an agency that wakes later reads them from the store.</summary>
public sealed class PoliciesGrain(
    [PersistentState(StateNames.Policies)] IPersistentState<PoliciesRecord> stored, Database database, ILogger<PoliciesGrain> log)
    : Grain, IPoliciesGrain
{
    private static readonly TimeSpan TellingTakesAtMost = TimeSpan.FromSeconds(10);

    private readonly ReadSide reads = new(database);
    private int told;

    public Task<PoliciesRecord> Look() => Task.FromResult(stored.State);

    public async Task<Answer<PoliciesRecord>> Change(ChangePolicy command)
    {
        if (!Reason.IsFit(command.Reason)) return new Refusal.PolicyReasonMissing();
        if (stored.State.Of(command.CommandId) is { } done
            && (done.Decision, done.EffectiveDate, done.Reason, done.RecordedBy) != (command.Decision, command.EffectiveDate, command.Reason.Trim(), command.By))
            return new Refusal.KeyReused();
        var next = stored.State.With(command.Decision, command.EffectiveDate, command.Reason.Trim(), command.At, command.By, command.CommandId);
        if (!ReferenceEquals(next, stored.State)) await stored.Save(next, this);
        await Wake();
        return stored.State;
    }

    public async Task Wake()
    {
        if (told == stored.State.Changes.Length) return;
        try
        {
            var agencies = await reads.Agencies();
            await Task.WhenAll(agencies.Select(a => GrainFactory.GetGrain<IAgencyGrain>(GrainKeys.Agency(a.Key)).Obey(stored.State)))
                .WaitAsync(TellingTakesAtMost);
            told = stored.State.Changes.Length;
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "An agency could not be told of a policy; it is told again in a moment.");
        }
    }
}
