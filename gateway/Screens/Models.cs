using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.CardCopies;
using KartuAsn.Gateway.CityPolicies;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Imports;
using KartuAsn.Gateway.Keys;
using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Gateway.Reviews;
using KartuAsn.Live;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Screens;

/// <summary>What surrounds every page.</summary>
/// <param name="Viewer">Null: nobody is signed in.</param>
/// <param name="Sample">The store holds invented people; every page says so.</param>
public sealed record ShellModel(ViewerModel? Viewer, bool Sample);

/// <param name="Role">As the screen says it: Admin BKPSDM, Operator Perangkat Daerah …</param>
/// <param name="Home">Where this person begins: the city, or the own agency.</param>
/// <param name="SeesCity">May see people and numbers of all agencies.</param>
/// <param name="SeesAudit">May search who looked at whom.</param>
/// <param name="ToReview">How many people somebody has to look at; null: not for this viewer.</param>
/// <param name="Users">Where this viewer deals with accounts of others; null: nowhere.</param>
public sealed record ViewerModel(string Name, string Role, string Home, bool SeesCity, bool MayImport, bool SeesPolicies, bool SeesAudit, int? ToReview, string? Users,
    bool IsEmployee)
{
    /// <summary>May look for people by name.</summary>
    public bool SeesPeople { get; init; }

    /// <summary>Where this viewer finds reports; null: nowhere.</summary>
    public string? Reports { get; init; }
}

/// <summary>A city or an agency at the end of one local day.</summary>
public sealed record DayPoint(DateOnly Day, int Uploaded, int People)
{
    public static DayPoint Of(DayTally day) => new(day.Day, day.Tally.Total.Uploaded, day.Tally.Total.People);
}

/// <param name="Campaign">Null: no letter is recorded.</param>
/// <param name="AsOf">The day shown, with everything on it; null: now, and the screen is live.</param>
/// <param name="At">The last instant of that day, or now.</param>
/// <param name="Trend">Days in order; with fewer than two nothing is drawn.</param>
public sealed record CityModel(CitySnapshot Snapshot, Campaign? Campaign, DateOnly Today, DateOnly? AsOf, DateTimeOffset At, ImmutableArray<DayPoint> Trend)
{
    /// <summary>The people behind the numbers too.</summary>
    public bool SeesPeople { get; init; }

    /// <summary>Where it is heading; null: another day is shown, or no letter asks for it.</summary>
    public Forecast? Forecast { get; init; }
}

/// <param name="AsOf">The day shown, with everything on it; null: now, and the screen is live.</param>
/// <param name="At">The last instant of that day, or now.</param>
/// <param name="Trend">Days in order; with fewer than two nothing is drawn.</param>
/// <param name="People">Null: the viewer sees sums only.</param>
public sealed record AgencyModel(
    AgencySnapshot Snapshot, Campaign? Campaign, DateOnly Today, DateOnly? AsOf, DateTimeOffset At, ImmutableArray<DayPoint> Trend, PeopleModel? People, bool MayPrint, bool SeesReports)
{
    /// <summary>The other agencies too.</summary>
    public bool SeesCity { get; init; }

    /// <summary>Where it is heading; null: another day is shown, or no letter asks for it.</summary>
    public Forecast? Forecast { get; init; }
}

/// <summary>Which people a list shows, as it stands in the address of the page.</summary>
/// <param name="Status">uploaded, not-uploaded, all, counted, suspended or review.</param>
/// <param name="Kind">pns, pppk, part-time, cpns; null: every kind.</param>
/// <param name="Query">Part of a name, or a number.</param>
/// <param name="Cursor">Where the page begins; null: at the beginning.</param>
/// <param name="AsOf">The day whose people and states are listed; null: today.</param>
/// <param name="Unit">A unit's id, or none; null: every unit.</param>
/// <param name="Reason">Why they have not uploaded, or none; null: whatever was told. Known of today alone.</param>
public sealed record PeopleFilter(string Status, string? Kind, string? Query, string? Cursor, DateOnly? AsOf = null, string? Unit = null, string? Reason = null)
{
    public const string NotUploaded = "not-uploaded";

    /// <summary>Those still missing, today: with their reasons.</summary>
    public bool IsOfMissing => Status == NotUploaded && AsOf is null;

    public string Address(string path, string? status = null, string? cursor = null)
    {
        var to = this with { Status = status ?? Status };
        return path + "?status=" + to.Status
            + Part("kind", Kind) + Part("q", Query) + Part("unit", Unit) + (to.IsOfMissing ? Part("reason", Reason) : "")
            + Position.Of(AsOf)
            + Part("cursor", cursor);
    }

    /// <summary>The same people as a file.</summary>
    /// <param name="files">Where the file is, without its ending.</param>
    public string FileAddress(string files, string format) =>
        (this with { AsOf = null, Reason = AsOf is null ? Reason : null }).Address($"{files}.{format}")
        + (AsOf is { } day ? $"&asOf={day:O}" : "");

    private static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}

