using KartuAsn.Rules;

namespace KartuAsn.Bench;

/// <summary>Any valid ones.</summary>
internal static class Some
{
    public static RosterRow Row(int n, string agency) => new(
        n + 2, $"A8ACA7{n:X26}", $"19800101200501{1 + (n % 2)}{n % 999 + 1:D3}", $"PEGAWAI NOMOR {n}", null, "S.Sos.", Kind.Pns, false,
        new(2006, 1, 1), new($"821/{n}/401.203/PNS/2006", new(2005, 12, 12)), new(2005, 1, 1), new($"813/{n}/401.203/CPNS/2005", new(2004, 12, 9)),
        "01", null, agency, $"Dinas {agency}", "A5EB03E23CCCF6A0E040640A040252AD", "Sekretariat");

    /// <summary>A new file each turn, on one of the four places of a card.</summary>
    public static CardFile CardFile(int turn) => new(
        turn / 2 % 2 == 0 ? Orientation.Portrait : Orientation.Landscape, turn % 2 == 0 ? Side.Front : Side.Back,
        Convert.ToHexStringLower(BitConverter.GetBytes((long)turn)).PadLeft(64, '0'), "image/png", 412_345);
}
