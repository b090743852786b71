using System.Text.Json.Serialization;
using static KartuAsn.Rules.Fact;

namespace KartuAsn.Rules;

/// <summary>What a reviewer says about a card file.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewVerdict>))]
public enum ReviewVerdict
{
    /// <summary>The file is right.</summary>
    [JsonStringEnumMemberName("accept")] Accept,

    /// <summary>The file is given back and no longer counts.</summary>
    [JsonStringEnumMemberName("return")] Return,

    /// <summary>What was said last is taken back, as if it never was.</summary>
    [JsonStringEnumMemberName("undo")] Undo,
}

/// <param name="Receipt">Of the file that the reviewer saw; a newer one is another question.</param>
/// <param name="Ground">Of a return.</param>
/// <param name="Note">What the employee reads beside the ground's own sentence; needed with <see cref="ReturnGround.Other"/>.</param>
public sealed record CardFileReview(string Receipt, ReviewVerdict Verdict, ReturnGround? Ground = null, string? Note = null);

/// <summary>The rules of deciding about a card file that somebody has looked at.</summary>
public static class CardFileReviews
{
    /// <param name="orientation">With <paramref name="side"/>: where the reviewer saw the file.</param>
    public static CardFileDecision Decide(
        EmployeeRecord state, Orientation orientation, Side side, CardFileReview review, DateTimeOffset at, DateOnly today, string by)
    {
        if (state.Id.Length == 0) return CardFileDecision.Refuse(new Refusal.EmployeeUnknown());
        if (Uploaded(state, review.Receipt) is not { } file || file.File.Orientation != orientation || file.File.Side != side)
            return CardFileDecision.Refuse(new Refusal.CardFileReviewOver());
        var onHand = CardFilesOnHand.Of(state).At(orientation, side);
        var isOnHand = onHand?.Receipt == file.Receipt;
        Fact Stamped(Fact fact, DateOnly day) => CardFiles.Stamp(state, fact, null, at, day, by);

        return (review.Verdict, Said(state, file.Receipt)) switch
        {
            (ReviewVerdict.Accept, CardFileAccepted) => new([], file, null),
            (ReviewVerdict.Accept, null) when isOnHand => new([Stamped(new CardFileAccepted(file.Receipt), today)], file, null),
            (ReviewVerdict.Return, _) when WhyNot(review) is { } refusal => CardFileDecision.Refuse(refusal),
            (ReviewVerdict.Return, CardFileReturned before) when before.Ground == review.Ground && before.Reason == Returned(file, review).Reason => new([], file, null),
            (ReviewVerdict.Return, not CardFileReturned) when isOnHand => new([Stamped(Returned(file, review), today)], file, null),
            (ReviewVerdict.Undo, null) => new([], file, null),
            (ReviewVerdict.Undo, { } last) when isOnHand || onHand is null => new([Stamped(new DecisionCancelled(last.Identity), last.EffectiveDate)], file, null),
            _ => CardFileDecision.Refuse(new Refusal.CardFileReviewOver()),
        };
    }

    /// <summary>What the employee reads of a ground: what is wrong and what to do.</summary>
    public static string Sentence(ReturnGround ground) => ground switch
    {
        ReturnGround.OtherKind => "Warna kartu bukan untuk jenis kepegawaian Anda (surat, angka 3). Unduh kartu yang sesuai dari layanan BKN, lalu unggah ulang.",
        ReturnGround.OtherPlace => "Berkas berada pada tempat yang keliru. Unggah sisi dan posisi kartu yang sesuai dengan tempatnya.",
        ReturnGround.NotOfficial => "Berkas ini bukan kartu yang diterbitkan BKN. Unduh Kartu ASN Virtual dari layanan BKN, lalu unggah ulang.",
        ReturnGround.Unreadable => "Tulisan atau gambar pada kartu tidak terbaca. Unduh berkas aslinya dari layanan BKN, lalu unggah ulang.",
        ReturnGround.NotTheSamePerson => "Kartu pada berkas ini bukan atas nama Anda. Unggah kartu atas nama Anda sendiri.",
        ReturnGround.Other => "",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "A ground without a sentence."),
    };

    private static CardFileUploaded? Uploaded(EmployeeRecord state, string receipt) =>
        state.Facts.OfType<CardFileUploaded>().FirstOrDefault(file => file.Receipt == receipt);

    /// <summary>What holds of all that was said about this file; null: nothing.</summary>
    private static Fact? Said(EmployeeRecord state, string receipt) => Standings.Ordered(state.Facts)
        .LastOrDefault(fact => fact is CardFileAccepted right && right.Receipt == receipt || fact is CardFileReturned back && back.Receipt == receipt);

    private static Refusal? WhyNot(CardFileReview review) => (review.Ground, review.Note?.Trim() ?? "") switch
    {
        (null, _) => new Refusal.ReviewFieldMissing("ground"),
        (not ReturnGround.Other, "") => null,
        (_, var note) => Reason.IsFit(note) ? null : new Refusal.ReturnNoteMissing(),
    };

    private static CardFileReturned Returned(CardFileUploaded file, CardFileReview review) =>
        new(file.Receipt, $"{Sentence(review.Ground!.Value)} {review.Note?.Trim()}".Trim(), review.Ground);
}
