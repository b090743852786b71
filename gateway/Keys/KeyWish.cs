using KartuAsn.Contracts;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.SignIn;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Keys;

/// <summary>A key that somebody wants; nothing of it is checked yet.</summary>
/// <param name="Name">Siapa yang memakai kunci, 1 sampai 100 karakter; tercatat pada semua yang dilakukan dengannya.</param>
/// <param name="Role">bkpsdm, operator, head, employee, inspectorate, leadership, atau hr-system.</param>
/// <param name="AgencyId">Perangkat Daerah; hanya untuk peran operator dan head.</param>
/// <param name="EmployeeId">Pegawai (PNS ID); hanya untuk peran employee.</param>
/// <param name="Rights">Sebagian wewenang peran, misalnya hanya HrEvents; tanpa nilai berarti semua wewenang peran.</param>
/// <param name="Until">Hari terakhir kunci berlaku (termasuk), misalnya 2027-12-31; tanpa nilai berarti satu tahun.</param>
/// <param name="NoEnd">Kunci berlaku tanpa batas akhir.</param>
public sealed record KeyWish(
    string? Name, string? Role, string? AgencyId = null, string? EmployeeId = null, IReadOnlyList<string>? Rights = null, string? Until = null, bool NoEnd = false)
{
    public const int LongestOverlap = 30;
    public const int UsualOverlap = 7;
    private const int LongestName = 100;
    private const int MostYears = 10;

    /// <summary>What is missing or too much, as far as it can be told from the wish; null: nothing.</summary>
    internal KeyRefusal? Fault(CityClock clock) => this switch
    {
        _ when string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName || Name.Any(char.IsControl) => new KeyRefusal.NameMissing(),
        _ when Role is null || !SignIn.Role.All.Contains(Role) => new KeyRefusal.RoleUnknown(),
        _ when SignIn.Role.OfAgency(Role) && Agency is null => new KeyRefusal.AgencyMissing(Role),
        _ when !SignIn.Role.OfAgency(Role) && Agency is not null => new KeyRefusal.AgencyNotTaken(Role),
        _ when Role == SignIn.Role.Employee && Employee is null => new KeyRefusal.EmployeeMissing(),
        _ when Role != SignIn.Role.Employee && Employee is not null => new KeyRefusal.EmployeeNotTaken(Role),
        _ when Rights is not null && (Rights.Count == 0 || Rights.Except(Access.Of(Role)).Any()) => new KeyRefusal.RightUnknown(Role),
        _ when LastDay(clock) is null && !NoEnd => new KeyRefusal.LastDayUnfit(),
        _ => null,
    };

    /// <summary>The key as it is to be made, of a wish without fault.</summary>
    internal KeyPlan ToPlan(CityClock clock, string by) => new(
        Name!.Trim(), Role!, Agency, Employee, Rights is null ? null : [.. Rights.Distinct()], clock.Now, by, NoEnd ? null : clock.EndOf(LastDay(clock)!.Value));

    internal string? Agency => string.IsNullOrWhiteSpace(AgencyId) ? null : AgencyId.Trim();

    internal string? Employee => string.IsNullOrWhiteSpace(EmployeeId) ? null : EmployeeId.Trim();

    private DateOnly? LastDay(CityClock clock) =>
        string.IsNullOrEmpty(Until) ? clock.Today.AddYears(1)
        : AsOf.TryDay(Until, out var day) && day >= clock.Today && day <= clock.Today.AddYears(MostYears) ? day
        : null;
}
