using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>Which bytes a record still needs, and since when it does not need the others.</summary>
public sealed class KeptFilesTests
{
    [Fact]
    public void WhatIsOnFileIsNeededAndWhatItReplacedIsNotSinceThen() => Assert.Equal(
        [("KA-1", Hour(2)), ("KA-2", null), ("KA-3", null)],
        Of(Some.Pns(), Recorded(1, Some.Upload("2022-11-01", 1)), Recorded(2, Some.Upload("2022-11-01", 2)), Recorded(3, Some.Upload("2022-11-01", 3, Side.Back))));

    [Fact]
    public void WhatWasGivenBackIsNotNeededSinceThen() => Assert.Equal(
        [("KA-1", Hour(5))], Of(Some.Pns(), Recorded(1, Some.Upload("2022-11-01", 1)), Recorded(5, Some.Return("2022-11-02", 1, 2))));

    [Fact]
    public void APhotoIsNeededUntilAnotherIsTaken() => Assert.Equal(
        [("KA-F-1", Hour(4)), ("KA-F-2", null)],
        Of(Some.Pns(), Recorded(1, Some.Photo("2022-11-01", 1)), Recorded(2, Some.Photo("2022-11-01", 2, PhotoState.Waiting)), Recorded(4, Some.PhotoTaken("2022-11-02", 2, 3))));

    [Fact]
    public void APhotoTakenAfterReviewIsReplacedByTheNextAndNotByItsOwnReview() => Assert.Equal(
        [("KA-F-1", Hour(6)), ("KA-F-3", null)],
        Of(Some.Pns(), Recorded(1, Some.Photo("2022-11-01", 1, PhotoState.Waiting)), Recorded(2, Some.PhotoTaken("2022-11-01", 1, 2)), Recorded(6, Some.Photo("2022-11-03", 3))));

    [Fact]
    public void APhotoThatWaitsIsNeededUntilItIsGivenBack()
    {
        Fact[] waits = [Some.Pns(), Recorded(1, Some.Photo("2022-11-01", 1, PhotoState.Waiting))];

        Assert.Equal([("KA-F-1", null)], Of(waits));
        Assert.Equal([("KA-F-1", Hour(3))], Of([.. waits, Recorded(3, Some.PhotoBack("2022-11-01", 1, 2))]));
    }

    private static (string, DateTimeOffset?)[] Of(params Fact[] facts) =>
        [.. KeptFiles.Of(Employee.Evolve(new(), Some.Id, facts)).Select(file => (file.Receipt, file.ReplacedAt))];

    private static Fact Recorded(int hour, Fact fact) => fact with { RecordedAt = Hour(hour) };

    private static DateTimeOffset Hour(int hour) => Some.Instant.AddHours(hour);
}
