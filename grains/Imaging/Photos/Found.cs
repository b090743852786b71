using System.Globalization;

namespace KartuAsn.Imaging.Photos;

/// <summary>Figures as the answers say them.</summary>
internal static class Found
{
    public const string NotSeen = "belum dapat dinilai";

    public static string Percent(double share) => $"{Math.Floor(share * 100).ToString("0", CultureInfo.InvariantCulture)} %";

    public static string Decimal(double number) => number.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');

    public static string Bytes(int bytes) => bytes < 100_000 ? $"{Math.Max(1, bytes / 1000)} KB" : $"{Decimal(bytes / (1024.0 * 1024.0))} MB";
}
