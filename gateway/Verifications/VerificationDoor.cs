using KartuAsn.Contracts;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Verifications;

/// <summary>
/// Answers whoever scans a card. It asks what the database derived in the very statement that saved the last decision, so that a change of
/// status is told with the next scan.
/// </summary>
public sealed class VerificationDoor(SigningKeys keys, IssuedCards cards, ReadSide reads, CityClock clock)
{
    private const string Nobody = "";

    /// <summary>Every code goes the same way to its end, so that the time taken tells nothing.</summary>
    public async Task<VerificationView> Check(string code)
    {
        var reading = keys.Read(code);
        var card = await cards.Find(reading is CodeReading.Genuine genuine ? genuine.Token.Card : Nobody);
        var person = await reads.Person(card?.Person ?? Nobody, clock.Today);
        return VerificationView.Of(reading, person, clock.Now);
    }
}
