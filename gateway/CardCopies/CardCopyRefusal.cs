using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.Verifications;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KartuAsn.Gateway.CardCopies;

/// <summary>Why no copy of a card is drawn, and what to do next; never a reason of the person's status.</summary>
public abstract record CardCopyRefusal(string Code, string Sentence)
{
    /// <summary>A copy would be taken for a valid card.</summary>
    public sealed record NotValid(VerificationOutcome Outcome) : CardCopyRefusal("card-not-valid",
        $"Salinan kartu hanya dibuat selama kartu berlaku; sekarang: {VerificationWords.Of(Outcome).ToLowerInvariant()}. Apabila keadaan ini tidak benar, hubungi BKPSDM.");

    public sealed record PhotoMissing() : CardCopyRefusal("card-photo-missing",
        "Salinan kartu memerlukan foto, sedangkan foto kartu pegawai ini belum ada. Kirim foto PNG 450 × 575 piksel berlatar transparan terlebih dahulu.");

    public ProblemHttpResult ToProblem() => Problem.Answer(409, Code, Sentence);
}
