using System.Net.Security;
using System.Security.Authentication;
using SecureTeams.Transport;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Inspection;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Inspection;

public sealed class TlsPolicyTests
{
    private static readonly TlsReport Good = new()
    {
        Host = "graph.contoso.example",
        Protocol = SslProtocols.Tls13,
        CipherSuite = TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        Subject = "CN=graph",
        Issuer = "CN=issuer",
        NotAfter = DateTimeOffset.UnixEpoch.AddYears(90),
        KeyExchange = "(EC)DHE",
        IsMutuallyAuthenticated = false,
        CertificateFindings = [],
        Revocation = [new RevocationResult { Position = 0, Status = RevocationStatus.Good }],
        CrlDistributionPoints = [],
        EstablishedAt = DateTimeOffset.UnixEpoch,
    };

    public static TheoryData<string> NamedPolicies => [nameof(TlsPolicy.Default), nameof(TlsPolicy.TeamsSignalling), nameof(TlsPolicy.Fips)];

    [Theory]
    [MemberData(nameof(NamedPolicies))]
    public void Satisfies_GoodConnection_AllNamedPolicies(string name)
    {
        Assert.True((Good with { PlatformInFipsMode = true }).Satisfies(Named(name)));
        Assert.Equal(name, Named(name).Name);
    }

    [Theory]
    [MemberData(nameof(NamedPolicies))]
    public void Evaluate_OldProtocol_IsAViolationOfAll(string name)
    {
        foreach (SslProtocols protocol in (SslProtocols[])[SslProtocols.None, (SslProtocols)192, (SslProtocols)768, (SslProtocols)0x10000])
        {
            Assert.Contains(Named(name).Evaluate(Good with { Protocol = protocol }), violation => violation.Requirement == TlsRequirement.Protocol);
        }
    }

    [Theory]
    [InlineData(nameof(TlsPolicy.Default), SslProtocols.Tls13, TlsCipherSuite.TLS_AES_128_GCM_SHA256, true)]
    [InlineData(nameof(TlsPolicy.Default), SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, true)]
    [InlineData(nameof(TlsPolicy.Default), SslProtocols.Tls13, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, false)]
    [InlineData(nameof(TlsPolicy.Default), SslProtocols.Tls12, TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, false)]
    [InlineData(nameof(TlsPolicy.TeamsSignalling), SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, true)]
    [InlineData(nameof(TlsPolicy.TeamsSignalling), SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, true)]
    [InlineData(nameof(TlsPolicy.TeamsSignalling), SslProtocols.Tls13, TlsCipherSuite.TLS_AES_128_GCM_SHA256, false)]
    [InlineData(nameof(TlsPolicy.TeamsSignalling), SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, false)]
    [InlineData(nameof(TlsPolicy.TeamsSignalling), SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, false)]
    [InlineData(nameof(TlsPolicy.Fips), SslProtocols.Tls13, TlsCipherSuite.TLS_AES_128_GCM_SHA256, true)]
    [InlineData(nameof(TlsPolicy.Fips), SslProtocols.Tls13, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, false)]
    public void Evaluate_CipherSuite_IsJudgedByThePolicysList(string name, SslProtocols protocol, TlsCipherSuite suite, bool satisfied)
    {
        TlsReport report = Good with { Protocol = protocol, CipherSuite = suite, PlatformInFipsMode = true };
        Assert.Equal(satisfied, report.Satisfies(Named(name)));
        Assert.Equal(satisfied ? [] : [TlsRequirement.CipherSuite], Named(name).Evaluate(report).Select(violation => violation.Requirement));
    }

    [Fact]
    public void Evaluate_PlatformNotInFipsMode_IsAViolationOfFipsOnly()
    {
        Assert.Equal([TlsRequirement.FipsMode], TlsPolicy.Fips.Evaluate(Good).Select(violation => violation.Requirement));
        Assert.True(Good.Satisfies(TlsPolicy.Default));
    }

    [Theory]
    [MemberData(nameof(NamedPolicies))]
    public void Evaluate_RevocationUnknown_IsAViolationOfAllNamedOnes(string name)
    {
        TlsReport report = Good with { Revocation = [new RevocationResult { Position = 0, Status = RevocationStatus.Unknown }], PlatformInFipsMode = true };
        Assert.Equal([TlsRequirement.Revocation], Named(name).Evaluate(report).Select(violation => violation.Requirement));
        Assert.True(report.Satisfies(Named(name) with { RequireRevocationChecked = false }));
        Assert.False((Good with { Revocation = [] }).Satisfies(Named(name)));
    }

    [Fact]
    public void Evaluate_MutualAuthentication_IsDemandedOnlyWhenAskedFor()
    {
        TlsPolicy mutual = TlsPolicy.TeamsSignalling with { Name = "Server to server", RequireMutualAuthentication = true };
        Assert.Equal([TlsRequirement.MutualAuthentication], mutual.Evaluate(Good).Select(violation => violation.Requirement));
        Assert.True((Good with { IsMutuallyAuthenticated = true }).Satisfies(mutual));
    }

    [Theory]
    [InlineData(CertificateFindingSeverity.Info, CertificateFindingSeverity.Info, true)]
    [InlineData(CertificateFindingSeverity.Warning, CertificateFindingSeverity.Info, false)]
    [InlineData(CertificateFindingSeverity.Warning, CertificateFindingSeverity.Warning, true)]
    [InlineData(CertificateFindingSeverity.Error, CertificateFindingSeverity.Warning, false)]
    public void Evaluate_Finding_MayBeAsBadAsThePolicySays(CertificateFindingSeverity found, CertificateFindingSeverity highest, bool satisfied)
    {
        TlsReport report = Good with { CertificateFindings = [new CertificateFinding(CertificateFindingCode.ExpiresSoon, found, 0, "It ends.", "RFC")] };
        IReadOnlyList<TlsPolicyViolation> violations = (TlsPolicy.Default with { HighestFindingSeverity = highest }).Evaluate(report);
        Assert.Equal(satisfied ? [] : [TlsRequirement.Certificate], violations.Select(violation => violation.Requirement));
        Assert.All(violations, violation => Assert.Contains("It ends.", violation.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void MinimumProtocol_Tls13_RefusesTls12()
    {
        TlsPolicy modern = TlsPolicy.Default with { MinimumProtocol = SslProtocols.Tls13 };
        TlsReport older = Good with { Protocol = SslProtocols.Tls12, CipherSuite = TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 };
        Assert.Equal([TlsRequirement.Protocol], modern.Evaluate(older).Select(violation => violation.Requirement));
        Assert.True(Good.Satisfies(modern));
    }

    [Theory]
    [InlineData(SslProtocols.None)]
    [InlineData((SslProtocols)192)]
    [InlineData(SslProtocols.Tls12 | SslProtocols.Tls13)]
    public void MinimumProtocol_OlderOrSeveral_CannotBeSaid(SslProtocols protocol) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TlsPolicy.Default with { MinimumProtocol = protocol });

    [Fact]
    public void Satisfies_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => Good.Satisfies(null!));

    private static TlsPolicy Named(string name) => name switch
    {
        nameof(TlsPolicy.Default) => TlsPolicy.Default,
        nameof(TlsPolicy.TeamsSignalling) => TlsPolicy.TeamsSignalling,
        _ => TlsPolicy.Fips,
    };
}
