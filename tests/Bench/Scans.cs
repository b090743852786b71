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

    /// <summary>Uploads come at a pace that the city has on its last day; does who uploads feel that many ask for cards?</summary>
    public static async Task Rush(Options options)
    {
        var (pace, seconds, asked) = (options.Number("--uploads", 20), options.Number("--seconds", 10), options.Number("--cards", 500));
        using var gateway = await BenchGateway.Start();
        await Uploads(gateway, pace, 3);
        Console.WriteLine($"{pace} uploads a second           median ms  99th ms  slowest ms");
        for (var round = 1; round <= 3; round++)
        {
            Print("alone", await Uploads(gateway, pace, seconds));
            var watch = Stopwatch.StartNew();
            var rush = Task.WhenAll(Enumerable.Range(0, asked).Select(n => Card(gateway, n)));
            Print($"beside {asked} card requests", await Uploads(gateway, pace, seconds));
            var answers = await rush;
            Console.WriteLine($"  {answers.Count(status => status == 200)} cards were drawn, {answers.Count(status => status == 503)} told to come again, in {watch.Elapsed.TotalSeconds:F0} s");
        }
    }

    private static async Task<int> Card(BenchGateway gateway, int n)
    {
        using var answer = await gateway.Client.GetAsync($"/api/v1/employees/{gateway.People[n % gateway.People.Count].Id}/card/landscape/front.png");
        return (int)answer.StatusCode;
    }

    private static Task<double[]> Uploads(BenchGateway gateway, int pace, int seconds) => Load.Paced(pace, seconds, n =>
        gateway.Put($"/api/v1/employees/{gateway.People[n % gateway.People.Count].Id}/card-files/portrait/front", Files[n / gateway.People.Count % Files.Length]));

    private static readonly byte[][] Files = [.. Enumerable.Range(0, 8).Select(variant => SampleCard.Draw(false, variant))];

    private static void Print(string name, double[] times) => Console.WriteLine(
        $"{name,-28}  {times[times.Length / 2],9:F1}  {times[times.Length * 99 / 100],7:F1}  {times[^1],10:F1}");
}
