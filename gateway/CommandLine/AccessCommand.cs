using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.SignIn;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Prints every address and who may use it, for whoever has to answer for that; beside a running server too.</summary>
internal static class AccessCommand
{
    public static async Task<int> Run(DataFolder folder, Func<ServePlan, WebApplication> build)
    {
        await using var store = await Store.Open(folder);
        await using var app = build(new(folder, store, Foundation.UrlsOf(null), Sample: false));
        await Console.Out.WriteLineAsync("METODE\tALAMAT\tATURAN\tSELURUH KOTA\tPERANGKAT DAERAH SENDIRI\tDIRI SENDIRI\tJEJAK");
        foreach (var line in AccessList.Of(app))
            await Console.Out.WriteLineAsync(line.ToString());
        return 0;
    }
}