/// <param name="Next">Cursor of the next page; null: this is the last.</param>
/// <param name="Total">Everybody who matches, on all pages.</param>
public sealed record PeopleModel(PeopleFilter Filter, ImmutableArray<ListedPerson> Rows, string? Next, int Total)
{
    /// <summary>Of the agency, to choose from.</summary>
    public ImmutableArray<UnitRow> Units { get; init; } = [];

    /// <summary>Those still missing in the agency by unit and reason; null: they are not listed here.</summary>
    public MissingView? Sums { get; init; }

    /// <summary>Address of the same people as a file, without its ending; null: the viewer takes none.</summary>
    public string? Files { get; init; }

    /// <summary>May tell why people of this list have not uploaded.</summary>
    public bool MayTell { get; init; }
}

/// <summary>One person in a list.</summary>
/// <param name="Status">Of the card, on the day listed.</param>
/// <param name="Missing">Why the person has not uploaded; null: nobody told, or another day than today is listed.</param>
public sealed record ListedPerson(
    string Id, string Number, string Name, string? TitleBefore, string? TitleAfter, Kind? Kind, bool PartTime,
    string? AgencyId, string? AgencyName, string? UnitName, CardStatus Status, bool Uploaded, DateTimeOffset? UploadedAt, ReasonOnFile? Missing);

/// <summary>What a page says of somebody who has not uploaded.</summary>
/// <param name="Reason">Null: nobody told.</param>
/// <param name="Message">For sending to the person; null: the viewer is the person, or the card cannot be uploaded.</param>
public sealed record MissingModel(ReasonOnFile? Reason, bool MayTell, string? Message, bool HasGuide);

/// <param name="Heading">Whose guides they are.</param>
/// <param name="NotNeeded">Why there is none; null: there is.</param>
/// <param name="Next">Where the next ones are printed; null: these are the last.</param>
public sealed record GuidesModel(string Heading, ImmutableArray<Guide> Guides, string Back, string BackName, string? NotNeeded, string? Next);

/// <param name="Card">Of the day shown; for those who may not see grounds it names none.</param>
/// <param name="AsOf">The day shown; null: today.</param>
/// <param name="Places">The four places of card files, filled or empty.</param>
/// <param name="Received">The receipt of an upload this page was opened with, when it belongs to this person.</param>
/// <param name="SeesLooks">May read who looked at this person's record.</param>
/// <param name="Copy">Our copy of the card; null: not for this viewer, or not of today.</param>
/// <param name="Next">For the person themselves; null for everybody else.</param>
/// <param name="MayLetter">May print the letter by which this person gets an account.</param>
/// <param name="IsSelf">The viewer is this person.</param>
/// <param name="Missing">Null: nothing is missing, or another day than today is shown.</param>
public sealed record PersonModel(
    ListedPerson Person, string? Serial, CardView Card, DateOnly Today, DateOnly? AsOf,
    bool MayUpload, bool MayReturn, ImmutableArray<CardPlace> Places, HistoryView History, Receipt? Received, bool SeesLooks,
    CardCopyModel? Copy, NextStep? Next, bool MayLetter, bool IsSelf, MissingModel? Missing)
{
    /// <summary>What the person themselves is reminded of today; null: nothing, or somebody else looks.</summary>
    public string? Reminder { get; init; }
}

/// <param name="Refusal">Why there is no copy, and what to do; null: there is one.</param>
/// <param name="PhotoMissing">A photo is what is missing.</param>
public sealed record CardCopyModel(string? Refusal, bool PhotoMissing, bool Stale)
{
    public static CardCopyModel Of(CardCopyRefusal? why, bool stale) => new(why?.Sentence, why is CardCopyRefusal.PhotoMissing, stale);
}

/// <param name="Parts">At most so many people each as one file holds.</param>
public sealed record PrintModel(AgencyRow Agency, SheetWish Wish, ImmutableArray<PrintPart> Parts)
{
    public int Cards => Parts.Sum(part => part.Printed.Length);

    public IEnumerable<NotPrinted> Left => Parts.SelectMany(part => part.Left);
}

/// <param name="File">Null: nothing is on file here.</param>
/// <param name="Returned">Why the last file here was given back; null when it was not, or another came since.</param>
/// <param name="InReview">A reviewer has to look at the file; it counts meanwhile.</param>
/// <param name="FoundRight">Who looked at the file and when; null: nobody.</param>
public sealed record CardPlace(Orientation Orientation, Side Side, FileOnRecord? File, ReturnedFile? Returned, bool InReview = false, FoundRight? FoundRight = null)
{
    /// <summary>As addresses spell it.</summary>
    public string Address => AddressOf(Orientation, Side);

    public static string AddressOf(Orientation orientation, Side side) => $"{StoredJson.NameOf(orientation)}/{StoredJson.NameOf(side)}";
}

public sealed record FoundRight(DateTimeOffset At, string By);

/// <param name="Address">Where the bytes can be looked at.</param>
/// <param name="OnBehalf">Somebody else handed it in for the person; null: the person did.</param>
public sealed record FileOnRecord(string ReceiptNumber, DateTimeOffset ReceivedAt, string By, string MediaType, long Size, string? Address, OnBehalf? OnBehalf);

public sealed record ReturnedFile(string Receipt, string Reason, DateTimeOffset At, string By);

