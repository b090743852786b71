using System.Collections.Immutable;
using KartuAsn.Imaging.Photos;

namespace KartuAsn.Gateway.Photos;

/// <summary>What the check of a photo answers.</summary>
/// <param name="Accepted">Setiap aturan terpenuhi.</param>
/// <param name="Rules">Setiap aturan dengan jawabannya sendiri.</param>
/// <param name="ForPerson">Ketentuan yang hanya dapat dinilai orang; peninjau melihatnya.</param>
public sealed record PhotoCheckView(bool Accepted, ImmutableArray<PhotoRuleView> Rules, ImmutableArray<string> ForPerson)
{
    public static PhotoCheckView Of(PhotoFindings findings) => new(
        findings.Accepted, [.. findings.Rules.Select(r => new PhotoRuleView(r.Rule, r.Passed, r.IsHard, r.Found, r.Wanted, r.Advice, r.Regions))], PhotoCheck.ForPerson);
}

/// <param name="Rule">format, dimensions, size, transparency, halo, sharpness, exposure, atau framing.</param>
/// <param name="Required">Tanpa aturan ini foto tidak dapat disimpan; yang lain dapat ditinjau.</param>
/// <param name="Found">Yang ditemukan.</param>
/// <param name="Wanted">Yang diminta.</param>
/// <param name="Advice">Yang perlu dilakukan.</param>
/// <param name="Regions">Bagian gambar yang tidak sesuai, dalam pecahan lebar dan tinggi; kosong berarti seluruh gambar.</param>
public sealed record PhotoRuleView(string Rule, bool Passed, bool Required, string Found, string Wanted, string Advice, ImmutableArray<Region> Regions);
