using SecureTeams.Transport.Fips;

namespace SecureTeams.Tests.Transport.Fips;

/// <summary>The real probe against real configurations of OpenSSL. docs/fips.md tells how to run it with a FIPS module.</summary>
public sealed class FipsProbeTests
{
    [Fact]
    public void Read_ThisMachine_KnowsItsPlatform() =>
        Assert.Equal(OperatingSystem.IsLinux() ? FipsPlatform.Linux : OperatingSystem.IsWindows() ? FipsPlatform.Windows : FipsPlatform.Other, FipsProbe.Read().Platform);

    [Fact]
    public async Task Read_PlainConfiguration_IsNotApproved()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "OpenSSL is asked on Linux only.");
        string answer = await FipsProbeProcess.AskAsync(string.Empty, TestContext.Current.CancellationToken);
        Assert.EndsWith("default=False module= approved=False", answer, StringComparison.Ordinal);
    }

    /// <summary>Two lines in a file make OpenSSL say that it serves approved implementations only; there need be none.</summary>
    [Fact]
    public async Task Read_ConfigurationThatClaimsWithoutAModule_IsNotBelieved()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "OpenSSL is asked on Linux only.");
        const string Claim = """
            openssl_conf = init
            [init]
            alg_section = algorithms
            [algorithms]
            default_properties = fips=yes
            """;
        string answer = await FipsProbeProcess.AskAsync(Claim, TestContext.Current.CancellationToken);
        Assert.EndsWith("default=True module= approved=False", answer, StringComparison.Ordinal);
    }
}
