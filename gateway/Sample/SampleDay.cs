using KartuAsn.Contracts;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Imaging;
using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Sample;

/// <summary>
/// Plays a day in the invented city for as long as the server runs: people hand in cards, now and then one is given back, somebody
/// is transferred, earns a title or has a contract extended. Everything goes the way that real news goes.
/// </summary>
public sealed class SampleDay(
    SampleFill fill, CardFileDoor door, ReadSide reads, IGrainFactory grains, CityClock clock, IHostApplicationLifetime lifetime, ILogger<SampleDay> log)
    : BackgroundService
{
    private const double RushShare = 0.45;
    private const double WaitingShare = 0.08;
    private const int GiveBackEvery = 9;
    private const int TransferEvery = 40;
    private const int AnnounceEvery = 23;
    private const int TellEvery = 7;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private static readonly MissingReason[] Reasons = [MissingReason.Account, MissingReason.Photo, MissingReason.SiasnData, MissingReason.BknServer, MissingReason.Leave];

    private readonly Random chance = new(20221104);
    private readonly Dictionary<string, RosterRow> rows = SampleCity.Rows().Where(row => row.Kind != Kind.Cpns).ToDictionary(row => Key.Of(row.Id));
    private readonly Queue<string> waiting = new();
    private readonly List<string> uploaded = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        await fill.Fill(stoppingToken);
        await Begin(stoppingToken);
        for (var tick = 1; !stoppingToken.IsCancellationRequested; tick++)
        {
            await Task.Delay(Pause * (0.4 + (1.2 * chance.NextDouble())), stoppingToken);
            await Play(tick, stoppingToken);
        }
    }

    private async Task Play(int tick, CancellationToken stop)
    {
        try
        {
            if (tick % TransferEvery == 0)
                await Transfer(tick);
            else if (tick % AnnounceEvery == 0)
                await Announce(tick);
            else if (tick % TellEvery == 0 && waiting.Count > 0)
                await Tell(waiting.ElementAt(chance.Next(waiting.Count)));
            else if (tick % GiveBackEvery == 0 || waiting.Count < rows.Count * WaitingShare)
                await GiveBack();
            else
                await HandIn(waiting.Dequeue(), stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "A moment of the sample day failed; the next one follows");
        }
    }

    /// <summary>A newcomer sees a city half on its way; a restart goes on where it stopped.</summary>
    private async Task Begin(CancellationToken stop)
    {
        var done = await Uploaded();
        var open = rows.Keys.Except(done).ToArray();
        chance.Shuffle(open);
        var rush = done.Count == 0 ? (int)(open.Length * RushShare) : 0;
        await Parallel.ForEachAsync(open.Take(rush), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stop },
            async (person, _) => await Record(person, stop));
        uploaded.AddRange([.. done, .. open.Take(rush)]);
        foreach (var person in open.Skip(rush))
            waiting.Enqueue(person);
        if (done.Count == 0)
            foreach (var person in open.Skip(rush).Where((_, i) => i % TellEvery == 0))
                await Tell(person);
    }

    private async Task<List<string>> Uploaded()
    {
        var people = new List<string>();
        var query = new PeopleQuery(clock.Today, Status: UploadStatus.Uploaded, Limit: ReadSide.MostPeople);
        for (var more = true; more;)
        {
            var page = await reads.People(query);
            people.AddRange(page.People.Select(person => person.Key).Where(rows.ContainsKey));
            query = query with { Cursor = page.Next };
            more = page.Next is not null;
        }
        return people;
    }

    private async Task HandIn(string person, CancellationToken stop)
    {
        await Record(person, stop);
        uploaded.Add(person);
    }

    private Task<CardFileOutcome> Record(string person, CancellationToken stop) => door.HandIn(
        rows[person].Id, Orientation.Landscape, Side.Front, SampleCard.Draw((rows[person].Kind == Kind.Pppk) != TakesTheWrongCard(person), rows[person].Row),
        CardFileCheck.Png, SampleFill.By, stop);

    /// <summary>So that there is something to be looked at.</summary>
    private bool TakesTheWrongCard(string person) => rows[person].Row % 60 == 0;

    private async Task GiveBack()
    {
        var at = chance.Next(uploaded.Count);
        var person = uploaded[at];
        await door.GiveBack(rows[person].Id, Orientation.Landscape, Side.Front, "Gambar kartu kurang jelas; mohon unggah ulang.", null, SampleFill.By);
        uploaded.RemoveAt(at);
        waiting.Enqueue(person);
    }

    /// <summary>An operator notes why somebody has not uploaded yet.</summary>
    private Task<Answer<ReasonRecorded>> Tell(string person) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(rows[person].Id)).RecordMissingReason(
        new(Reasons[chance.Next(Reasons.Length)], null, clock.Now, clock.Today, SampleFill.By));

    private async Task Transfer(int tick)
    {
        var person = uploaded[chance.Next(uploaded.Count)];
        var elsewhere = rows.ElementAt(chance.Next(rows.Count)).Value;
        rows[person] = rows[person] with
        {
            AgencyId = elsewhere.AgencyId,
            AgencyName = elsewhere.AgencyName,
            UnitId = elsewhere.UnitId,
            UnitName = elsewhere.UnitName,
        };
        await Decide(rows[person].Id, tick, new Fact.Transferred(elsewhere.AgencyId, elsewhere.UnitId));
    }

    /// <summary>News as an HR system sends it: a title earned, an extension signed.</summary>
    private Task Announce(int tick)
    {
        var row = rows[uploaded[chance.Next(uploaded.Count)]];
        return Decide(row.Id, tick, row.Kind == Kind.Pppk
            ? new Fact.ContractExtended(clock.Today.AddYears(1), null, null, null, null)
            : new Fact.TitleChanged(row.TitleBefore, "M.AP."));
    }

    private async Task Decide(string person, int tick, Fact fact) => await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person)).Record(person,
    [
        fact with
        {
            Source = "hr/contoh",
            Id = $"{clock.Now.ToUnixTimeSeconds()}-{tick}",
            EffectiveDate = clock.Today,
            RecordedAt = clock.Now,
            RecordedBy = SampleFill.By,
            Decision = new($"800/{tick}/CONTOH", clock.Today),
        },
    ]);

    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }
}

public static class SampleServices
{
    public static void AddSample(this WebApplicationBuilder builder, bool play)
    {
        if (play)
            builder.Services.AddSingleton<SampleFill>().AddHostedService<SampleDay>();
    }
}
