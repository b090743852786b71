using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace KartuAsn.Gateway.Issuers;

/// <summary>The one place where what went wrong between an issuer and us becomes a refusal.</summary>
public static class IssuerFailure
{
    public static IssuerRefusal Of(Exception? failure, IssuerSettings issuer, DateTimeOffset now) => failure switch
    {
        SecurityTokenExpiredException or SecurityTokenNotYetValidException => new IssuerRefusal.ClockDiffers(issuer, now),
        SecurityTokenException => new IssuerRefusal.NotGenuine(issuer),
        OpenIdConnectProtocolException protocol when protocol.Data["error"] is string code => OfCode(code, issuer),
        HttpRequestException or OperationCanceledException or IOException => new IssuerRefusal.Unreachable(issuer),
        AuthenticationFailureException => new IssuerRefusal.Stale(issuer),
        InvalidOperationException { InnerException: { } inner } => Of(inner, issuer, now),
        _ => new IssuerRefusal.NotGenuine(issuer),
    };

    /// <summary>As RFC 6749 names them.</summary>
    private static IssuerRefusal OfCode(string code, IssuerSettings issuer) => code switch
    {
        "access_denied" => new IssuerRefusal.Cancelled(issuer),
        "invalid_grant" or "login_required" or "interaction_required" => new IssuerRefusal.Stale(issuer),
        "server_error" or "temporarily_unavailable" => new IssuerRefusal.Unreachable(issuer),
        _ => IssuerRefusal.RefusedThere.Of(issuer, code),
    };
}
