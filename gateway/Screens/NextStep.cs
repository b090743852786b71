using KartuAsn.Gateway.Employees;

namespace KartuAsn.Gateway.Screens;

/// <summary>The one thing an employee does next, if anything.</summary>
/// <param name="Anchor">Where on the page it is done; null: nothing is to be done here.</param>
public sealed record NextStep(string Title, string Sentence, string? Anchor, string? Action)
{
    private const string Files = "#files-title";

    /// <summary>In the order of urgency.</summary>
    public static NextStep Of(CardView card, IEnumerable<CardPlace> places, bool mayUpload, bool uploaded) => places.FirstOrDefault(place => place.Returned is not null) switch
    {
        _ when !mayUpload => new("Tidak ada yang perlu Anda lakukan", "Kartu belum dapat diunggah untuk keadaan kepegawaian ini. Apabila keadaan ini tidak benar, hubungi operator Perangkat Daerah Anda.", null, null),
        { Returned: { } returned } => new("Unggah ulang berkas kartu", $"Berkas dikembalikan: {returned.Reason}", Files, "Unggah berkas pengganti"),
        _ when !uploaded => new("Unggah kartu Anda", "Unduh Kartu ASN Virtual dari BKN, lalu unggah sisi depannya di sini. Tanda terima langsung diberikan.", Files, "Unggah berkas"),
        _ when card.Stale => new("Perbarui kartu Anda", "Isi kartu berubah setelah berkas diunggah. Unduh kartu yang baru dari BKN, lalu ganti berkasnya.", Files, "Ganti berkas"),
        _ when places.Any(place => place.InReview) => new("Kartu sudah diterima, sedang ditinjau", "Berkas tetap terhitung. Anda diberi tahu di halaman ini apabila harus diganti.", null, null),
        _ => new("Semua sudah beres", "Kartu Anda sudah diunggah dan sesuai dengan data terakhir.", null, null),
    };
}
