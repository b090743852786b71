using Xunit;

namespace KartuAsn.Rules.Tests;

public sealed class CardCopyTests
{
    private static readonly DateOnly Today = Some.Day("2022-11-04");
    private static readonly EmployeeRecord Pns = WithPhoto(Employee.Evolve(new(), Some.Id, Some.Pns()), 'a');

    [Fact] // SE 16/2022: name, number, photo and kind are on the card
    public void WhatMakesACardStaleMakesAnotherCopy()
    {
        var print = CardCopy.Of(Pns, Today)!.Print;

        Assert.NotEqual(print, Print(Pns, new Fact.NameChanged("Lain")));
        Assert.NotEqual(print, Print(Pns, new Fact.TitleChanged("Dr.", null)));
        Assert.NotEqual(print, Print(Pns, new Fact.NumberCorrected("198001012005011002")));
        Assert.NotEqual(print, CardCopy.Of(WithPhoto(Pns, 'b'), Today)!.Print);
    }

    [Fact]
    public void AMoveOrASerialThatBecameKnownMakesNone()
    {
        var print = CardCopy.Of(Pns, Today)!.Print;

        Assert.Equal(print, Print(Pns, new Fact.Transferred("agency-b", null)));
        Assert.Equal(print, Print(Pns, new Fact.SerialRecorded("A20050000123")));
    }

    [Fact]
    public void WhatIsDecidedForLaterIsPrintedFromThatDayOn()
    {
        var renamed = Employee.Evolve(Pns, Some.Id, Recorded(new Fact.NameChanged("Lain")) with { EffectiveDate = Today.AddDays(1) });

        Assert.Equal(CardCopy.Of(Pns, Today), CardCopy.Of(renamed, Today));
        Assert.Equal("Lain", CardCopy.Of(renamed, Today.AddDays(1))!.Name);
    }

    [Fact]
    public void WithoutAPhotoOrAnAppointmentThereIsNoCopy()
    {
        Assert.Null(CardCopy.Of(Employee.Evolve(new(), Some.Id, Some.Pns()), Today));
        Assert.Null(CardCopy.Of(new(), Today));
    }

    private static string Print(EmployeeRecord record, Fact fact) => CardCopy.Of(Employee.Evolve(record, Some.Id, Recorded(fact)), Today)!.Print;

    private static Fact Recorded(Fact fact) => fact with { Source = "test", Id = fact.GetType().Name, EffectiveDate = Today, RecordedAt = Some.Instant };

    private static EmployeeRecord WithPhoto(EmployeeRecord record, char photo) =>
        Employee.Evolve(record, Some.Id, Photos.HandIn(record, new(new string(photo, 64), 1000), Some.Instant, Today, "uji").Facts);
}
