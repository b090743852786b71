using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KartuAsn.Gateway.Tests.Support;

/// <summary>Events as another system sends them.</summary>
internal static class Events
{
    public const string Source = "simpeg";
    private const string Address = "/api/v1/hr-events";
    private static int ids;
    private static int serials;

    /// <summary>An id nobody has yet.</summary>
    public static string NewId(string of = "event") => $"{of}-{Interlocked.Increment(ref ids)}";

    /// <summary>A NIP of somebody born on 31 January 1980, which nobody has yet.</summary>
    public static string NewNip() => $"198001312005011{Interlocked.Increment(ref serials):D3}";

    /// <summary>An NI PPPK which nobody has yet.</summary>
    public static string NewNiPppk() => $"199001012021211{Interlocked.Increment(ref serials):D3}";

    public static JsonObject Of(string fact, string subject, object? data = null, string? id = null, string source = Source) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = id ?? NewId(),
        ["source"] = source,
        ["type"] = $"id.kartuasn.{fact}.v1",
        ["subject"] = subject,
        ["data"] = JsonSerializer.SerializeToNode(data ?? new { }),
    };

    public static JsonObject Pns(string subject, string agencyId, string? number = null, string from = "2006-01-01") =>
        Of("pns-appointed", subject, new { effectiveDate = from, name = "Sri Contohwati", number = number ?? NewNip(), agencyId });

    public static JsonObject Pppk(string subject, string agencyId, string from, string until) =>
        Of("contract-signed", subject, new { startDate = from, endDate = until, name = "Budi Contoh", number = NewNiPppk(), agencyId });

    /// <summary>What became of each, sent as a batch.</summary>
    public static Task<JsonElement[]> Send(this RunningGateway gateway, params JsonObject[] events) =>
        gateway.Send(new JsonArray([.. events.Select(e => e.DeepClone())]).ToJsonString());

    /// <summary>The same, of a body as it is.</summary>
    public static async Task<JsonElement[]> Send(this RunningGateway gateway, string body)
    {
        using var answer = await gateway.Post(Encoding.UTF8.GetBytes(body));
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode != 200)
            throw new InvalidOperationException($"{answer.StatusCode}: {text}");
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("results").EnumerateArray()];
    }

    /// <param name="askFirst">Before a body is sent that the server does not read to its end: it would close the connection in the middle.</param>
    public static async Task<HttpResponseMessage> Post(
        this RunningGateway gateway, byte[] body, string mediaType = "application/cloudevents-batch+json", bool askFirst = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        request.Headers.ExpectContinue = askFirst;
        return await (await gateway.As("hr-system")).SendAsync(request);
    }

    /// <summary>Sends what has to be taken.</summary>
    public static async Task<string[]> Accepted(this RunningGateway gateway, params JsonObject[] events)
    {
        var results = await gateway.Send(events);
        if (results.FirstOrDefault(r => r.Result() != "accepted") is { ValueKind: JsonValueKind.Object } other)
            throw new InvalidOperationException(other.GetRawText());
        return [.. results.Select(r => r.GetProperty("factId").GetString()!)];
    }

    /// <summary>The code of the problem of the one event.</summary>
    public static async Task<string> WhyNot(this RunningGateway gateway, JsonObject single) => (await gateway.Send(single))[0].Code();

    public static string Result(this JsonElement result) => result.GetProperty("result").GetString()!;

    public static string Code(this JsonElement result) =>
        result.TryGetProperty("problem", out var problem) ? problem.GetProperty("type").GetString()!["urn:kartuasn:problem:".Length..] : result.Result();

    public static bool Retryable(this JsonElement result) => result.GetProperty("problem").GetProperty("retryable").GetBoolean();

    public static string Detail(this JsonElement result) => result.GetProperty("problem").GetProperty("detail").GetString()!;

    public static async Task<string> CodeOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!["urn:kartuasn:problem:".Length..];
}
