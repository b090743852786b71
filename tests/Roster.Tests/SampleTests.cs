using KartuAsn.Roster.Sample;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class SampleTests
{
    private static readonly List<RosterRow> City = [.. SampleCity.Rows()];

    [Theory]
    [InlineData(',', SiasnVariant.Usual)]
    [InlineData(';', SiasnVariant.Older)]
    [InlineData('\t', SiasnVariant.Newer)]
    public async Task TheWholeCityComesBackFromItsFileAsItWentIn(char delimiter, SiasnVariant variant)
    {
        using var stream = new MemoryStream();
        SiasnFile.Write(stream, options: new SiasnFileOptions(delimiter, variant));
        stream.Position = 0;

        var outcome = await Sheet.Read(stream);

        Assert.Equal(City, outcome.Good);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.Warnings);
        Assert.Empty(outcome.Notes);
    }

    [Fact]
    public void TheSameSeedGivesTheSameCityAndAnotherAnother()
    {
        Assert.Equal(City, SampleCity.Rows());
        Assert.NotEqual(City, SampleCity.Rows(seed: 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(3_300)]
    [InlineData(4_000)]
    public void TheCityHasExactlyThePeopleAskedFor(int people) => Assert.Equal(people, SampleCity.Rows(people).Count());

    [Fact]
    public void IdsAndNumbersAreUniqueAndNumbersAreGood()
    {
        Assert.Equal(City.Count, City.Select(row => row.Id).Distinct().Count());
        Assert.Equal(City.Count, City.Select(row => row.Number).Distinct().Count());
        Assert.All(City, row => Assert.IsType<NumberReading.Right>(EmployeeNumber.Read(row.Number)));
    }

    [Fact]
    public void EveryAgencyHasPeopleAndEducationThenHealthThenTheHospitalHaveMost()
    {
        var sizes = City.GroupBy(row => row.AgencyName).OrderByDescending(agency => agency.Count()).Select(agency => agency.Key).ToList();

        Assert.Equal(SampleAgencies.All.Length, sizes.Count);
        Assert.Equal(
            ["Dinas Pendidikan", "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana", "RSUD Kota Madiun"], sizes.Take(3));
    }

    [Fact]
    public void EveryKindAndEveryEffectOccurs()
    {
        Assert.Equal(3, City.Select(row => row.Kind).Distinct().Count());
        Assert.Contains(City, row => row.PartTime);
        Assert.Equal(
            typeof(KedudukanEffect).GetNestedTypes().OrderBy(effect => effect.Name),
            City.Select(row => KedudukanHukum.Of(row.KedudukanCode).Effect.GetType()).Distinct().OrderBy(effect => effect.Name));
    }
}
