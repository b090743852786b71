using KartuAsn.Bench;

var options = new Options(args);
Console.WriteLine(Machine.Now());
switch (args.FirstOrDefault())
{
    case "uploads": await Uploads.Run(options); break;
    case "hr-events": await HrEvents.Run(options); break;
    case "agency-size": await AgencySize.Run(options); break;
    case "audit": await AuditLines.Run(options); break;
    case "import": await Import.Run(options); break;
    case "cards": await Cards.Run(options); break;
    case "scans": await Scans.Run(options); break;
    case "rush": await Scans.Rush(options); break;
    case "last-day" when await LastDay.Run(options) > 0: return 1;
    case "last-day": break;
    case "photo": Photos.Run(options); break;
    case "fuzz": return Photos.Fuzz(options);
    default:
        Console.Error.WriteLine("""
            uploads     [--store sqlite|postgres] [--callers 64] [--people 20000] [--seconds 8] [--pairs 2]
            hr-events   [--store sqlite,postgres] [--people 20000] [--seconds 8] [--pairs 2]
            agency-size [--callers 16] [--rounds 5] [--news 50000] [--uploads 2000]
            audit       [--store sqlite,postgres] [--callers 64] [--seconds 5]
            import      [--rows 100000]
            cards       [--seconds 5]
            scans       [--callers 16] [--seconds 5]
            rush        [--uploads 20] [--seconds 10] [--cards 500]
            last-day    [--normal 2] [--seconds 10] [--viewers 100] [--dashboards 20] [--rounds 1] [--kill]
            photo       [--times 15]
            fuzz        [--count 200000] [--seed N] [--keep FOLDER]
            """);
        return 2;
}

Console.WriteLine(Machine.Now());
return 0;