/// <param name="Earlier">Newest first.</param>
/// <param name="Refused">Why no import can be made here (the sample store); null: one can.</param>
public sealed record ImportModel(DateOnly Today, ImmutableArray<ImportView> Earlier, string? Refused, bool MayReorganise);

/// <param name="Cursor">Where the page begins; null: at the beginning.</param>
/// <param name="MayDecide">About this kind.</param>
/// <param name="Decided">About whom a decision was just recorded.</param>
/// <param name="DecidedFile">The card file that was just decided about, whose decision can be taken back.</param>
public sealed record ReviewsModel(
    ReviewsView Reviews, ReviewCounts Counts, bool MayDecide, DateOnly Today, string? Cursor, PersonView? Decided, DecidedFile? DecidedFile);

/// <param name="Place">As addresses spell it.</param>
public sealed record DecidedFile(string PersonId, string Place, string Receipt);

/// <param name="Concerns">Whom a change would concern today; null: the viewer may not change anything.</param>
/// <param name="Changed">The policy that was just changed.</param>
public sealed record PoliciesModel(PoliciesView Policies, PolicyConcerns? Concerns, string? Changed);

/// <param name="Agencies">To choose from.</param>
/// <param name="Made">The key that was just made; shown this once.</param>
/// <param name="Revoked">The key was just revoked.</param>
public sealed record KeysModel(ImmutableArray<KeyView> Keys, ImmutableArray<AgencyRow> Agencies, DateOnly Today, MadeKeyView? Made, bool Revoked);

/// <param name="Errors">The first of them; the file lists all.</param>
/// <param name="Outcome">Whom the list of people shows: new, changed, moved, ended, missing; null: everybody who changes.</param>
/// <param name="Differences">A part of these people.</param>
/// <param name="Next">Where the next part begins; null: this is the last.</param>
/// <param name="ChangedSince">The first of those about whom something was recorded after an import that was taken back.</param>
/// <param name="MayImport">May carry out a dry run, and take an import back.</param>
/// <param name="UndoFirst">The newer import that has to be taken back before this one; null: none.</param>
public sealed record ImportProgressModel(
    ImportView Import, ImmutableArray<ImportError> Errors, string? Outcome, ImmutableArray<DifferenceView> Differences, int? Next,
    ImmutableArray<ChangedSinceView> ChangedSince, bool MayImport, ImportView? UndoFirst);

/// <param name="From">Whose units are shown; null: none chosen yet.</param>
public sealed record ReorganisationModel(DateOnly Today, ImmutableArray<AgencyRow> Agencies, AgencyRow? From, ImmutableArray<UnitRow> Units);

/// <param name="Code">The one-time code of the link; null: the page was opened without one.</param>
/// <param name="Name">Whom it signs in.</param>
/// <param name="Problem">Why the link cannot be used (unknown, used, expired); null: it can.</param>
/// <param name="Refusal">Why the password before was not taken; null: none was, or it was.</param>
public sealed record SignInModel(string? Code, string? Name, string? Role, string? Problem, AccountRefusal? Refusal);

/// <summary>What is wrong, and what to do next.</summary>
public sealed record ProblemModel(int Status, string Title, string Sentence, string BackAddress, string BackName)
{
    /// <summary>Stands for where whoever reads it begins.</summary>
    public const string Home = "/";

    /// <summary>What is wrong in particular, such as with whom.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    public static ProblemModel Of(int status) => status switch
    {
        400 => new(status, "Permintaan tidak dapat dibaca", "Muat ulang halaman asalnya, lalu kirim sekali lagi.", Home, "Kembali ke halaman awal"),
        401 => new(status, "Silakan masuk", "Halaman ini hanya untuk pengguna yang sudah masuk.", "/masuk", "Masuk"),
        403 => new(status, "Tidak berwenang",
            "Peran Anda tidak mencakup halaman ini. Apabila seharusnya berwenang, hubungi Admin BKPSDM.", Home, "Kembali ke halaman awal"),
        404 => new(status, "Tidak ditemukan",
            "Alamat ini tidak ada, atau datanya tidak termasuk kewenangan Anda. Periksa alamatnya, atau cari melalui halaman awal.",
            Home, "Kembali ke halaman awal"),
        413 => new(status, "Berkas terlalu besar", "Perkecil berkas sesuai batas yang berlaku, lalu kirim ulang dari halaman asalnya.", Home, "Kembali ke halaman awal"),
        415 => new(status, "Kiriman tidak dapat dibaca", "Jenis isi kiriman tidak dikenal. Muat ulang halaman asalnya, lalu kirim sekali lagi.", Home, "Kembali ke halaman awal"),
        503 => new(status, "Layanan belum siap",
            "Penyimpanan data sedang tidak terjangkau. Data yang sudah diterima tetap aman. Coba lagi beberapa saat lagi.", Home, "Coba lagi"),
        _ => new(status, "Terjadi gangguan",
            "Permintaan tidak dapat diselesaikan. Data yang sudah diterima tetap aman. Coba lagi; bila berulang, hubungi Admin BKPSDM.",
            Home, "Kembali ke halaman awal"),
    };
}
