using CsCheck;
using Xunit;

namespace KartuAsn.Rules.Tests;

/// <summary>Annex E of the letter.</summary>
public sealed class FormETests
{
    [Fact]
    public void TheFormIsTheAnnexWordForWord()
    {
        var form = FormE.Of(new Tally(new(700, 120), new(80, 20), new(5, 5), 3, 2, 1));

        Assert.Equal("JUMLAH CAPAIAN KARTU ASN VIRTUAL (PERANGKAT DAERAH)", FormE.Title);
        Assert.Equal(["NO", "LAPORAN", "PNS", "PPPK", "TOTAL"], FormE.Columns);
        Assert.Equal(
            [new(1, "Jumlah yang sudah mengunggah Kartu ASN Virtual", 700, 80), new FormRow(2, "Jumlah yang belum mengunggah Kartu ASN Virtual", 120, 20)],
            form.Rows.AsEnumerable());
        Assert.Equal(new FormRow(null, "JUMLAH", 820, 100), form.Sum);
        Assert.Equal(920, form.Sum.Total);
    }

    [Fact]
    public void TheSumIsAlwaysBothRowsAndTheTotalAlwaysBothColumns() =>
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[0, 9999])
            .Sample((a, b, c, d) =>
            {
                var form = new FormE(new(a, b), new(c, d));
                return form.Rows.Sum(row => row.Pns) == form.Sum.Pns && form.Rows.Sum(row => row.Pppk) == form.Sum.Pppk
                    && form.Rows.Sum(row => row.Total) == form.Sum.Total && form.Sum.Total == a + b + c + d;
            });
}

/// <summary>Annex E of the letter: who signs.</summary>
public sealed class SignerTests
{
    [Theory]
    [InlineData("Dinas Pendidikan", "Kepala Dinas Pendidikan")]
    [InlineData("Sekretariat Daerah", "Sekretaris Daerah")]
    [InlineData("Sekretariat DPRD", "Sekretaris DPRD")]
    [InlineData("Inspektorat", "Inspektur")]
    [InlineData("RSUD Kota Madiun", "Direktur RSUD Kota Madiun")]
    [InlineData("Kecamatan Taman", "Camat Taman")]
    public void AHeadIsCalledAsTheAgencyIs(string agency, string office) => Assert.Equal(office, Signer.UsualOffice(agency));

    [Theory]
    [InlineData(SignerCapacity.Kepala, "Kepala Dinas Sosial")]
    [InlineData(SignerCapacity.Plt, "Plt. Kepala Dinas Sosial")]
    [InlineData(SignerCapacity.Plh, "Plh. Kepala Dinas Sosial")]
    public void WhoStandsInSaysSo(SignerCapacity capacity, string post) => Assert.Equal(post, (Right with { Capacity = capacity }).Post);

    [Theory]
    [InlineData("Pembina Utama Muda (IV/c)", "Pembina Utama Muda")]
    [InlineData("Pembina, IV/a", "Pembina")]
    [InlineData("Penata Tingkat I III/d", "Penata Tingkat I")]
    [InlineData("Penata Tingkat I", "Penata Tingkat I")]
    [InlineData("Pengatur II / c", "Pengatur")]
    public void ARankIsPrintedWithoutItsGolongan(string written, string rank) => Assert.Equal(rank, (Right with { Rank = written }).Tidied().Rank);

    [Fact]
    public void ANumberIsTakenAsOfficialsWriteIt()
    {
        var signer = (Right with { Nip = "19700101 199501 1 001", Name = " Drs.  BUDI\tSANTOSO, M.Si. " }).Tidied();

        Assert.Equal("197001011995011001", signer.Nip);
        Assert.Equal("Drs. BUDI SANTOSO, M.Si.", signer.Name);
        Assert.Null(signer.Fault());
    }

    [Theory]
    [InlineData("name", "", "Pembina", "197001011995011001")]
    [InlineData("name", "A\u202EB", "Pembina", "197001011995011001")]
    [InlineData("name", "A\u0000B", "Pembina", "197001011995011001")]
    [InlineData("rank", "Budi", "(IV/c)", "197001011995011001")]
    [InlineData("nip", "Budi", "Pembina", "1970")]
    [InlineData("nip", "Budi", "Pembina", "197001011995011000")]
    public void WhatCannotBePrintedIsRefusedByItsField(string field, string name, string rank, string nip) =>
        Assert.Equal(field, new Signer(SignerCapacity.Kepala, "Kepala Dinas Sosial", name, rank, nip).Tidied().Fault()?.Field);

    private static Signer Right => new(SignerCapacity.Kepala, "Kepala Dinas Sosial", "Drs. BUDI SANTOSO, M.Si.", "Pembina Utama Muda", "197001011995011001");
}
