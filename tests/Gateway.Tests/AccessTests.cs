using System.Text.Json;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed class AccessTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private static readonly string[] Roles = ["bkpsdm", "operator", "head", "employee", "inspectorate", "leadership", "hr-system"];

    /// <summary>Who gets past the door; A, B and P stand for the own agency, another agency and the own person.</summary>
    private static readonly (string Method, string Path, string Allowed)[] Table =
    [
        ("GET", "/api/v1/city/tally", "bkpsdm inspectorate leadership"),
        ("GET", "/api/v1/city/days", "bkpsdm inspectorate leadership"),
        ("GET", "/api/v1/agencies", "bkpsdm inspectorate leadership operator head"),
        ("GET", "/api/v1/agencies/A/tally", "bkpsdm inspectorate leadership operator head"),
        ("GET", "/api/v1/agencies/B/tally", "bkpsdm inspectorate leadership"),
        ("GET", "/api/v1/agencies/A/days", "bkpsdm inspectorate leadership operator head"),
        ("GET", "/api/v1/agencies/B/days", "bkpsdm inspectorate leadership"),
        ("GET", "/api/v1/agencies/A/employees", "bkpsdm inspectorate operator head"),
        ("GET", "/api/v1/agencies/B/employees", "bkpsdm inspectorate"),
        ("GET", "/api/v1/employees", "bkpsdm inspectorate operator head employee"),
        ("GET", "/api/v1/employees/P", "bkpsdm inspectorate operator head employee"),
        ("GET", "/api/v1/employees/P/card", "bkpsdm inspectorate operator head employee"),
        ("GET", "/api/v1/employees/P/history", "bkpsdm inspectorate operator head employee"),
        ("GET", "/api/v1/employees/P/card-files/portrait/back", "bkpsdm inspectorate operator head employee"),
        ("PUT", "/api/v1/employees/P/card-files/portrait/back", "bkpsdm operator head employee"),
        ("POST", "/api/v1/employees/P/card-files/portrait/back/return", "bkpsdm operator head"),
        ("GET", "/api/v1/employees/P/photo", "bkpsdm inspectorate operator head employee"),
        ("PUT", "/api/v1/employees/P/photo", "bkpsdm operator head employee"),
        ("POST", "/api/v1/imports", "bkpsdm"),
        ("GET", "/api/v1/imports", "bkpsdm inspectorate"),
        ("GET", "/api/v1/imports/x", "bkpsdm inspectorate"),
        ("GET", "/api/v1/imports/x/errors", "bkpsdm inspectorate"),
        ("GET", "/api/v1/imports/x/differences", "bkpsdm inspectorate"),
        ("POST", "/api/v1/imports/x/apply", "bkpsdm"),
        ("POST", "/api/v1/imports/x/cancel", "bkpsdm"),
        ("POST", "/api/v1/imports/x/undo", "bkpsdm"),
        ("GET", "/api/v1/imports/x/undo", "bkpsdm inspectorate"),
        ("POST", "/api/v1/agencies/reorganisations", "bkpsdm"),
        ("POST", "/api/v1/hr-events", "bkpsdm hr-system"),
        ("GET", "/api/v1/reviews", "bkpsdm inspectorate operator head"),
        ("POST", "/api/v1/reviews/P", "bkpsdm"),
        ("GET", "/api/v1/policies", "bkpsdm inspectorate leadership operator head"),
        ("POST", "/api/v1/policies", "bkpsdm"),
        ("GET", "/api/v1/recount", "bkpsdm inspectorate"),
        ("GET", "/metrics", "bkpsdm inspectorate"),
        ("POST", "/hubs/progress/negotiate?negotiateVersion=1", "bkpsdm operator head employee inspectorate leadership"),
    ];

    [Fact]
    public async Task EveryEndpointLetsInTheRolesOfTheTableAndNoOther()
    {
        foreach (var (method, path, allowed) in Table)
            foreach (var role in Roles)
            {
                var status = await Ask(await gateway.As(role), method, path);
                Assert.True(allowed.Split(' ').Contains(role) == (status != 403), $"{role}: {method} {path} answered {status}");
                Assert.True(status < 500, $"{role}: {method} {path} answered {status}");
            }
    }

    [Fact]
    public async Task EveryEndpointOfTheDescriptionIsInTheTable()
    {
        var described = (await gateway.Json("bkpsdm", "/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {Shape(path.Name)}"));
        var walked = Table.Select(row => $"{row.Method} {Shape(row.Path)}");

        Assert.Empty(described.Except(walked));
    }

    [Fact]
    public async Task WithoutAKeyOnlyTheOpenAddressesAnswer()
    {
        using var nobody = gateway.Nobody();
        foreach (var (method, path, _) in Table)
            Assert.Equal(401, await Ask(nobody, method, path));
        foreach (var open in new[] { "/healthz/live", "/healthz/ready", "/openapi/v1.json", "/schemas", "/schemas/", "/schemas/dismissed.v1.json" })
            Assert.Equal(200, await Ask(nobody, "GET", open));
        Assert.Equal(401, await Ask(nobody, "GET", "/api/v1/nothing"));
    }

    [Fact]
    public async Task WithoutAnIssuerNobodyIsSentToOne()
    {
        using var nobody = gateway.Nobody();

        Assert.DoesNotContain("/masuk/penerbit", await nobody.GetStringAsync("/masuk"), StringComparison.Ordinal);
        using var asked = await nobody.GetAsync("/masuk/penerbit/sso");
        Assert.Equal(404, (int)asked.StatusCode);
    }

    [Fact]
    public async Task ARevokedKeyIsNobodys()
    {
        var (_, key, _) = await gateway.Run("keys", "add", "--name", "Sementara", "--role", "inspectorate");
        using var client = gateway.Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(200, await Ask(client, "GET", "/api/v1/imports"));

        var (_, list, _) = await gateway.Run("keys", "list");
        await gateway.Run("keys", "revoke", list.Split('\n').Single(line => line.Contains("Sementara", StringComparison.Ordinal)).Split('\t')[0]);

        Assert.Equal(401, await Ask(client, "GET", "/api/v1/imports"));
    }

    [Fact]
    public async Task AnotherAgencysPersonIsNobodyToAnOperator()
    {
        var client = await gateway.As("operator");

        Assert.Equal(404, await Ask(client, "GET", $"/api/v1/employees/{gateway.Elsewhere.Id}"));
        Assert.Equal(404, (int)(await gateway.HandIn("operator", gateway.Elsewhere)).StatusCode);
        var byNumber = await gateway.Json("operator", $"/api/v1/employees?nip={gateway.Elsewhere.Number}");
        Assert.Equal(0, byNumber.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task AnEmployeeFindsOnlyThemselves()
    {
        var everybody = await gateway.Json("employee", "/api/v1/employees?q=a");

        Assert.Equal([gateway.Person.Id], everybody.GetProperty("items").EnumerateArray().Select(person => person.GetProperty("id").GetString()!));
        Assert.Equal(404, await Ask(await gateway.As("employee"), "GET", $"/api/v1/employees/{gateway.Elsewhere.Id}"));
    }

    [Fact]
    public async Task AnOperatorsListOfAgenciesIsTheirOwn()
    {
        var agencies = await gateway.Json("operator", "/api/v1/agencies");

        Assert.Equal([gateway.Person.AgencyId], agencies.GetProperty("items").EnumerateArray().Select(agency => agency.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task LeadershipSeesNoNames()
    {
        var city = await gateway.Json("leadership", "/api/v1/city/tally");

        Assert.DoesNotContain(RunningGateway.Rows, row => city.GetRawText().Contains(row.Name, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<int> Ask(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), Filled(path));
        if (path.EndsWith("return", StringComparison.Ordinal))
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        if ((int)answer.StatusCode >= 400)
            Assert.StartsWith("urn:kartuasn:problem:", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
        return (int)answer.StatusCode;
    }

    private string Filled(string path) => path
        .Replace("/A/", $"/{gateway.Person.AgencyId}/", StringComparison.Ordinal)
        .Replace("/B/", $"/{gateway.Elsewhere.AgencyId}/", StringComparison.Ordinal)
        .Replace("/P", $"/{gateway.Person.Id}", StringComparison.Ordinal);

    private static string Shape(string path) => string.Join('/', path.Split('?')[0].Split('/').Select(part =>
        part is "A" or "B" or "P" or "x" or "portrait" or "back" || part.StartsWith('{') ? "*" : part));
}
