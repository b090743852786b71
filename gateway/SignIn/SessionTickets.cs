using System.Security.Claims;
using KartuAsn.Contracts;
using KartuAsn.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace KartuAsn.Gateway.SignIn;

/// <summary>Keeps what a cookie stands for in <see cref="SessionRecords"/>.</summary>
internal sealed class SessionTickets(SessionRecords records, Whereabouts whereabouts, IOptions<SessionOptions> options, CityClock clock) : ITicketStore
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext http, CancellationToken stop)
    {
        var (viewer, way, key) = (Viewer.Of(ticket.Principal), ticket.Properties.Items[Sessions.WayItem]!, Secrets.New());
        await records.Begin(key, new(
            Secrets.NewId(), viewer.Id, SignInWay.OfAccount(way) ? viewer.Id : null, viewer.Name, viewer.Role, viewer.Agency, viewer.Employee, way,
            clock.Now, clock.Now, ticket.Properties.ExpiresUtc!.Value, Origin.Address(http.Connection.RemoteIpAddress), Origin.Browser(http.Request.Headers.UserAgent.ToString())));
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext http, CancellationToken stop)
    {
        if (await records.Find(key, clock.Now, clock.Now - options.Value.Idle) is not { } session)
            return null;
        if (clock.Now - session.Seen >= SeenEvery)
            await records.Saw(session.Id, clock.Now);
        return new(await PrincipalOf(session), new() { ExpiresUtc = session.Ends }, Authentication.Session);
    }

    public Task RemoveAsync(string key, HttpContext http, CancellationToken stop) => records.EndByKey(key);

    /// <summary>A session's life is its record's; nothing is renewed.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => throw WithoutRequest();

    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw WithoutRequest();

    public Task RemoveAsync(string key) => records.EndByKey(key);

    private async Task<ClaimsPrincipal> PrincipalOf(SessionRecord session)
    {
        var agency = await whereabouts.AgencyOf(session.Role, session.AgencyId, session.EmployeeId);
        var principal = new Viewer(session.Viewer, session.Name, session.Role, agency, session.EmployeeId).ToPrincipal(Authentication.Session);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(Sessions.Claim, session.Id));
        return principal;
    }

    private static InvalidOperationException WithoutRequest() => new("A session belongs to a request.");
}

/// <summary>To which agency somebody belongs at this moment.</summary>
public sealed class Whereabouts(ReadSide reads, CityClock clock)
{
    /// <summary>An employee's agency is where the employee is today; everybody else's is the one they were given.</summary>
    public async Task<string?> AgencyOf(string role, string? given, string? employee) => role == Role.Employee && employee is not null
        ? (await reads.Person(Rules.Key.Of(employee), clock.Today))?.Agency?.Id
        : given;
}
