using KartuAsn.Gateway.CommandLine;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Hosting;

/// <summary>What everything else stands on: where to listen, how much to log, how JSON is written.</summary>
public static class Foundation
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static WebApplicationBuilder CreateBuilder(ServePlan plan)
    {
        // Beside the program, not where it was started: the screens' files lie there.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        if (plan.Urls is not null)
            builder.WebHost.UseUrls(plan.Urls);
        else if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]) && string.IsNullOrEmpty(builder.Configuration["HTTP_PORTS"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Logging.SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Orleans", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(options => UseStoredNames(options.SerializerOptions));
        return builder;
    }

    private static void UseStoredNames(System.Text.Json.JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = StoredJson.Options.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = StoredJson.Options.DefaultIgnoreCondition;
        options.Encoder = StoredJson.Options.Encoder;
        options.MaxDepth = 16;
    }
}
