using System.Data.Common;
using KartuAsn.Gateway.Screens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace KartuAsn.Gateway.Problems;

/// <summary>Sees to it that a machine is answered with a problem whatever went wrong, never with an empty body or a page.</summary>
public static class ProblemAnswers
{
    private static readonly PathString[] Machines = ["/api", "/hubs", "/metrics", "/healthz", "/openapi", "/schemas", "/.well-known"];

    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context => SayWhen(context.HttpContext, context.ProblemDetails));
        builder.Services.AddExceptionHandler<UnhandledException>();
        // What cannot be bound ends as a 400 with our sentence, in development too.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => IsForMachines(context.HttpContext)
            ? Write(context.HttpContext, Problem.OfStatus(context.HttpContext.Response.StatusCode))
            : ScreensApi.Explain(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.UseWhen(
            http => HttpMethods.IsGet(http.Request.Method) && !IsForMachines(http),
            pages => pages.UseStatusCodePagesWithReExecute("/galat/{0}"));
    }

    /// <summary>Machines get problems; people at a browser get pages.</summary>
    public static bool IsForMachines(HttpContext http) => Machines.Any(path => http.Request.Path.StartsWithSegments(path));

    public static Task Write(HttpContext http, ProblemDetails details)
    {
        http.Response.StatusCode = details.Status!.Value;
        SayWhen(http, details);
        return http.Response.WriteAsJsonAsync(details, options: null, contentType: "application/problem+json", http.RequestAborted);
    }

    /// <summary>What passes by itself is worth another try.</summary>
    private static void SayWhen(HttpContext http, ProblemDetails details)
    {
        if (details.Status is 503)
            http.Response.Headers.RetryAfter = "5";
    }

    /// <summary>The last resort: an outage is 503, a request that could not be read keeps its status, a bug is 500 without details.</summary>
    private sealed class UnhandledException(ILogger<UnhandledException> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken stop)
        {
            if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
                return true;
            var status = exception is BadHttpRequestException bad ? bad.StatusCode : IsUnreadableForm(exception) ? 400 : IsOutage(exception) ? 503 : 500;
            if (status >= 500)
                log.LogError(exception, "{Route} failed with {Status}", RouteOf(http), status);
            await (IsForMachines(http) ? Write(http, Problem.OfStatus(status)) : status < 500 ? ScreensApi.Explain(http, status) : Plain(http, status));
            return true;
        }

        /// <summary>A page asks the store, which may be what is broken.</summary>
        private static Task Plain(HttpContext http, int status)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/plain; charset=utf-8";
            return http.Response.WriteAsync(Problem.OfStatus(status).Detail!, http.RequestAborted);
        }

        /// <summary>The pattern, not the path: paths hold ids of people.</summary>
        private static string? RouteOf(HttpContext http) =>
            (http.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http.GetEndpoint())?.DisplayName;

        /// <summary>
        /// Cut short, too many fields, or characters that are none: the framework's readers of forms say so. The same exceptions of anybody
        /// else tell of something that is broken here.
        /// </summary>
        private static bool IsUnreadableForm(Exception exception) => exception is AntiforgeryValidationException { InnerException: { } reading }
            ? IsUnreadableForm(reading)
            : exception is InvalidDataException or IOException && exception.Source is "Microsoft.AspNetCore.WebUtilities" or "Microsoft.AspNetCore.Http";

        private static bool IsOutage(Exception exception) =>
            exception is DbException or TimeoutException or OrleansException or IOException
            || (exception.InnerException is { } inner && IsOutage(inner));
    }
}
