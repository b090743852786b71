using KartuAsn.Contracts;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Employees;

/// <summary>Finds people for a viewer. Whom the viewer may not see is not there.</summary>
public sealed class PeopleDoor(ReadSide reads, IGrainFactory grains, CityClock clock)
{
    public async Task<PersonRow?> Find(Viewer viewer, string id) =>
        await reads.Person(Key.Of(id), clock.Today) is { } person && await Sees(viewer, person) ? person : null;

    /// <summary>The same as of a day; whether the viewer sees the person is a question of today.</summary>
    public async Task<PersonRow?> Find(Viewer viewer, string id, DateOnly day) =>
        await Find(viewer, id) is { } person ? await On(day, person) : null;

    /// <summary>The whole record of a person whom the viewer sees.</summary>
    public async Task<EmployeeRecord?> Record(Viewer viewer, string id) =>
        await Find(viewer, id) is { } person ? await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person.Id)).Look() : null;

    /// <summary>Everybody who ever had this number or is going to have it, as far as the viewer sees them, as of a day; its holder first.</summary>
    public async Task<IReadOnlyList<PersonRow>> ByNumber(Viewer viewer, string number, DateOnly day)
    {
        var seen = new List<PersonRow>();
        foreach (var person in await reads.ByNumber(Digits(number), day))
            if (await Find(viewer, person.Id) is not null)
                seen.Add(person);
        return seen;
    }

    /// <summary>A page of people by name; of the viewer's own agency, where the viewer is bound to one.</summary>
    public async Task<PeoplePage> Search(Viewer viewer, PeopleQuery query) => viewer switch
    {
        { Role: Role.Employee } => await Find(viewer, viewer.Employee ?? "", query.Day) is { } self ? new([self], null, 1) : new([], null, 0),
        { Agency: { } own } => await reads.People(query with { Agency = Key.Of(own) }),
        _ => await reads.People(query),
    };

    private async Task<PersonRow?> On(DateOnly day, PersonRow today) => day == clock.Today ? today : await reads.Person(today.Key, day);

    /// <summary>A number may be given in its groups: 19800101 200501 1 001.</summary>
    private static string Digits(string number) => string.Concat(number.Where(c => !char.IsWhiteSpace(c)));

    private async Task<bool> Sees(Viewer viewer, PersonRow person) =>
        viewer.Sees(person.Id, person.Agency?.Id) || (person.Agency is null && await WasOfAgency(viewer, person));

    /// <summary>Somebody with no place today stays visible to the agencies they had.</summary>
    private async Task<bool> WasOfAgency(Viewer viewer, PersonRow person) =>
        Role.OfAgency(viewer.Role)
        && await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person.Id)).Look() is { } record
        && record.AgenciesEver.Any(viewer.IsOf);
}
