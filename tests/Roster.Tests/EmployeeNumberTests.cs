using CsCheck;
using KartuAsn.Rules;
using Xunit;

namespace KartuAsn.Roster.Tests;

public class EmployeeNumberTests
{
    private static EmployeeNumber Number(string text) => Assert.IsType<NumberReading.Right>(EmployeeNumber.Read(text)).Number;

    private static NumberError Error(string text) => Assert.IsType<NumberReading.Wrong>(EmployeeNumber.Read(text)).Error;

    [Fact]
    public void ANipTellsBirthAppointmentSexAndSerial()
    {
        var nip = Number("198001022005032017");

        Assert.Equal(
            (Kind.Pns, new DateOnly(1980, 1, 2), 2005, 3, null, Sex.Female, 17),
            (nip.Kind, nip.BirthDate, nip.AppointmentYear, nip.AppointmentMonth, nip.ContractFrequency, nip.Sex, nip.Serial));
    }

    [Fact]
    public void ANiPppkTellsTheFrequencyOfTheContractInsteadOfAMonth()
    {
        var number = Number("199001012024231001");

        Assert.Equal(
            (Kind.Pppk, 2024, null, 3, Sex.Male),
            (number.Kind, number.AppointmentYear, number.AppointmentMonth, number.ContractFrequency, number.Sex));
    }

    [Theory]
    [InlineData("01", Kind.Pns)]
    [InlineData("12", Kind.Pns)]
    [InlineData("21", Kind.Pppk)]
    [InlineData("29", Kind.Pppk)]
    public void Digits13And14TellTheKind(string digits, Kind kind) => Assert.Equal(kind, Number($"198001012005{digits}1001").Kind);

    [Theory]
    [InlineData("", "number-not-18-digits")]
    [InlineData("-", "number-not-18-digits")]
    [InlineData("19800101200501100", "number-not-18-digits")]
    [InlineData("1980010120050110011", "number-not-18-digits")]
    [InlineData("19800101200501100A", "number-not-18-digits")]
    [InlineData("١٩٨٠٠١٠١٢٠٠٥٠١١٠٠١", "number-not-18-digits")]
    [InlineData("198002302005011001", "number-birth-date-impossible")]
    [InlineData("198013012005011001", "number-birth-date-impossible")]
    [InlineData("189901012005011001", "number-birth-date-impossible")]
    [InlineData("200501012005011001", "number-birth-date-impossible")]
    [InlineData("198001012005013001", "number-sex-unknown")]
    [InlineData("198001012005010001", "number-sex-unknown")]
    [InlineData("198001012005011000", "number-serial-zero")]
    [InlineData("198001012005001001", "number-kind-unknown")]
    [InlineData("198001012005131001", "number-kind-unknown")]
    [InlineData("198001012005201001", "number-kind-unknown")]
    [InlineData("198001012005301001", "number-kind-unknown")]
    [InlineData("1,96704E+17", "number-scientific-notation")]
    [InlineData("1.96704E+17", "number-scientific-notation")]
    [InlineData("2e+17", "number-scientific-notation")]
    [InlineData("'1,96704E+17", "number-scientific-notation")]
    public void AWrongNumberIsRefusedByName(string text, string code) => Assert.Equal(code, Error(text).Code);

    [Theory]
    [InlineData("198001012005011000")]
    [InlineData("1,96704E+17")]
    public void DamageByExcelIsSaidToBeThatWithAWayOut(string text)
    {
        var sentence = Error(text).Sentence;

        Assert.Contains("berkas telah dirusak oleh Excel", sentence, StringComparison.Ordinal);
        Assert.Contains("sebagai Teks", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'198001012005011001")]
    [InlineData(" 19800101 200501 1 001 ")]
    [InlineData("19800101\u00A0200501\u00A01\u00A0001")]
    [InlineData("19800101.200501.1.001")]
    public void SpacesDotsAndAnApostropheDoNoHarm(string text) => Assert.Equal("198001012005011001", Number(text).Digits);

    [Fact]
    public void TheNumberIsShownAsOfficialsWriteIt() => Assert.Equal("19800101 200501 1 001", Number("198001012005011001").Pretty);

    [Fact]
    public void TheMaskHidesBirthDateAndSex()
    {
        Assert.Equal("•••••••• 200501 • 001", Number("198001012005011001").Masked);
        Assert.Equal("••••", EmployeeNumber.Mask("1980"));
    }

    [Fact]
    public void AgreeingColumnsGiveNoWarning() =>
        Assert.Empty(Number("198001012005011001").Against(new DateOnly(1980, 1, 1), Sex.Male, Kind.Cpns));

    [Fact]
    public void EveryDifferenceFromTheColumnsIsAWarningOfItsOwn() => Assert.Equal(
        ["number-birth-date-differs", "number-sex-differs", "number-kind-differs", "number-serial-high"],
        Number("198001012005011100").Against(new DateOnly(1980, 1, 2), Sex.Female, Kind.Pppk).Select(warning => warning.Code));

    [Fact]
    public void AbsentColumnsGiveNoWarning() => Assert.Empty(Number("198001012005011099").Against(null, null, null));

    [Fact]
    public void ReadingNeverThrowsAndAlwaysGivesBackTheSameDigits() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.' ,E+"], 0, 24]).Sample(text =>
        {
            if (EmployeeNumber.Read(text) is not NumberReading.Right(var number)) return;
            Assert.Equal(18, number.Digits.Length);
            Assert.Equal(number, Number(number.Pretty));
        });

    [Fact]
    public void EveryErrorAndWarningHasACodeAndAWholeSentence()
    {
        NumberError[] errors =
        [
            new NumberError.NotEighteenDigits(), new NumberError.BirthDateImpossible(), new NumberError.SexUnknown(),
            new NumberError.SerialZero(), new NumberError.KindUnknown(), new NumberError.ScientificNotation(),
        ];

        Assert.Equal(typeof(NumberError).GetNestedTypes().Length, errors.Length);
        Assert.Equal(errors.Length, errors.Select(error => error.Code).Distinct().Count());
        Assert.All(errors, error => Assert.EndsWith(".", error.Sentence, StringComparison.Ordinal));
    }
}
