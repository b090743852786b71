using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

public sealed class FirstStartTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const string Password = "kuda lumping makan nasi pecel";

    [Fact]
    public async Task UntilAnAdministratorCanComeBackEachStartPrintsALinkAndVoidsTheOneBefore()
    {
        var first = new Uri(gateway.SignInLink).AbsolutePath;
        gateway.Kill();
        await gateway.Start();
        var second = new Uri(gateway.SignInLink).AbsolutePath;
        using var stranger = new Tab(gateway.Address);
        Assert.Contains("Tautan tidak dapat dipakai", await stranger.Open(first), StringComparison.Ordinal);

        using var admin = new Tab(gateway.Address);
        await admin.UseLink(second);
        Assert.Equal("/akun/baru", admin.LedTo);
        await admin.Send("/akun/baru", "/akun/baru", ("name", "Admin Utama"), ("login", "admin"), ("password", Password), ("again", Password));
        Assert.True(await admin.IsIn());
        await admin.Send("/akun/baru", "/akun/baru", ("name", "Lagi"), ("login", "lagi"), ("password", Password), ("again", Password));
        Assert.Equal(409, admin.Status);

        gateway.Kill();
        await gateway.Start();
        Assert.EndsWith("/masuk", gateway.SignInLink, StringComparison.Ordinal);
        using var back = new Tab(gateway.Address);
        await back.Send("/masuk", "/masuk", ("login", "ADMIN"), ("password", Password));
        Assert.Equal("/", back.LedTo);
        Assert.True(await back.IsIn());
    }
}
