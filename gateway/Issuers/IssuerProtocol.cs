using System.Text.Json;
using KartuAsn.Contracts;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace KartuAsn.Gateway.Issuers;

/// <summary>
/// Code flow with PKCE, state and nonce, and nothing else. What an issuer answers becomes a session in <see cref="Admit"/>, after every
/// check of the protocol, or a page that says why not.
/// </summary>
internal static class IssuerProtocol
{
    private const string Claims = nameof(Claims);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How soon the issuer's keys are fetched again when a token is signed with one we do not know. Each such token comes from the
    /// issuer itself, for a code of its own, so asking often costs nothing; asking seldom would keep everybody out after a change of keys.
    /// It is also the longest an issuer that was away is not asked again. (Of one second and less the library makes no first attempt at once.)
    /// </summary>
    private static readonly TimeSpan KeysAgain = TimeSpan.FromSeconds(2);

    // Signatures that nobody can make who knows only what the issuer publishes.
    private static readonly string[] Algorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static void Use(OpenIdConnectOptions options, IssuerSettings issuer)
    {
        options.Authority = issuer.Authority;
        options.ClientId = issuer.ClientId;
        options.ClientSecret = issuer.Secret;
        options.RequireHttpsMetadata = !issuer.IsOnThisMachine;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        foreach (var scope in issuer.Scopes)
            options.Scope.Add(scope);
        options.SignInScheme = Authentication.Session;
        options.CallbackPath = issuer.Address + "/kembali";
        options.SignedOutCallbackPath = issuer.Address + "/sudah-keluar";
        // No page of another site ends our sessions.
        options.RemoteSignOutPath = default;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.RemoteAuthenticationTimeout = LongestAttempt;
        options.ProtocolValidator.NonceLifetime = LongestAttempt;
        Ask(options, issuer);
        Trust(options, issuer);
        ForThisAttempt(options.CorrelationCookie, "kartuasn-oidc-");
        ForThisAttempt(options.NonceCookie, "kartuasn-nonce-");
        options.Events = new()
        {
            OnTokenValidated = context => Keep(context, issuer),
            OnTicketReceived = context => Admit(context, issuer),
            OnAccessDenied = context => Answer(context, new IssuerRefusal.Cancelled(issuer)),
            OnRemoteFailure = context => Answer(context, IssuerFailure.Of(context.Failure, issuer, NowOf(context.HttpContext))),
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                // No id token is kept to hint with; the client's id lets the issuer check where it may lead back to.
                context.ProtocolMessage.ClientId = issuer.ClientId;
                return Task.CompletedTask;
            },
        };
    }

    private static void Ask(OpenIdConnectOptions options, IssuerSettings issuer)
    {
        options.BackchannelTimeout = TimeSpan.FromSeconds(issuer.TimeoutSeconds);
        options.BackchannelHttpHandler = new BrokenIsDown { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        options.RefreshInterval = KeysAgain;
    }

    private static void Trust(OpenIdConnectOptions options, IssuerSettings issuer)
    {
        options.TokenHandler = new SignedOnly { MapInboundClaims = false };
        options.TokenValidationParameters.ClockSkew = issuer.ClockSkew;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ValidAudience = issuer.ClientId;
    }

    /// <summary>Sent along by the browser when the issuer leads it back, and by nobody else's form.</summary>
    private static void ForThisAttempt(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>The nonce is checked only after this, so nobody is in yet.</summary>
    private static Task Keep(TokenValidatedContext context, IssuerSettings issuer)
    {
        var token = context.SecurityToken;
        // Of a clock that runs ahead the expiry says nothing.
        if (token.IssuedAt > (NowOf(context.HttpContext) + issuer.ClockSkew).UtcDateTime)
            throw new SecurityTokenNotYetValidException("Issued in the future.");
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.RawPayload));
        context.Properties!.SetParameter(Claims, IssuerClaims.Read(payload.RootElement, issuer));
        return Task.CompletedTask;
    }

    private static async Task Admit(TicketReceivedContext context, IssuerSettings issuer)
    {
        var http = context.HttpContext;
        var claims = context.Properties!.GetParameter<IssuerClaims>(Claims) ?? throw new InvalidOperationException("A ticket without a token.");
        var admission = await http.RequestServices.GetRequiredService<IssuerDoor>().Admit(issuer, claims);
        if (admission is Admission.Admitted { Viewer: { } viewer })
        {
            await http.RequestServices.GetRequiredService<Sessions>().Begin(http, viewer, SignInWay.Oidc, TimeSpan.FromHours(issuer.SessionHours));
            http.Response.Redirect(PageData.Home(viewer));
            context.HandleResponse();
            return;
        }
        await Answer(context, ((Admission.Refused)admission).Why);
    }

    private static async Task Answer(HandleRequestContext<RemoteAuthenticationOptions> context, IssuerRefusal refusal)
    {
        await IssuersApi.Explain(context.HttpContext, refusal);
        context.HandleResponse();
    }

    private static DateTimeOffset NowOf(HttpContext http) => http.RequestServices.GetRequiredService<CityClock>().Now;

    /// <summary>
    /// The framework takes an unsigned token when it came from the token endpoint, as the standard allows it to. Here a signature is owed always.
    /// </summary>
    private sealed class SignedOnly : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }

    /// <summary>An issuer that answers 5xx is down, whatever it writes beside it.</summary>
    private sealed class BrokenIsDown : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            return (int)answer.StatusCode < 500 ? answer : throw new HttpRequestException("The issuer is broken.", null, answer.StatusCode);
        }
    }
}
