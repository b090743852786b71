using System.Diagnostics;
using KartuAsn.Gateway.SignIn;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KartuAsn.Gateway.Hosting;

/// <summary>Traces and metrics. They leave the machine only when a collector is configured; no person's id is ever among them.</summary>
public static class Telemetry
{
    private const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("kartuasn-gateway"))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.Orleans").AddMeter("KartuAsn.*")
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter())
            .WithTracing(tracing => tracing
                .AddSource("Microsoft.Orleans.*").AddAspNetCoreInstrumentation().AddProcessor(new WithoutPeople()));
        if (!string.IsNullOrEmpty(builder.Configuration[CollectorSetting]))
            telemetry.UseOtlpExporter();
    }

    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Access.Metrics);

    /// <summary>Paths and grain keys hold ids of people; the route's pattern (http.route) stays.</summary>
    private sealed class WithoutPeople : BaseProcessor<Activity>
    {
        private static readonly string[] Dropped =
            ["url.path", "url.query", "url.full", "orleans.grain.id", "orleans.activation.id", "orleans.rpc.target_id", "orleans.rpc.source_id",
             "orleans.directory.registered.address", "orleans.directory.forwarding.address"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Dropped)
                data.SetTag(tag, null);
        }
    }
}
