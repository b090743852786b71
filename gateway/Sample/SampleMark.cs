using KartuAsn.Storage;

namespace KartuAsn.Gateway.Sample;

/// <summary>A store that was ever filled with invented people is marked for ever, so that no real ones get in between them.</summary>
public static class SampleMark
{
    public const string ImportRefused =
        "Penyimpanan ini berisi data contoh, sehingga data sebenarnya tidak dapat diimpor. Jalankan layanan dengan folder data lain (--data).";

    public const string EventsRefused =
        "Penyimpanan ini berisi data contoh, sehingga peristiwa kepegawaian sebenarnya tidak dapat diterima. Jalankan layanan dengan folder data lain (--data).";

    private const string Name = "sample";
    private const string On = "yes";

    public static async Task<bool> IsOn(Database database) => await database.GetMeta(Name) == On;

    public static Task Set(Database database) => database.SetMeta(Name, On);

    /// <summary>Why a sample cannot be played in this store; null when it can.</summary>
    public static async Task<string?> Refusal(Database database)
    {
        if (await IsOn(database))
            return null;
        var used = (await new ReadSide(database).Agencies()).Length > 0 || (await new ReadSide(database).Imports(1)).Length > 0;
        return used
            ? "Penyimpanan ini sudah berisi data sebenarnya, sehingga data contoh tidak dapat dimasukkan. Gunakan folder data lain (--data)."
            : null;
    }
}
