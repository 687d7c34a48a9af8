using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Tests.Transport.Certificates;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Tests.Transport.Fips;

public sealed class FipsGateTests
{
    private static readonly FipsReadings ApprovedLinux = new() { Platform = FipsPlatform.Linux, KernelFlag = true, OpenSslDefault = true, OpenSslModule = "fips" };
    private static readonly FipsReadings ApprovedWindows = new() { Platform = FipsPlatform.Windows, WindowsPolicy = true };

    [Fact]
    public void Demand_ApprovedPlatform_Starts()
    {
        FipsGate.Demand(FipsMode.Required, () => ApprovedLinux);
        FipsGate.Demand(FipsMode.Required, () => ApprovedWindows);
        Assert.True(ApprovedLinux.IsApproved);
    }

    [Fact]
    public void Demand_Preferred_AsksNobody() => FipsGate.Demand(FipsMode.Preferred, () => throw new InvalidOperationException());

    public static TheoryData<string, bool?, bool?, string?> UnapprovedLinux => new()
    {
        { "kernel", false, true, "fips" },
        { "kernel", null, true, "fips" },
        { "default_properties", true, false, "fips" },
        { "no FIPS module", true, true, null },
        { "no FIPS module", true, false, null },
        { "cannot be asked", true, null, null },
    };

    [Theory]
    [MemberData(nameof(UnapprovedLinux))]
    public void Demand_LinuxThatIsNotApproved_NamesTheReason(string reason, bool? kernel, bool? isDefault, string? module)
    {
        var readings = new FipsReadings { Platform = FipsPlatform.Linux, KernelFlag = kernel, OpenSslDefault = isDefault, OpenSslModule = module };
        AssertRefused(readings, reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Demand_WindowsWithoutThePolicy_NamesIt(bool? policy) => AssertRefused(new FipsReadings { Platform = FipsPlatform.Windows, WindowsPolicy = policy }, "Windows' policy");

    [Fact]
    public void Demand_PlatformThatDoesNotTell_IsRefused() => AssertRefused(new FipsReadings { Platform = FipsPlatform.Other }, "does not tell");

    [Fact]
    public void Demand_CredentialThatIsNotApproved_IsNamedBesideThePlatform()
    {
        using var small = RSA.Create(1024);
        using var sound = RSA.Create(2048);
        using var weak = CertificateChain.Make(
            leaf => (leaf.Key, leaf.Signature) = (small, key => NamedSignature.Pkcs1(key, HashAlgorithmName.SHA1, NamedSignature.Sha1)),
            level => level.Key = sound);
        SecureTeamsException refusal = Assert.Throws<SecureTeamsException>(() => FipsGate.Demand(FipsMode.Required, () => ApprovedLinux, weak.Leaf));
        Assert.Equal(SecureTeamsErrorCode.FipsModeUnavailable, refusal.Code);
        Assert.Contains("key of the credential's certificate", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("SHA-256", refusal.Message, StringComparison.Ordinal);
        using var good = CertificateChain.Make(leaf => leaf.Key = sound);
        FipsGate.Demand(FipsMode.Required, () => ApprovedLinux, good.Leaf);
    }

    [Fact]
    public void Validate_CredentialOfTheOptions_IsLookedAt()
    {
        using var small = RSA.Create(1024);
        using var chain = CertificateChain.Make(leaf => leaf.Key = small);
        using X509Certificate2 certificate = chain.LeafWithKey();
        var options = new SecureTeamsOptions { Fips = FipsMode.Required, Credential = TeamsCredential.FromCertificate(Guid.NewGuid(), certificate) };
        SecureTeamsException refusal = Assert.Throws<SecureTeamsException>(() => new SecureTeamsOptionsFips(() => ApprovedLinux).Validate(null, options));
        Assert.Contains("key of the credential's certificate", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ValidateOptionsResult.Success, new SecureTeamsOptionsFips(() => ApprovedLinux).Validate(null, new SecureTeamsOptions { Fips = FipsMode.Required }));
    }

    /// <summary>What a source gives is not known at the start, and may be another certificate later.</summary>
    [Fact]
    public async Task LoadAsync_ClientCertificateOfASource_IsLookedAtWhenItIsUsed()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using CertificateChain weak = SignedOverSha1();
        using CertificateSource source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(weak.LeafWithKey()));
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(async () => await ClientCertificateHandler.LoadAsync(source, FipsMode.Required, stop));
        Assert.Equal(SecureTeamsErrorCode.FipsModeUnavailable, refusal.Code);
        Assert.Contains("the client's certificate is not signed over SHA-256", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(await ClientCertificateHandler.LoadAsync(source, FipsMode.Preferred, stop));

        using var good = CertificateChain.Make();
        using CertificateSource approved = CertificateSource.FromDelegate(_ => ValueTask.FromResult(good.LeafWithKey()));
        Assert.NotNull(await ClientCertificateHandler.LoadAsync(approved, FipsMode.Required, stop));
    }

    internal static CertificateChain SignedOverSha1()
    {
        var issuer = RSA.Create(2048);
        return CertificateChain.Make(
            leaf => (leaf.Key, leaf.Signature) = (RSA.Create(2048), key => NamedSignature.Pkcs1(key, HashAlgorithmName.SHA1, NamedSignature.Sha1)),
            level => level.Key = issuer);
    }

    /// <summary>The real probe on the machine of the test: a client starts exactly where the platform says that it may.</summary>
    [Fact]
    public async Task Start_RequiredOnThisMachine_FollowsTheRealProbe()
    {
        using var key = RSA.Create(2048);
        using var chain = CertificateChain.Make(leaf => leaf.Key = key);
        using X509Certificate2 certificate = chain.LeafWithKey();
        FipsReadings readings = FipsProbe.Read();
        Assert.NotNull(OperatingSystem.IsLinux() ? readings.OpenSslDefault : true);

        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSecureTeams(Fill);
        using IHost host = builder.Build();
        SecureTeamsException? refusedClient = Record.Exception(() => new SecureTeamsClient(Filled()).Dispose()) as SecureTeamsException;
        SecureTeamsException? refusedHost = await Record.ExceptionAsync(() => host.StartAsync(TestContext.Current.CancellationToken)) as SecureTeamsException;
        Assert.Equal(readings.IsApproved, refusedClient is null);
        Assert.Equal(readings.IsApproved, refusedHost is null);
        Assert.Equal(readings.IsApproved ? null : SecureTeamsErrorCode.FipsModeUnavailable, refusedClient?.Code);
        Assert.Equal(readings.IsApproved ? null : SecureTeamsErrorCode.FipsModeUnavailable, refusedHost?.Code);

        SecureTeamsOptions Filled()
        {
            var options = new SecureTeamsOptions();
            Fill(options);
            return options;
        }

        void Fill(SecureTeamsOptions options)
        {
            options.Cloud = TeamsCloud.Global;
            options.Tenant = new TenantId(Guid.NewGuid());
            options.Credential = TeamsCredential.FromCertificate(Guid.NewGuid(), certificate);
            options.Fips = FipsMode.Required;
        }
    }

    private static void AssertRefused(FipsReadings readings, string reason)
    {
        SecureTeamsException refusal = Assert.Throws<SecureTeamsException>(() => FipsGate.Demand(FipsMode.Required, () => readings));
        Assert.Equal(SecureTeamsErrorCode.FipsModeUnavailable, refusal.Code);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.False(readings.IsApproved);
    }
}
