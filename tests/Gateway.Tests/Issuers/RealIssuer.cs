using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace KartuAsn.Gateway.Tests.Issuers;

/// <summary>An OpenID provider (OpenIddict) that asks who somebody is, and says it in the claims Keycloak writes.</summary>
public sealed class RealIssuer : IAsyncDisposable
{
    public const string ClientId = "kartuasn";
    public const string Secret = "rahasia-uji-0123456789";
    public const string Cancel = "batal";

    private readonly WebApplication app;

    private RealIssuer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Who has an account, and what is said of them beside their name.</summary>
    public Dictionary<string, Dictionary<string, object>> People { get; } = [];

    /// <summary>Where it led people who ended their session, in order.</summary>
    public List<string> Ended { get; } = [];

    public static async Task<RealIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<Store>(options => options
            .UseInMemoryDatabase(nameof(RealIssuer)).UseOpenIddict()
            .ConfigureWarnings(warnings => warnings.Ignore(InMemoryEventId.TransactionIgnoredWarning)));
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<Store>().DisableBulkOperations())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("logout");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.Profile);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().DisableTransportSecurityRequirement()
                    .EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
            });
        var issuer = new RealIssuer(builder.Build());
        issuer.app.UseAuthentication();
        issuer.app.MapGet("/authorize", (Delegate)issuer.Authorize);
        issuer.app.MapGet("/logout", (Delegate)issuer.Leave);
        await issuer.app.StartAsync();
        // Its first answers make its keys, which takes longer than a service waits.
        using var client = new HttpClient { BaseAddress = issuer.Address };
        foreach (var path in new[] { "/.well-known/openid-configuration", "/.well-known/jwks" })
            (await client.GetAsync(path)).EnsureSuccessStatusCode();
        return issuer;
    }

    /// <summary>Lets a service send its people here and get them back.</summary>
    public async Task Register(Uri service, params string[] issuerIds)
    {
        using var scope = app.Services.CreateScope();
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = Secret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var id in issuerIds)
        {
            client.RedirectUris.Add(new(service, $"/masuk/penerbit/{id}/kembali"));
            client.PostLogoutRedirectUris.Add(new(service, $"/masuk/penerbit/{id}/sudah-keluar"));
        }
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(client);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        return (string?)request["user"] switch
        {
            null => Results.Content(Form(http.Request.Query), "text/html"),
            Cancel => Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]),
            { } who => Results.SignIn(Principal(who, request), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme),
        };
    }

    private ClaimsPrincipal Principal(string who, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("password", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, "subject-" + who).SetClaim(Claims.Name, who);
        foreach (var (name, value) in People[who])
            identity.SetClaim(name, JsonSerializer.SerializeToElement(value));
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new(identity);
    }

    private IResult Leave(HttpContext http)
    {
        Ended.Add(http.GetOpenIddictServerRequest()!.PostLogoutRedirectUri ?? "");
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    /// <summary>One button per account; no password, as nobody here is anybody.</summary>
    private string Form(IQueryCollection query)
    {
        var form = new StringBuilder("<!DOCTYPE html><title>Penerbit</title><form>");
        foreach (var (name, value) in query)
            form.Append(System.Globalization.CultureInfo.InvariantCulture, $"<input type=hidden name='{WebUtility.HtmlEncode(name)}' value='{WebUtility.HtmlEncode(value)}'>");
        foreach (var who in People.Keys.Append(Cancel))
            form.Append(System.Globalization.CultureInfo.InvariantCulture, $"<button name=user value='{who}'>{who}</button>");
        return form.Append("</form>").ToString();
    }

    private sealed class Store(DbContextOptions<Store> options) : DbContext(options);
}
