using System.Collections.Immutable;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Agencies;
using KartuAsn.Gateway.Audit;
using KartuAsn.Gateway.CardCopies;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.CityPolicies;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Imports;
using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.MissingPeople;
using KartuAsn.Gateway.Reviews;
using KartuAsn.Gateway.Sample;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Authorization;

namespace KartuAsn.Gateway.Screens;

/// <summary>What each page shows, for whoever asks. What somebody may not see is not in the model.</summary>
public sealed class PageData(
    IHttpContextAccessor http, IGrainFactory grains, ReadSide reads, PeopleDoor people, ImportErrors importErrors, ImportDifferences differences, Accounts accounts,
    Database database, CityClock clock, CurrentCampaign campaign, PolicyDoor policyDoor, ReviewDoor reviews,
    IAuthorizationService rights, AuditDoor audit, CardCopyDoor copies, PrintDoor print, GuideDoor guides)
{
    private const int PageSize = 50;
    private const int ImportsShown = 20;
    private const int ErrorsShown = 200;
    private const int DifferencesShown = 100;
    private const int TrendDays = 120;
    private const int ReviewsShown = 25;

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Pages are drawn within a request.");

    private Viewer Viewer => Viewer.Of(Http.User);

    public async Task<ShellModel> Shell() => new(
        Http.User.Identity?.IsAuthenticated == true
            ? new(Viewer.Name, PersonWords.Role(Viewer.Role), Home(Viewer), await May(Access.CityTally), await May(Access.ImportsLook), await May(Access.PoliciesLook),
                await May(Access.Audit), await May(Access.ReviewsLook) ? (await reviews.Counts(Viewer, anew: Http.Request.Path.StartsWithSegments("/tinjauan"))).Sum : null,
                await May(Access.Accounts) ? "/pengguna" : await May(Access.Letters) ? "/surat-aktivasi" : null, Viewer.Role == Role.Employee)
            {
                SeesPeople = await May(Access.People),
                Reports = !await May(Access.Reports) ? null : Role.OfAgency(Viewer.Role) ? Home(Viewer) + "/laporan" : "/laporan",
            }
            : null,
        await SampleMark.IsOn(database));

    public DateOnly Today => clock.Today;

    /// <summary>The day in the address of a page: null is now; false when it is none.</summary>
    public bool TryDay(string? text, out DateOnly? day) => AsOf.TryRead(string.IsNullOrEmpty(text) ? null : text, clock, out day);

    public async Task<CityModel> City(DateOnly? asOf)
    {
        var city = grains.GetGrain<ICityGrain>(GrainKeys.City);
        var letter = await campaign.Find(asOf);
        var snapshot = asOf is { } day ? await city.On(day) : await city.Snapshot();
        var days = await Trend(letter, asOf, city.Days);
        return new(snapshot, letter, clock.Today, asOf, At(asOf), [.. days.Select(DayPoint.Of)])
        {
            Forecast = Outlook(letter, asOf, days),
            SeesPeople = await May(Access.People),
        };
    }

    public async Task<AgencyModel?> Agency(string id, PeopleFilter filter)
    {
        if (await reads.Agency(Key.Of(id)) is null) return null;
        var agency = grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(id));
        var letter = await campaign.Find(filter.AsOf);
        var snapshot = filter.AsOf is { } day ? await agency.On(day) : await agency.Snapshot();
        var days = await Trend(letter, filter.AsOf, agency.Days);
        return new(
            snapshot, letter, clock.Today, filter.AsOf, At(filter.AsOf), [.. days.Select(DayPoint.Of)],
            await May(Access.AgencyPeople) ? await People(filter, Key.Of(id)) : null, filter.AsOf is null && await MayPrint(id), await May(Access.Reports))
        {
            Forecast = Outlook(letter, filter.AsOf, days),
            SeesCity = await May(Access.CityTally),
        };
    }

    public Task<PeopleModel> People(PeopleFilter filter) => People(filter, agency: null);

    public async Task<PersonModel?> Person(string id, string? receipt, DateOnly? asOf)
    {
        if (await people.Find(Viewer, id) is not { } today || await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(today.Id)).Look() is not { } record)
            return null;
        var (policies, day) = (await reads.Policies(), asOf ?? clock.Today);
        var row = day == clock.Today ? today : await reads.Person(today.Key, day) ?? today;
        var card = CardView.Of(day, Cards.On(record, policies, day), Grounds);
        await audit.Page(Http, [row.Id]);
        var places = PersonWords.Places(record, (await reads.SharedFiles(row.Key)).Select(shared => shared.Sha256).ToHashSet());
        var mayUpload = await May(Access.HandIn) && today.Standing is { Service: Service.Serving, Kind: not Kind.Cpns };
        return new(
            Listed(row, day), row.Serial, card, clock.Today, asOf, mayUpload, await May(Access.GiveBack),
            places, HistoryView.Of(record, policies, Grounds, await reads.AgencyNames()),
            record.Facts.OfType<Fact.CardFileUploaded>().FirstOrDefault(f => f.Receipt == receipt) is { } upload ? new(upload.Receipt, upload.RecordedAt) : null,
            await May(Access.Looks),
            asOf is null && await May(Access.CardCopies) ? CardCopyModel.Of(await copies.WhyNot(today), card.Stale) : null,
            asOf is null && Viewer.Role == Role.Employee ? NextStep.Of(card, places, mayUpload, today.Standing?.Uploaded ?? false) : null,
            await May(Access.Letters), Viewer.Is(row.Id), asOf is null ? await Missing(today, mayUpload) : null)
        {
            Reminder = asOf is null && Viewer.Role == Role.Employee && mayUpload && today.Standing?.Uploaded == false
                ? (await campaign.Find())?.ReminderAt(clock.Now)
                : null,
        };
    }

    private async Task<MissingModel?> Missing(PersonRow person, bool mayUpload) =>
        person.Standing is { Uploaded: false, Service: Service.Serving or Service.Unclear }
            ? new(person.Missing, await May(Access.MissingReasons), mayUpload && !Viewer.Is(person.Id) ? (await guides.Of([person]))[0].Message : null, Guide.Helps(person))
            : null;

    /// <summary>Null when there is no such person for the viewer.</summary>
    public async Task<GuidesModel?> GuideOf(string id)
    {
        if (await people.Find(Viewer, id) is not { } person) return null;
        await audit.Page(Http, [person.Id]);
        return new(
            person.Name, Guide.Helps(person) ? await guides.Of([person]) : [], "/pegawai/" + Uri.EscapeDataString(person.Id), "Kembali ke halaman pegawai",
            Guide.Helps(person) ? null : person.Standing is { Uploaded: true } ? "Kartunya sudah diunggah." : "Kartu belum dapat diunggah untuk keadaan kepegawaian ini.", null);
    }

    /// <summary>Of those still missing whom the filter leaves, some at once; null when nobody knows the agency.</summary>
    public async Task<GuidesModel?> Guides(string agencyId, PeopleFilter filter)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency) return null;
        var page = await reads.People(Asked(filter with { Status = PeopleFilter.NotUploaded }, agency.Key) with { Limit = GuideDoor.MostAtOnce });
        await audit.Page(Http, page.People.Select(person => person.Id), agency.Id);
        var path = "/perangkat-daerah/" + Uri.EscapeDataString(agency.Id);
        return new(
            agency.Name, await guides.Of(page.People), filter.Address(path), "Kembali ke daftar", page.People.IsEmpty ? "Tidak ada yang belum mengunggah di sini." : null,
            page.Next is { } next ? filter.Address(path + "/panduan", cursor: next.ToString()) : null);
    }

    /// <summary>Null when nobody knows the agency.</summary>
    public async Task<PrintModel?> Print(string agencyId, SheetWish wish)
    {
        if (await reads.Agency(Key.Of(agencyId)) is not { } agency) return null;
        var parts = await print.Parts(agency.Key, wish.Status);
        await audit.Page(Http, parts.SelectMany(part => part.Printed.Concat(part.Left.Select(left => left.Person))).Select(person => person.Id), agency.Id);
        return new(agency, wish, parts);
    }

    private async Task<bool> MayPrint(string agencyId) => await May(Access.CardSheets) && (Viewer.Agency is null || Viewer.IsOf(agencyId));

    public async Task<PhotoModel?> Photo(string id, string? receipt)
    {
        if (await people.Find(Viewer, id) is not { } person || await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person.Id)).Look() is not { } record)
            return null;
        var photos = PhotosOnHand.Of(record);
        await audit.Page(Http, [record.Id]);
        return new(
            Listed(person, clock.Today),
            photos.Accepted is { } now ? $"/api/v1/employees/{Uri.EscapeDataString(record.Id)}/photo?{now.File.Sha256[..8]}" : null,
            photos.Waiting is { } waits ? new(waits.Receipt, waits.RecordedAt, $"/api/v1/employees/{Uri.EscapeDataString(record.Id)}/photo/waiting?{waits.File.Sha256[..8]}", PhotoWords.Rules(waits.File.Doubts)) : null,
            photos.Returned is { } back ? new(back.Why.Receipt, back.Why.Reason, back.Why.RecordedAt, back.Why.RecordedBy ?? "") : null,
            record.Facts.OfType<Fact.PhotoRecorded>().FirstOrDefault(f => f.Receipt == receipt)?.Receipt,
            await May(Access.HandIn) && person.Standing is { Service: Service.Serving, Kind: not Kind.Cpns },
            await May(Access.ReviewsDecide));
    }

    public async Task<ImportModel> Imports()
    {
        var views = await Task.WhenAll((await reads.Imports(ImportsShown)).Select(i => grains.GetGrain<IImportGrain>(GrainKeys.Import(i.Id)).Look()));
        return new(clock.Today, [.. views.OfType<ImportView>()], await WhyNoImport(), await May(Access.Reorganise));
    }

    /// <param name="outcome">new, changed, moved, ended, missing; anything else: everybody who changes.</param>
    public async Task<ImportProgressModel?> Import(string id, string? outcome, int skip)
    {
        var grain = grains.GetGrain<IImportGrain>(GrainKeys.Import(id));
        if (await grain.Look() is not { } view) return null;
        var which = outcome is null ? null : ImportsApi.OutcomeOf(outcome);
        var (items, next) = await differences.Page(view, which, Math.Max(0, skip), DifferencesShown, Grounds);
        var since = (await differences.ChangedSince(view, 0, ErrorsShown, Grounds)).Items;
        await audit.Page(Http, [.. items.Select(item => item.Id), .. since.Select(item => item.Id)], view.Id);
        return new(
            view, (await importErrors.Page(view, 0, ErrorsShown, Http.RequestAborted)).Items, which is null ? null : outcome, items, next, since,
            await May(Access.Import), await grain.Newer());
    }

    public async Task<ReorganisationModel> Reorganisation(string? from)
    {
        var agencies = await reads.Agencies();
        var chosen = from is null ? null : agencies.FirstOrDefault(a => a.Key == Key.Of(from));
        return new(clock.Today, agencies, chosen, chosen is null ? [] : await reads.Units(chosen.Key));
    }

    /// <param name="receipt">Of the card file that was just decided about.</param>
    public async Task<ReviewsModel> Reviews(string? kind, string? cursor, string? decided, string? receipt)
    {
        var which = ReviewWords.Of(kind) ?? ReviewKind.StandingUnclear;
        var list = await reviews.List(Viewer, which, null, cursor is null ? null : PeopleCursor.Parse(cursor), ReviewsShown);
        var done = decided is not null && await people.Find(Viewer, decided) is { } person ? PersonView.Of(person, now: true) : null;
        await audit.Page(Http, [.. ((IShowsPeople)list).PeopleShown, .. done is null ? Array.Empty<string>() : [done.Id]]);
        return new(
            list, await reviews.Counts(Viewer, anew: true), await May(which == ReviewKind.CardFile ? Access.GiveBack : Access.ReviewsDecide), clock.Today, cursor, done,
            done is null || receipt is null ? null : await Decided(done.Id, receipt));
    }

    private async Task<DecidedFile?> Decided(string id, string receipt) =>
        (await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(id)).Look())?.Facts.OfType<Fact.CardFileUploaded>().FirstOrDefault(f => f.Receipt == receipt) is { } upload
            ? new(id, CardPlace.AddressOf(upload.File.Orientation, upload.File.Side), upload.Receipt)
            : null;

    public async Task<PoliciesModel> Policies(string? changed) =>
        new(await policyDoor.Look(null), await May(Access.PoliciesChange) ? await policyDoor.Concerns() : null, changed);

    public async Task<SignInModel> SignIn(string? code, string? wrong) => code is null
        ? new(null, null, null, null, AccountRefusal.Of(wrong))
        : await accounts.LookAtLink(code, clock.Now) is { } who
            ? new(code, who.Name, PersonWords.Role(who.Role), null, null)
            : new(null, null, null, "Tautan ini tidak dikenal, sudah dipakai, sudah diganti, atau sudah lewat waktunya.", null);

    /// <summary>Where a viewer begins.</summary>
    public static string Home(Viewer viewer) => viewer switch
    {
        { Role: Role.Operator or Role.Head, Agency: { } agency } => $"/perangkat-daerah/{Uri.EscapeDataString(agency)}",
        { Role: Role.Employee, Employee: { } self } => $"/pegawai/{Uri.EscapeDataString(self)}",
        _ => "/",
    };

    private bool Grounds => Viewer.SeesGrounds;

    private DateTimeOffset At(DateOnly? asOf) => asOf is { } day ? clock.EndOf(day).AddTicks(-1) : clock.Now;

    private async Task<bool> May(string policy) => (await rights.AuthorizeAsync(Http.User, null, policy)).Succeeded;

    private async Task<string?> WhyNoImport() =>
        await SampleMark.IsOn(database) ? SampleMark.ImportRefused
        : await May(Access.Import) ? null
        : "Impor dilakukan oleh Admin BKPSDM. Daftar di bawah dapat dilihat.";

    private async Task<PeopleModel> People(PeopleFilter filter, string? agency)
    {
        var query = Asked(filter, agency);
        var page = agency is null ? await people.Search(Viewer, query) : await reads.People(query);
        await audit.Page(Http, page.People.Select(person => person.Id), agency);
        var model = new PeopleModel(filter, [.. page.People.Select(person => Listed(person, query.Day))], page.Next?.ToString(), page.Total);
        return agency is null ? model with { Files = await May(Access.AgencyPeople) ? "/api/v1/employees" : null } : model with
        {
            Files = $"/api/v1/agencies/{Uri.EscapeDataString(agency)}/employees",
            Units = await reads.Units(agency),
            Sums = filter.IsOfMissing ? MissingView.Of(await reads.Missing(agency, clock.Today)) : null,
            MayTell = filter.IsOfMissing && await May(Access.MissingReasons) && (Viewer.Agency is null || Viewer.IsOf(agency)),
        };
    }

    private PeopleQuery Asked(PeopleFilter filter, string? agency) => new(
        filter.AsOf ?? clock.Today, agency, PeopleAsked.StatusOf(filter.Status) ?? UploadStatus.All, filter.Query, filter.Cursor is null ? null : PeopleCursor.Parse(filter.Cursor), PageSize,
            PeopleAsked.KindOf(filter.Kind), PartTimeOnly: filter.Kind == "part-time",
            Unit: MissingWords.Unit(filter.Unit), Reason: filter.IsOfMissing ? MissingWords.Asked(filter.Reason) : null);

    private ListedPerson Listed(PersonRow row, DateOnly day) => new(
        row.Id, row.Number, row.Name, row.TitleBefore, row.TitleAfter, row.Standing?.Kind, row.Standing?.PartTime ?? false,
        row.Agency?.Id, row.Agency?.Name, row.UnitName, row.Status, row.Standing?.Uploaded ?? false, row.UploadedAt is { } at && clock.DayOf(at) <= day ? at : null,
        day == clock.Today && row.Standing is { Uploaded: false } ? row.Missing : null);

    /// <summary>The days from the campaign's opening to the one shown, the last of them when they are many; none before it.</summary>
    private async Task<ImmutableArray<DayTally>> Trend(Campaign? letter, DateOnly? asOf, Func<DateOnly, DateOnly, Task<ImmutableArray<DayTally>>> days)
    {
        var last = asOf ?? clock.Today;
        var first = last.AddDays(-TrendDays);
        if (letter?.OpeningDay > first) first = letter.OpeningDay;
        return first > last ? [] : await days(first, last);
    }

    /// <summary>Only of now: what was foretold on a day past nobody knows.</summary>
    private Forecast? Outlook(Campaign? letter, DateOnly? asOf, ImmutableArray<DayTally> days) =>
        letter is null || asOf is not null || days.IsEmpty ? null : Forecast.Of(days, letter, clock.Now);
}
