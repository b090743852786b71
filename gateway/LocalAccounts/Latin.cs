namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>
/// Letters with a mark behind them become the one letter they are (NFC), so that a password typed at one keyboard is the same at
/// another. For Latin letters: the program carries no Unicode tables.
/// </summary>
internal static class Latin
{
    // The mark, and pairs of what stands before it and what the two are together.
    private static readonly (char Mark, string Pairs)[] Table =
    [
        ('\u0300', "AÀEÈIÌOÒUÙNǸaàeèiìoòuùnǹ"),
        ('\u0301', "AÁCĆEÉIÍLĹNŃOÓRŔSŚUÚYÝZŹaácćeéiílĺnńoórŕsśuúyýzź"),
        ('\u0302', "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷ"),
        ('\u0303', "AÃIĨNÑOÕUŨaãiĩnñoõuũ"),
        ('\u0304', "AĀEĒIĪOŌUŪaāeēiīoōuū"),
        ('\u0306', "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ"),
        ('\u0307', "CĊEĖGĠIİZŻcċeėgġzż"),
        ('\u0308', "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ"),
        ('\u030A', "AÅUŮaåuů"),
        ('\u030B', "OŐUŰoőuű"),
        ('\u030C', "CČDĎEĚNŇRŘSŠTŤZŽcčdďeěnňrřsštťzž"),
        ('\u0327', "CÇGĢKĶLĻNŅRŖSŞTŢcçgģkķlļnņrŗsştţ"),
        ('\u0328', "AĄEĘIĮUŲaąeęiįuų"),
    ];

    private static readonly Dictionary<(char Letter, char Mark), char> Together = Table
        .SelectMany(row => row.Pairs.Chunk(2).Select(pair => ((pair[0], row.Mark), pair[1])))
        .ToDictionary(entry => entry.Item1, entry => entry.Item2);

    public static string Compose(string text)
    {
        var composed = new List<char>(text.Length);
        foreach (var next in text)
            if (composed.Count > 0 && Together.TryGetValue((composed[^1], next), out var one))
                composed[^1] = one;
            else
                composed.Add(next);
        return new([.. composed]);
    }
}
