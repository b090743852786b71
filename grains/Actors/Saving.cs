
namespace KartuAsn.Actors;

internal static class Saving
{
    /// <summary>
    /// Writes the next state. After a failed write nobody knows what is stored, so the grain answers from memory no more: the old value
    /// comes back, the activation goes, and the next call reads what is there.
    /// </summary>
    public static async Task Save<T>(this IPersistentState<T> stored, T next, IGrainBase grain)
    {
        var was = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = was;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
