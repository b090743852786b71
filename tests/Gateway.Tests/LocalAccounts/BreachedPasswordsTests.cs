using System.Security.Cryptography;
using System.Text;
using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.LocalAccounts;
using KartuAsn.Gateway.Tests.Support;
using Xunit;

namespace KartuAsn.Gateway.Tests.LocalAccounts;

/// <summary>NIST SP 800-63B-4, 3.1.1.2: a password known from a breach is refused; the list is a file of whoever runs this.</summary>
public sealed class BreachedPasswordsTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n", false)]
    public void EveryPasswordOfTheFileIsFoundAndNoOther(string end, bool atTheEndToo)
    {
        foreach (var many in new[] { 1, 2, 3, 1_000 })
        {
            Write(end, atTheEndToo, Enumerable.Range(0, many).Select(n => $"kata sandi bocor {n}"));
            var breached = new BreachedPasswords(file);

            Assert.All(Enumerable.Range(0, many), n => Assert.True(breached.Has($"kata sandi bocor {n}"), $"{n} of {many}"));
            Assert.All(Enumerable.Range(many, 300), n => Assert.False(breached.Has($"kata sandi bocor {n}"), $"{n} of {many}"));
        }
    }

    [Fact]
    public void WithoutAFileNothingIsKnownAndAnEmptyOneKnowsNothing()
    {
        Assert.False(new BreachedPasswords(null).Has("kata sandi bocor 1"));
        Assert.False(new BreachedPasswords(file).Has("kata sandi bocor 1"));
    }

    [Fact]
    public void AFileThatIsNotThereIsSaidAtTheStart() =>
        Assert.Contains("Accounts:BreachedPasswords", Assert.Throws<SettingException>(() => new BreachedPasswords("/tidak/ada")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ANewPasswordOfTheFileIsRefusedAndAnotherIsTaken()
    {
        const string Leaked = "kuda lumping makan pecel lele";
        Write("\r\n", true, [Leaked]);
        await using var gateway = new RunningGateway(new Dictionary<string, string> { ["Accounts__BreachedPasswords"] = file });
        await gateway.Start();
        using var admin = new Tab(gateway.Address);
        await admin.UseLink(new Uri(gateway.SignInLink).AbsolutePath);

        await admin.Send("/akun/baru", "/akun/baru", ("name", "Admin Utama"), ("login", "admin.kota"), ("password", Leaked), ("again", Leaked));
        Assert.Equal("/akun/baru?keliru=pernah-bocor", admin.LedTo);

        await admin.Send("/akun/baru", "/akun/baru", ("name", "Admin Utama"), ("login", "admin.kota"), ("password", Leaked + " pedas"), ("again", Leaked + " pedas"));
        Assert.Equal("/", admin.LedTo);
    }

    // The key by which such files are sorted.
#pragma warning disable CA5350
    private void Write(string end, bool atTheEndToo, IEnumerable<string> passwords)
    {
        var lines = passwords.Select((password, n) => $"{Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)))}:{n + 1}").Order(StringComparer.Ordinal);
        File.WriteAllText(file, string.Join(end, lines) + (atTheEndToo ? end : ""));
    }
#pragma warning restore CA5350
}
