using System.Collections;
using QRCoder;

namespace KartuAsn.Imaging.Cards;

/// <summary>The dark and light modules of a QR code, without its quiet zone. Error correction M: a scratched card still reads.</summary>
public sealed class QrCode
{
    /// <summary>Larger ones are too fine for a card that is photographed from a hand's breadth.</summary>
    public const int LargestVersion = 7;

    /// <summary>Light modules around the code.</summary>
    public const int QuietZone = 4;

    private readonly BitArray[] rows;

    private QrCode(QRCodeData data) => (rows, Version) = ([.. data.ModuleMatrix], data.Version);

    public int Version { get; }

    /// <summary>Modules of one side.</summary>
    public int Size => 17 + (4 * Version);

    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new(data);
    }

    public bool IsDark(int row, int column) => rows[row + QuietZone][column + QuietZone];
}
