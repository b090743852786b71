using KartuAsn.Gateway;
using KartuAsn.Gateway.Agencies;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.CityPolicies;
using KartuAsn.Gateway.CommandLine;
using KartuAsn.Gateway.Employees;
using KartuAsn.Gateway.Health;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.HrEvents;
using KartuAsn.Gateway.Imports;
using KartuAsn.Gateway.Issuers;
using KartuAsn.Gateway.Live;
using KartuAsn.Gateway.Problems;
using KartuAsn.Gateway.Recount;
using KartuAsn.Gateway.Reorganisations;
using KartuAsn.Gateway.Reviews;
using KartuAsn.Gateway.Sample;
using KartuAsn.Gateway.Screens;
using KartuAsn.Gateway.SignIn;

return await Commands.Run(args, Build);

static WebApplication Build(ServePlan plan)
{
    var builder = Foundation.CreateBuilder(plan);
    builder.AddEmbeddedSilo(plan.Store);
    builder.AddAccess(plan.Folder.In("keys"));
    builder.AddIssuers();
    builder.AddLimits();
    builder.AddProblems();
    builder.AddTelemetry();
    builder.AddApiDocument();
    builder.AddCity();
    builder.AddEmployees();
    builder.AddPolicies();
    builder.AddReviews();
    builder.AddCardFiles();
    builder.AddImports();
    builder.AddReorganisations();
    builder.AddHrEvents();
    builder.AddRecount();
    builder.AddLive();
    builder.AddScreens();
    builder.AddSample(plan.Sample);

    var app = builder.Build();
    app.UseSecurityHeaders();
    app.UseProblems();
    app.UseRouting();
    app.UseAuthentication();
    app.UseRateLimiter();
    app.UseAuthorization();
    app.RefuseOtherSites();
    app.CutWithTheirSession();
    app.UseAntiforgery();

    app.MapHealth();
    app.MapMetrics();
    app.MapApiDocument();
    app.MapSignIn();
    app.MapIssuers();
    app.MapCity();
    app.MapAgencies();
    app.MapEmployees();
    app.MapPolicies();
    app.MapReviews();
    app.MapCardFiles();
    app.MapImports();
    app.MapReorganisations();
    app.MapHrEvents();
    app.MapRecount();
    app.MapLive();
    app.MapScreens();
    app.DemandAccessOnEveryEndpoint();
    return app;
}
