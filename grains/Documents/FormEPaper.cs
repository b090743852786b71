using System.Collections.Immutable;
using KartuAsn.Rules;

namespace KartuAsn.Documents;

/// <summary>
/// Form E as it goes on paper (annex E of the letter), and on request the people behind it. All words are ready to be printed; a paper
/// whose names do not add up to its form is never made.
/// </summary>
/// <param name="Agency">The agency's name; printed in capitals under the title.</param>
/// <param name="Position">"Posisi per 4 November 2022 pukul 16.00 WIB".</param>
/// <param name="PlaceAndDate">"Madiun, 4 November 2022".</param>
/// <param name="Letter">Which letter asks for it, such as "Surat Nomor 873/5273/401.201/2022 tanggal 14 Oktober 2022".</param>
/// <param name="State">What to know about this paper, such as "KONSEP — belum dikirim" or "Revisi ke-2".</param>
/// <param name="Signer">Null: dotted lines to be filled by hand.</param>
/// <param name="Code">By which the paper can be checked; on every page.</param>
/// <param name="Names">Everybody counted, in the order to be printed; null: no list.</param>
public sealed record FormEPaper(
    Letterhead Head,
    string Agency,
    FormE Form,
    string Position,
    string PlaceAndDate,
    string? Letter,
    string? State,
    Signer? Signer,
    string Code,
    ImmutableArray<ReportLine>? Names = null)
{
    /// <summary>The names, if there are any, are exactly the people of the form.</summary>
    public bool AddsUp => Names is not { } names || ReportList.Add(names) == Form;

    internal FormEPaper Checked() => AddsUp ? this : throw new ArgumentException("The names behind a form do not add up to it.");
}
