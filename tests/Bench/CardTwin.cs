using System.Text;
using KartuAsn.Imaging.Cards;

namespace KartuAsn.Bench;

/// <summary>The same card as a page of HTML, for whoever draws cards with a browser.</summary>
internal static class CardTwin
{
    public static string Front(CardFace face) => Page($"""
        <div class="arc"></div>
        <h1>Kartu ASN Virtual</h1><p class="city">{face.City}</p><p class="copy">Salinan tampilan — kartu resmi diterbitkan BKN</p><p class="pill">PNS</p>
        <img src="data:image/png;base64,{Convert.ToBase64String(face.Photo!)}">
        <div class="text"><p class="name">{face.TitleBefore} <b>{face.Name},</b> {face.TitleAfter}</p>
        <p class="label">NIP</p><p class="number">19800101 200501 2 001</p><p class="label">NOMOR SERI</p><p class="serial">{face.Serial}</p></div>
        """);

    public static string Back(CardFace face) => Page($"""
        <div class="arc"></div>
        <div class="tile">{Code(QrCode.Of(face.Code))}</div>
        <div class="text back"><h2>Periksa keberlakuan</h2><p class="copy">Pindai kode ini, lalu pastikan alamat yang terbuka diawali</p><p class="serial">{face.CheckAt}</p>
        <p class="label">NOMOR SERI</p><p class="serial">{face.Serial}</p><p class="label">PERANGKAT DAERAH</p><p class="serial">{face.Agency}</p></div>
        """);

    private static string Code(QrCode code)
    {
        var path = new StringBuilder();
        for (var row = 0; row < code.Size; row++)
            for (var column = 0; column < code.Size; column++)
                if (code.IsDark(row, column))
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        return $"""<svg viewBox="0 0 {code.Size} {code.Size}" shape-rendering="crispEdges"><path d="{path}"/></svg>""";
    }

    private static string Page(string body) => $$"""
        <!DOCTYPE html><html lang="id"><head><style>
        * { margin: 0; box-sizing: border-box } body { width: 1011px; height: 638px; overflow: hidden; position: relative; color: #fff; font-family: sans-serif; background: linear-gradient(135deg, #C4161C, #4B1D6B) }
        body > * { position: absolute } .arc { width: 1122px; height: 1122px; border-radius: 50%; left: 379px; top: 90px; background: #ffffff0e }
        h1 { font-size: 32px; left: 44px; top: 38px } .city { font-size: 23px; left: 44px; top: 80px } .copy { font-size: 20px; left: 44px; top: 116px }
        .pill { right: 44px; top: 44px; padding: 10px 22px; border-radius: 26px; background: #fff; color: #4B1D6B; font-weight: 700; font-size: 26px }
        img { left: 36px; bottom: 0; height: 400px } .text { left: 398px; bottom: 44px } .back { left: 406px; top: 44px; bottom: auto } .text * { position: static }
        .name { font-size: 44px } .label { font-size: 19px; margin-top: 22px } .number { font-size: 36px } .serial { font-size: 28px }
        .tile { left: 44px; top: 160px; width: 318px; height: 318px; padding: 24px; border-radius: 16px; background: #fff }
        </style></head><body>{{body}}</body></html>
        """;
}
