using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;
using Microsoft.AspNetCore.Http.Extensions;

namespace KartuAsn.Gateway.Live;

/// <summary>
/// A dashboard, that gives way to uploads in a rush: for those who look at the whole city. Whoever has an agency or a card of their own
/// works there, and is never sent away. Stands on pages; endpoints get it by <see cref="GivingWay.GivesWay"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GivesWayAttribute : Attribute;

public static class GivingWay
{
    private const string Seconds = "5";
    private const string Sentence = "Banyak kartu sedang diunggah, sehingga unggahan didahulukan. Angka capaian tetap aman dan tidak ada unggahan yang hilang";

    public static TBuilder GivesWay<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new GivesWayAttribute());

    /// <summary>Behind authorization: who may not see a dashboard is not told how busy it is.</summary>
    public static void GiveWayToUploads(this WebApplication app)
    {
        var rush = app.Services.GetRequiredService<Rush>();
        app.UseWhen(IsDashboard, dashboards => dashboards.Use(async (http, next) =>
        {
            if (!await rush.Draw(() => next(http)))
                await Later(http);
        }));
    }

    private static bool IsDashboard(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GivesWayAttribute>() is not null && Viewer.Of(http.User) is { Agency: null, Employee: null };

    /// <summary>A page comes back by itself.</summary>
    private static Task Later(HttpContext http)
    {
        if (ProblemAnswers.IsForMachines(http))
            return ProblemAnswers.Write(http, Problem.Details(503, "dashboard-eased", $"{Sentence}; coba kembali beberapa detik lagi."));
        http.Response.Headers.RetryAfter = http.Response.Headers["Refresh"] = Seconds;
        return ScreensApi.Refused(503, "Unggahan sedang ramai", $"{Sentence}. Halaman ini dimuat ulang dengan sendirinya.", http.Request.GetEncodedPathAndQuery(), "Muat ulang sekarang")
            .ExecuteAsync(http);
    }
}
