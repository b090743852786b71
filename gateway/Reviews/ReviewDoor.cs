using System.Collections.Concurrent;
using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Reviews;

/// <summary>Where reviews are listed and decided, from the API and from the page alike.</summary>
public sealed class ReviewDoor(PeopleDoor people, ReadSide reads, IGrainFactory grains, CityClock clock)
{
    /// <summary>Every page shows the sum; it need not be counted for each of them.</summary>
    private static readonly TimeSpan CountsLast = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, ReviewCounts Counts)> counted = new(StringComparer.Ordinal);

    /// <param name="agencyId">Null: everybody the viewer sees.</param>
    public async Task<ReviewsView> List(Viewer viewer, ReviewKind kind, string? agencyId, PeopleCursor? cursor, int limit)
    {
        var page = await people.Search(viewer, Query(kind, agencyId, limit) with { Cursor = cursor });
        var items = await Task.WhenAll(page.People.Select(person => View(viewer, kind, person)));
        return new(kind, [.. items.OfType<ReviewView>()], page.Next?.ToString(), page.Total);
    }

    /// <param name="anew">Counted now, for a page that shows the people beside it.</param>
    public async Task<ReviewCounts> Counts(Viewer viewer, bool anew)
    {
        var key = Role.OfAgency(viewer.Role) ? viewer.Agency! : "";
        if (!anew && counted.TryGetValue(key, out var known) && clock.Now - known.At < CountsLast)
            return known.Counts;
        var counts = ImmutableDictionary.CreateBuilder<ReviewKind, int>();
        foreach (var kind in Enum.GetValues<ReviewKind>())
            counts[kind] = (await people.Search(viewer, Query(kind, null, 1))).Total;
        return (counted[key] = (clock.Now, new(counts.ToImmutable()))).Counts;
    }

    public async Task<Answer<ReviewOutcome>> Decide(Viewer viewer, string employeeId, ReviewWish wish, string? commandId)
    {
        if (await people.Record(viewer, employeeId) is not { } record)
            return new Refusal.EmployeeUnknown();
        if (wish.Read(IsId(commandId) ? commandId! : Guid.CreateVersion7().ToString("N"), clock, viewer.Name) is not { } decision)
            return new Refusal.ReviewFieldMissing(wish.WrongField());
        var answer = ReviewDecisions.Decide(record, decision);
        if (answer.Refusal is { } refusal)
            return refusal;
        if (await TakenNumber(record, answer.Facts))
            return new Refusal.NumberTaken();
        var employee = grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(record.Id));
        var results = await employee.Record(record.Id, answer.Facts);
        if (results.FirstOrDefault(result => result.Refusal is not null) is { Refusal: { } late })
            return late;
        counted.Clear();
        return new ReviewOutcome(record.Id, [.. answer.Facts.Select(fact => fact.Identity)], [.. OpenReviews.Of((await employee.Look())!, clock.Today).Select(r => r.Kind)]);
    }

    /// <summary>Forms send one too; another text is none.</summary>
    private static bool IsId(string? commandId) => commandId is { Length: > 0 and <= 64 } && !commandId.Any(char.IsControl);

    /// <summary>A corrected number must not be the next disputed one.</summary>
    private async Task<bool> TakenNumber(EmployeeRecord record, ImmutableArray<Fact> facts) =>
        facts.OfType<Fact.NumberCorrected>().FirstOrDefault() is { } corrected
        && (await reads.HoldersOf(corrected.Number, corrected.EffectiveDate > clock.Today ? corrected.EffectiveDate : clock.Today)).Any(holder => holder != Key.Of(record.Id));

    /// <summary>Null when somebody decided since the list was read.</summary>
    private async Task<ReviewView?> View(Viewer viewer, ReviewKind kind, PersonRow person)
    {
        if (await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person.Id)).Look() is not { } record)
            return null;
        if (kind == ReviewKind.CardFile)
            return await FilesOf(viewer, record, person);
        if (OpenReviews.Of(record, clock.Today).FirstOrDefault(r => r.Kind == kind) is not { } review)
            return null;
        var view = ReviewView.Of(
            review, PersonView.Of(person, now: true), await Others(viewer, review.Facts.OfType<Fact.NumberDisputed>().Select(fact => fact.OtherId)), viewer.SeesGrounds);
        return review.Facts[^1] is Fact.PhotoRecorded photo ? view with { Files = [ReviewFiles.Of(record, photo)] } : view;
    }

    /// <summary>Card files are odd by themselves, or because somebody else has the same bytes.</summary>
    private async Task<ReviewView?> FilesOf(Viewer viewer, EmployeeRecord record, PersonRow person)
    {
        var shared = await reads.SharedFiles(person.Key);
        var odd = CardFilesOnHand.Of(record).ToReview(shared.Select(other => other.Sha256).ToHashSet()).ToImmutableArray();
        if (odd.IsEmpty)
            return null;
        var review = new Review(ReviewKind.CardFile, odd.Min(file => file.File.EffectiveDate), [.. odd.Select(file => file.File)]);
        var others = shared.Where(other => odd.Any(file => file.File.File.Sha256 == other.Sha256)).Select(other => other.Person);
        return ReviewView.Of(review, PersonView.Of(person, now: true), await Others(viewer, others), viewer.SeesGrounds) with
        {
            Files = [.. odd.Select(file => ReviewFiles.Of(record, file.File, file.Doubts))],
        };
    }

    private async Task<ImmutableArray<OtherHolder>> Others(Viewer viewer, IEnumerable<string> ids)
    {
        var others = ImmutableArray.CreateBuilder<OtherHolder>();
        foreach (var id in ids.Distinct(StringComparer.OrdinalIgnoreCase))
            if (await people.Find(viewer, id) is { } other)
                others.Add(new(other.Id, other.Name, other.Agency?.Name));
        return others.ToImmutable();
    }

    private PeopleQuery Query(ReviewKind kind, string? agencyId, int limit) => new(
        clock.Today, agencyId is null ? null : Key.Of(agencyId), kind switch
        {
            ReviewKind.StandingUnclear => UploadStatus.Unclear,
            ReviewKind.NumberDisputed => UploadStatus.Disputed,
            ReviewKind.NotInRoster => UploadStatus.NotInRoster,
            ReviewKind.ContractEndUnknown => UploadStatus.EndUnknown,
            ReviewKind.CardFile => UploadStatus.CardFileToReview,
            ReviewKind.Photo => UploadStatus.PhotoWaiting,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of review without a list."),
        }, Limit: limit);
}

