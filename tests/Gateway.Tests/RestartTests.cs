using KartuAsn.Gateway.Tests.Support;
using KartuAsn.Rules;
using KartuAsn.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests;

public sealed class RestartTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task WhatWasAcknowledgedIsThereAfterAPowerCut()
    {
        foreach (var person in RunningGateway.Rows.Where(row => row is { Kind: Kind.Pns, KedudukanCode: "01" }).Take(20))
            Assert.Equal(200, (int)(await gateway.HandIn("bkpsdm", person)).StatusCode);
        var before = (await gateway.Json("bkpsdm", "/api/v1/city/tally")).GetProperty("total").GetRawText();

        gateway.Kill();
        await gateway.Start();

        Assert.Equal(before, (await gateway.Json("bkpsdm", "/api/v1/city/tally")).GetProperty("total").GetRawText());
        var (code, said, _) = await gateway.Run("recount");
        Assert.Equal(0, code);
        Assert.StartsWith("Sama:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondServerOnTheFolderSaysWhoHoldsIt()
    {
        var (code, _, said) = await gateway.Run("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Contains(gateway.Address.ToString().TrimEnd('/'), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATakenAddressIsNamed()
    {
        var folder = Path.Combine(Path.GetTempPath(), "kartuasn-" + Path.GetRandomFileName());
        var (code, _, said) = await GatewayProcess.RunOn(folder, "serve", "--urls", gateway.Address.ToString());

        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, code);
        Assert.Contains("dipakai program lain", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--role", "bkpsdm")]
    [InlineData("--name", "A", "--role", "operator")]
    [InlineData("--name", "A", "--role", "employee")]
    [InlineData("--name", "A", "--role", "walikota")]
    [InlineData("--name", "A", "--role", "bkpsdm", "--agency", "X")]
    public async Task AnIncompleteKeyIsRefusedInWords(params string[] words)
    {
        var (code, output, said) = await gateway.Run(["keys", "add", .. words]);

        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith(".", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStoreOfRealPeopleTakesNoSample()
    {
        gateway.Kill();
        var (code, _, said) = await gateway.Run("sample");
        await gateway.Start();

        Assert.Equal(1, code);
        Assert.Contains("data sebenarnya", said, StringComparison.Ordinal);
    }
}
