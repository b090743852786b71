using System.Globalization;
using KartuAsn.Imaging.Photos;

namespace KartuAsn.Gateway.Photos;

/// <summary>The part of a picture as an address or a form spells it: left, top, width and height, in fractions of the upright picture.</summary>
internal static class CropText
{
    public const string Expected = "Tulis bagian foto sebagai empat pecahan dari 0 sampai 1: kiri,atas,lebar,tinggi; misalnya 0.1,0,0.8,1.";

    /// <param name="part">Null: nothing was said, the middle is meant.</param>
    public static bool TryRead(string? text, out Region? part)
    {
        part = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (text.Length > 120) return false;
        var numbers = text.Split(',').Select(Number).ToArray();
        if (numbers is not [{ } x, { } y, { } width, { } height]) return false;
        part = new(x, y, width, height);
        return true;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number)
        && number is >= -1 and <= 2 ? number : null;
}