/// <param name="Kind">standing-unclear, number-disputed, not-in-roster, atau contract-end-unknown.</param>
/// <param name="Decision">Salah satu decisions dari daftar.</param>
/// <param name="EffectiveDate">TMT putusan; tidak diperlukan untuk number-right, keep, dan contract-end.</param>
/// <param name="DecisionNumber">Nomor SK, bila ada.</param>
/// <param name="DecisionDate">Tanggal SK, bila ada.</param>
/// <param name="Reason">3 sampai 500 karakter.</param>
/// <param name="EndDate">Untuk contract-end: tanggal akhir perjanjian kerja, termasuk di dalamnya.</param>
/// <param name="Number">Untuk number-corrected: nomor yang benar.</param>
public sealed record ReviewWish(
    string? Kind, string? Decision, string? EffectiveDate, string? DecisionNumber, string? DecisionDate, string? Reason, string? EndDate, string? Number)
{
    /// <summary>Null when something in it cannot be read; see <see cref="WrongField"/>.</summary>
    internal ReviewDecision? Read(string id, CityClock clock, string by)
    {
        if (ReviewWords.Of(Kind) is not { } kind || !AsOf.TryOptional(EffectiveDate, out var effective) || !AsOf.TryOptional(EndDate, out var end) || !AsOf.TryOptional(DecisionDate, out var decided))
            return null;
        var number = string.IsNullOrWhiteSpace(DecisionNumber) ? null : DecisionNumber.Trim();
        return new(
            kind, Decision ?? "", effective, end, Number, number is null && decided is null ? null : new(number, decided), Reason ?? "",
            id, clock.Now, clock.Today, by);
    }

    internal string WrongField() =>
        ReviewWords.Of(Kind) is null ? "kind"
        : !AsOf.TryOptional(EffectiveDate, out _) ? "effectiveDate"
        : !AsOf.TryOptional(EndDate, out _) ? "endDate"
        : "decisionDate";
}
