namespace SecureTeams.Tests.Network.Stun;

public sealed class StunFipsTests
{
    /// <summary>As where the FIPS module alone is loaded: its own part is missing here, and MD5 is nowhere.</summary>
    private const string WithoutMd5 = """
        openssl_conf = init
        [init]
        providers = providers
        [providers]
        base = base
        [base]
        activate = 1
        """;

    [Fact]
    public async Task Md5Key_WherePlatformRefusesMd5_IsRefusedWithTheWayOut()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "OpenSSL is configured on Linux only.");
        string answer = await StunFipsProcess.AskAsync(WithoutMd5, TestContext.Current.CancellationToken);
        Assert.StartsWith("FipsModeUnavailable: ", answer, StringComparison.Ordinal);
        Assert.EndsWith("use StunPasswordAlgorithm.Sha256.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Md5Key_ElsewhereInThisWay_IsMade()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "OpenSSL is configured on Linux only.");
        Assert.Equal("made", await StunFipsProcess.AskAsync(string.Empty, TestContext.Current.CancellationToken));
    }
}
