using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Storage;

/// <summary>An agency. <paramref name="Id"/> is as its source spells it, <paramref name="Key"/> is what is compared.</summary>
public sealed record AgencyRow(string Key, string Id, string Name);

/// <summary>A unit (UNOR) below an agency.</summary>
public sealed record UnitRow(string Key, string Id, string Name);

/// <summary>How many people of one agency are alike on a day in everything that counting looks at.</summary>
public sealed record CountRow(string Agency, Countable Countable, int People);

/// <summary>Whom to list.</summary>
public enum UploadStatus
{
    /// <summary>Also people in no column: CPNS, people who left service, and those with no interval on the day.</summary>
    All,

    /// <summary>Exactly the people counted.</summary>
    Counted,

    /// <summary>Exactly the people counted as uploaded.</summary>
    Uploaded,

    /// <summary>Exactly the people counted as not uploaded.</summary>
    NotUploaded,

    /// <summary>Exactly the people counted as suspended.</summary>
    Suspended,

    /// <summary>Exactly the people counted as to be reviewed.</summary>
    Review,

    /// <summary>Those of <see cref="Review"/> whose code says nothing certain.</summary>
    Unclear,

    /// <summary>Those of <see cref="Review"/> whose number somebody else holds too, and of whom nothing else is unclear.</summary>
    Disputed,

    /// <summary>People in service whom the newest roster of their agency does not list.</summary>
    NotInRoster,

    /// <summary>PPPK in service of whom nobody said when the contract ends.</summary>
    EndUnknown,

    /// <summary>People in service with a card file that is odd or is somebody else's too, and that nobody has found right.</summary>
    CardFileToReview,

    /// <summary>People in service whose photo waits for a reviewer.</summary>
    PhotoWaiting,
}

/// <summary>A question for people on a day.</summary>
/// <param name="Agency">The agency's key; null: all agencies.</param>
/// <param name="Text">
/// Words, each found in a name or the unit's name, without regard to case and diacritics; digits find the beginning of a number. Names
/// and numbers of all days are looked at; what is answered is that of the day.
/// </param>
/// <param name="Cursor">Where the page before ended; null: from the start.</param>
/// <param name="Limit">1 to 200.</param>
/// <param name="Kind">Null: every kind. CPNS are those in service, as they are counted.</param>
/// <param name="PartTimeOnly">PPPK Paruh Waktu alone.</param>
/// <param name="Unit">Null: every unit.</param>
/// <param name="Reason">Null: whatever was told. Else only those who have not uploaded.</param>
public sealed record PeopleQuery(
    DateOnly Day, string? Agency = null, UploadStatus Status = UploadStatus.All, string? Text = null, PeopleCursor? Cursor = null,
    int Limit = 50, Kind? Kind = null, bool PartTimeOnly = false, UnitAsked? Unit = null, ReasonAsked? Reason = null);

/// <param name="Id">Null: those of an agency who are in no unit of it.</param>
public sealed record UnitAsked(string? Id);

/// <param name="Kind">Null: those of whom nobody told why.</param>
public sealed record ReasonAsked(MissingReason? Kind);

/// <summary>How many people of one kind in one unit have not uploaded, for one reason.</summary>
/// <param name="Unit">Null: in no unit. One without a name goes by its id.</param>
/// <param name="Reason">Null: nobody told.</param>
public sealed record MissingRow(UnitRow? Unit, Kind Kind, MissingReason? Reason, int People);

/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Total">Everybody who matches, on all pages.</param>
public sealed record PeoplePage(ImmutableArray<PersonRow> People, PeopleCursor? Next, int Total);

/// <summary>One person on a day, also by name and number. Without an interval on that day <paramref name="Standing"/> and the agency are null.</summary>
/// <param name="UnitName">Null when the unit is not known by name.</param>
/// <param name="Missing">Why the person has not uploaded, as is known now, whatever the day.</param>
public sealed record PersonRow(
    string Key, string Id, string Number, string Name, string? TitleBefore, string? TitleAfter, string? Serial,
    DateTimeOffset? UploadedAt, AgencyRow? Agency, string? UnitId, string? UnitName, Standing? Standing, CardStatus Status, ReasonOnFile? Missing = null);

/// <summary>One person's place on a day.</summary>
/// <param name="Agency">The agency's key.</param>
public sealed record PlacedRow(string Id, string Name, string Number, Kind Kind, string Agency, string? Unit);

/// <summary>A number that two people hold at once: somebody has to say whose it is.</summary>
/// <param name="Since">The first day on which it is so.</param>
public sealed record SharedNumber(string Number, string Id, string OtherId, DateOnly Since);

/// <summary>Somebody else with the very bytes of a card file.</summary>
/// <param name="Person">That person's key.</param>
public sealed record SharedFile(string Sha256, string Person);

/// <summary>News about one person: the newest sequence, and the agencies that are to know it.</summary>
public sealed record ChangeRow(string Person, long Sequence, ImmutableArray<string> Agencies);

/// <param name="Cursor">Where to read on; the same as before when there was nothing.</param>
public sealed record ChangesPage(ImmutableArray<ChangeRow> Changes, ChangeCursor Cursor);

/// <summary>A person's state, and beside it what the read side derived from it at the same moment.</summary>
/// <param name="Sequence">Of the read side; null when it does not know the person.</param>
public sealed record StateRow(string Person, EmployeeRecord Record, long? Sequence, ImmutableArray<Standing> Standings);

/// <param name="State">queued, running, done, failed or cancelled.</param>
public sealed record ImportRow(string Key, string Id, string State, DateTimeOffset StartedAt);
