using System.Collections.Immutable;
using KartuAsn.Gateway.City;
using KartuAsn.Gateway.Verifications;
using KartuAsn.Rules;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.MissingPeople;

/// <summary>What somebody who has not uploaded does next, on a page to print and in a message. Neither names a number or a reason: others may read them.</summary>
/// <param name="Name">With titles.</param>
/// <param name="Site">Where BKN gives the card; null: no address is set.</param>
/// <param name="Address">Of the person's own page.</param>
/// <param name="Start">Of whoever's own page it is: it names nobody.</param>
public sealed record Guide(string Name, string? UnitName, string? AgencyName, Campaign? Campaign, BknSite? Site, string Address, string Start)
{
    /// <summary>Whether the person can do now what a guide says.</summary>
    public static bool Helps(PersonRow person) => person.Standing is { Service: Service.Serving, Kind: not Kind.Cpns, Uploaded: false };

    /// <summary>BKN's service by name and address.</summary>
    public string SiteWords => Site is null ? "layanan mandiri BKN" : $"{Site.Name} ({Site.Address})";

    /// <summary>To copy into a messenger.</summary>
    public string Message => string.Join("\n\n",
        $"Yth. Bapak/Ibu {Name},",
        $"Kartu ASN Virtual Bapak/Ibu belum tercatat terunggah.{(Campaign is { } letter ? $" Tenggatnya {letter.DeadlineText} (Surat Nomor {letter.LetterNumber} tanggal {Indonesian.Date(letter.LetterDate)})." : "")} Mohon kesediaannya untuk:",
        $"1. memperbarui foto, lalu mengunduh Kartu ASN Virtual pada {SiteWords};\n2. mengunggah sisi depan kartu itu di {Start}.",
        $"Apabila ada kendala, silakan sampaikan kepada operator {AgencyName ?? "Perangkat Daerah"} agar dapat dibantu. Terima kasih.");
}

/// <summary>Makes guides for people whom the caller has found for the viewer.</summary>
public sealed class GuideDoor(PublicAddress address, CurrentCampaign campaign)
{
    /// <summary>More are printed in several goes.</summary>
    public const int MostAtOnce = 100;

    public async Task<ImmutableArray<Guide>> Of(IEnumerable<PersonRow> people)
    {
        var letter = await campaign.Find();
        return [.. people.Select(person => new Guide(
            Indonesian.FullName(person.TitleBefore, person.Name, person.TitleAfter), person.UnitName, person.Agency?.Name, letter, letter?.Sites is [var site, ..] ? site : null,
            address.Page("/pegawai/" + Uri.EscapeDataString(person.Id)), address.Page("/saya")))];
    }
}
