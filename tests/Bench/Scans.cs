using System.Diagnostics;
using KartuAsn.Imaging;

namespace KartuAsn.Bench;

/// <summary>What the public page bears, and what uploads feel of a rush for cards; by HTTP, caller and program on the same machine.</summary>
internal static class Scans
{
    public static async Task Run(Options options)
    {
        var (callers, seconds) = (options.Number("--callers", 16), options.Number("--seconds", 5));
        using var gateway = await BenchGateway.Start();
        var codes = new List<string>();
        foreach (var person in gateway.People.Take(20))
            codes.Add(await gateway.Code(person));
        Console.WriteLine("scans               a second");
        foreach (var (name, path) in new[] { ("page", "/v/"), ("API", "/api/v1/verifications/") })
        {
            Task Ask(int n) => gateway.Client.GetByteArrayAsync(path + codes[n % codes.Count]);
            await Load.Rate(callers, 2, Ask);
            Console.WriteLine($"{name,-18}  {await Load.Rate(callers, seconds, Ask),8:F0}");
        }
    }

    public static async Task Rush(Options options)
    {
        var (callers, seconds, asked) = (options.Number("--callers", 8), options.Number("--seconds", 8), options.Number("--cards", 500));
        using var gateway = await BenchGateway.Start();
        await Uploads(gateway, callers, 3);
        Console.WriteLine($"uploads, {callers} callers            a second  median ms  99th ms");
        for (var round = 1; round <= 3; round++)
        {
            Print("alone", await Uploads(gateway, callers, seconds));
            var rush = Task.WhenAll(Enumerable.Range(0, asked).Select(n => Card(gateway, n)));
            Print($"beside {asked} card requests", await Uploads(gateway, callers, seconds));
            var answers = await rush;
            Console.WriteLine($"  of the cards {answers.Count(status => status == 200)} were drawn, {answers.Count(status => status == 503)} told to come again");
        }
    }

    private static async Task<int> Card(BenchGateway gateway, int n)
    {
        using var answer = await gateway.Client.GetAsync($"/api/v1/employees/{gateway.People[n % gateway.People.Count].Id}/card/landscape/front.png");
        return (int)answer.StatusCode;
    }

    private static async Task<(double Rate, double[] Times)> Uploads(BenchGateway gateway, int callers, int seconds)
    {
        var times = new System.Collections.Concurrent.ConcurrentBag<double>();
        var rate = await Load.Rate(callers, seconds, async n =>
        {
            var watch = Stopwatch.StartNew();
            await gateway.Put($"/api/v1/employees/{gateway.People[n % gateway.People.Count].Id}/card-files/portrait/front", Files[n / gateway.People.Count % Files.Length]);
            times.Add(watch.Elapsed.TotalMilliseconds);
        });
        return (rate, [.. times.Order()]);
    }

    private static readonly byte[][] Files = [.. Enumerable.Range(0, 8).Select(variant => SampleCard.Draw(false, variant))];

    private static void Print(string name, (double Rate, double[] Times) figure) => Console.WriteLine(
        $"{name,-28}  {figure.Rate,8:F0}  {figure.Times[figure.Times.Length / 2],9:F1}  {figure.Times[figure.Times.Length * 99 / 100],7:F1}");
}
