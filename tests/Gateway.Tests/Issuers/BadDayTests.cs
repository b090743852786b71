using System.Diagnostics;
using Xunit;

namespace KartuAsn.Gateway.Tests.Issuers;

/// <summary>What may go wrong between an issuer and us. Nobody gets in, everybody is told, and nothing is a 500.</summary>
[Collection(nameof(CityWithIssuers))]
public sealed class BadDayTests(CityWithIssuers city)
{
    private const string Distrusted = "Jawaban tidak dapat dipercaya";
    private const string Clock = "Jam server tidak cocok";

    [Theory]
    [InlineData(Trick.AlgorithmNone, 403, Distrusted)]
    [InlineData(Trick.NoSignature, 403, Distrusted)]
    [InlineData(Trick.HmacWithThePublicKey, 403, Distrusted)]
    [InlineData(Trick.AnotherKey, 403, Distrusted)]
    [InlineData(Trick.UnknownKey, 403, Distrusted)]
    [InlineData(Trick.ChangedAfterSigning, 403, Distrusted)]
    [InlineData(Trick.AnotherIssuer, 403, Distrusted)]
    [InlineData(Trick.AnotherAudience, 403, Distrusted)]
    [InlineData(Trick.AnotherNonce, 403, Distrusted)]
    [InlineData(Trick.NoNonce, 403, Distrusted)]
    [InlineData(Trick.NoIdToken, 403, Distrusted)]
    [InlineData(Trick.NotJson, 403, Distrusted)]
    [InlineData(Trick.Expired, 403, Clock)]
    [InlineData(Trick.FromTheFuture, 403, Clock)]
    [InlineData(Trick.NotYet, 403, Clock)]
    [InlineData(Trick.TokenEndpointBroken, 503, "Penerbit Lain tidak dapat dihubungi")]
    [InlineData(Trick.TokenEndpointGone, 503, "Penerbit Lain tidak dapat dihubungi")]
    [InlineData(Trick.TokenEndpointSilent, 503, "Penerbit Lain tidak dapat dihubungi")]
    [InlineData(Trick.ClientRefused, 502, "Penerbit Lain menolak layanan ini")]
    public async Task AnAnswerThatIsNotRightSignsNobodyIn(Trick trick, int status, string title)
    {
        using var somebody = city.Somebody();
        city.Liar.Trick = trick;

        var page = await somebody.Open("/masuk/penerbit/lain");

        Assert.Equal((title, status), (page.Title, page.Status));
        Assert.False(await somebody.IsSignedIn());
    }

    [Theory]
    [InlineData(Trick.ExpiredAMoment)]
    [InlineData(Trick.FromTheNextMinute)]
    public async Task AClockThatIsAMinuteOffIsBorneWith(Trick trick)
    {
        using var somebody = city.Somebody();
        city.Liar.Trick = trick;

        await somebody.Open("/masuk/penerbit/lain");

        Assert.True(await somebody.IsSignedIn());
    }

    [Fact]
    public async Task WhoseClockIsOffIsToldHowMuchIsBorneWith()
    {
        using var somebody = city.Somebody();
        city.Liar.Trick = Trick.Expired;

        var page = await somebody.Open("/masuk/penerbit/lain");

        Assert.Contains("sampai 120 detik masih diterima", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallbackIsGoodOnceAndInItsOwnBrowser()
    {
        using var somebody = city.Somebody();
        using var thief = city.Somebody();
        city.Liar.Trick = Trick.None;

        var callback = (await somebody.Open("/masuk/penerbit/lain")).Callback;
        var again = await somebody.Open(callback);
        var stolen = await thief.Open(callback);
        var invented = await thief.Open(new Uri(callback, "?code=any&state=karangan"));
        var empty = await thief.Open(new Uri(callback.GetLeftPart(UriPartial.Path)));

        Assert.All([again, stolen, invented, empty], page => Assert.Equal(400, page.Status));
        Assert.All([again, stolen, invented], page => Assert.Contains("Permintaan masuk sudah tidak berlaku", page.Text, StringComparison.Ordinal));
        Assert.True(await somebody.IsSignedIn());
        Assert.False(await thief.IsSignedIn());
    }

    [Fact]
    public async Task WhoCancelsIsToldThatNothingHappened()
    {
        using var somebody = city.Somebody();

        var page = await somebody.SignIn(CityWithIssuers.Kota, RealIssuer.Cancel);

        Assert.Equal(("Masuk dibatalkan", 403), (page.Title, page.Status));
        Assert.False(await somebody.IsSignedIn());
    }

    [Fact]
    public async Task WhileTheIssuerIsGoneTheAdministratorStillGetsInAndWhenItIsBackEverybodyDoes()
    {
        using var somebody = city.Somebody();
        var since = Stopwatch.StartNew();

        var page = await somebody.Open("/masuk/penerbit/mati");

        Assert.Equal(503, page.Status);
        Assert.Contains("Penerbit Mati tidak dapat dihubungi", page.Text, StringComparison.Ordinal);
        Assert.Contains("Akun lokal dan tautan masuk tetap dapat dipakai", page.Text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(30), page.Answer.Headers.RetryAfter?.Delta);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(15), "Nobody waits that long.");

        var link = new Uri(city.Gateway.SignInLink);
        await somebody.Send(await somebody.Open(link), link.AbsolutePath);

        Assert.True(await somebody.IsSignedIn());

        await using var back = await HostileIssuer.Start(city.GoneAddress);
        using var another = city.Somebody();
        var again = await another.Open("/masuk/penerbit/mati");

        Assert.Equal(200, again.Status);
        Assert.True(await another.IsSignedIn(), again.Title);
    }

    [Fact]
    public async Task ANewKeyOfTheIssuerHoldsFromItsFirstTokenOn()
    {
        using var before = city.Somebody();
        using var after = city.Somebody();
        city.Liar.Trick = Trick.None;
        await before.Open("/masuk/penerbit/lain");

        // Keys are asked for at most every two seconds, and the test before may just have made us ask.
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        city.Liar.ChangeKey();
        await after.Open("/masuk/penerbit/lain");

        Assert.True(await before.IsSignedIn());
        Assert.True(await after.IsSignedIn());
    }

    [Fact]
    public async Task WhatWentWrongIsLoggedByItsNameAlone()
    {
        using var somebody = city.Somebody();
        city.Liar.Trick = Trick.AnotherAudience;

        await somebody.Open("/masuk/penerbit/lain");

        for (var asked = 0; asked < 100 && !city.Gateway.Written.Contains("NotGenuine", StringComparison.Ordinal); asked++)
            await Task.Delay(50);
        Assert.Contains("NotGenuine", city.Gateway.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", city.Gateway.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("IDX", city.Gateway.Written, StringComparison.Ordinal);
    }
}
