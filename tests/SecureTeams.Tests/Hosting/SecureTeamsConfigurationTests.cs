using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SecureTeams.Hosting;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Pins;
using SecureTeams.Transport.Resilience;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Hosting;

/// <summary>The keys of the section, from JSON as applications write it.</summary>
public sealed class SecureTeamsConfigurationTests
{
    [Fact]
    public void Read_EverySection_ReachesTheOptions()
    {
        SecureTeamsOptions options = Read("""
            {
              "Fips": "required",
              "Proxy": "http://proxy.example:8080",
              "AdditionalIdentityHosts": [ "eu.login.example", "us.login.example" ],
              "Revocation": { "Requirement": "SoftFail", "MaxListBytes": 65536, "FetchTimeout": "00:00:07", "MaxAge": "00:10:00", "MaxCacheBytes": 1048576 },
              "Resilience": {
                "MaxConcurrentRequests": 5, "MaxQueuedRequests": 6, "CloudCommunicationsPer10Seconds": 7,
                "BreakerFailureRatio": 0.25, "BreakerMinimumThroughput": 8, "BreakerSamplingDuration": "00:00:09", "BreakerBreakDuration": "00:00:10"
              }
            }
            """);
        Assert.Equal(FipsMode.Required, options.Fips);
        Assert.Equal(new Uri("http://proxy.example:8080"), options.Proxy!.GetProxy(new Uri("https://graph.microsoft.com/")));
        Assert.Equal(["eu.login.example", "us.login.example"], options.AdditionalIdentityHosts);
        Assert.Equal(
            new RevocationSettings { Requirement = RevocationRequirement.SoftFail, MaxListBytes = 65536, FetchTimeout = TimeSpan.FromSeconds(7), MaxAge = TimeSpan.FromMinutes(10), MaxCacheBytes = 1048576 },
            options.Revocation);
        Assert.Equal(
            new ResilienceLimits
            {
                MaxConcurrentRequests = 5,
                MaxQueuedRequests = 6,
                CloudCommunicationsPer10Seconds = 7,
                BreakerFailureRatio = 0.25,
                BreakerMinimumThroughput = 8,
                BreakerSamplingDuration = TimeSpan.FromSeconds(9),
                BreakerBreakDuration = TimeSpan.FromSeconds(10),
            },
            options.Resilience);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "AdditionalIdentityHosts": [], "Revocation": {}, "Resilience": {} }""")]
    [InlineData("""{ "Revocation": { "FetchTimeout": "00:00:05" } }""")]
    public void Read_NothingSet_KeepsTheDefaults(string json)
    {
        SecureTeamsOptions options = Read(json);
        Assert.Equal(new RevocationSettings(), options.Revocation);
        Assert.Equal(new ResilienceLimits(), options.Resilience);
        Assert.Empty(options.AdditionalIdentityHosts);
        Assert.Null(options.Proxy);
        Assert.Equal(FipsMode.Preferred, options.Fips);
    }

    [Theory]
    [InlineData("""{ "Revocation": { "Requirment": "HardFail" } }""", "SecureTeams:Revocation:Requirment")]
    [InlineData("""{ "Revocation": { "Requirement": "Off" } }""", "SecureTeams:Revocation:Requirement")]
    [InlineData("""{ "Revocation": { "Requirement": "1" } }""", "SecureTeams:Revocation:Requirement")]
    [InlineData("""{ "Revocation": { "Requirement": "" } }""", "SecureTeams:Revocation:Requirement")]
    [InlineData("""{ "Revocation": { "Requirement": { "Value": "HardFail" } } }""", "SecureTeams:Revocation:Requirement")]
    [InlineData("""{ "Revocation": "SoftFail" }""", "SecureTeams:Revocation")]
    [InlineData("""{ "Revocation": { "MaxAge": "1h" } }""", "SecureTeams:Revocation:MaxAge")]
    [InlineData("""{ "Revocation": { "MaxAge": 5 } }""", "SecureTeams:Revocation:MaxAge")]
    [InlineData("""{ "TotalTimeout": "0.00042" }""", "SecureTeams:TotalTimeout")]
    [InlineData("""{ "Resilience": { "MaxConcurrent": 5 } }""", "SecureTeams:Resilience:MaxConcurrent")]
    [InlineData("""{ "Resilience": { "BreakerFailureRatio": "half" } }""", "SecureTeams:Resilience:BreakerFailureRatio")]
    [InlineData("""{ "Resilience": { "MaxQueuedRequests": "-1" } }""", "SecureTeams:Resilience:MaxQueuedRequests")]
    [InlineData("""{ "Resilience": [ 1, 2 ] }""", "SecureTeams:Resilience:0")]
    [InlineData("""{ "Fips": "Off" }""", "SecureTeams:Fips")]
    [InlineData("""{ "Fips": { "Mode": "Required" } }""", "SecureTeams:Fips")]
    [InlineData("""{ "AdditionalIdentityHosts": "login.example" }""", "SecureTeams:AdditionalIdentityHosts")]
    [InlineData("""{ "AdditionalIdentityHosts": { "Eu": "login.example" } }""", "SecureTeams:AdditionalIdentityHosts")]
    [InlineData("""{ "AdditionalIdentityHosts": [ [ "login.example" ] ] }""", "SecureTeams:AdditionalIdentityHosts")]
    [InlineData("""{ "Pins": { "graph.contoso.example": [ "sha256/AAAA" ] } }""", "SecureTeams:Pins:graph.contoso.example")]
    [InlineData("""{ "Pins": { "graph.contoso.example": [ "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" ] } }""", "SecureTeams:Pins:graph.contoso.example")]
    [InlineData("""{ "Pins": { "graph.contoso.example": "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" } }""", "SecureTeams:Pins:graph.contoso.example")]
    [InlineData("""{ "Pins": { "127.0.0.1": [ "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "sha256/BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" ] } }""", "SecureTeams:Pins:127.0.0.1")]
    [InlineData("""{ "Pins": [ "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" ] }""", "SecureTeams:Pins:0")]
    [InlineData("""{ "Pins": "graph.contoso.example" }""", "SecureTeams:Pins")]
    [InlineData("""{ "Proxy": "proxy.example:8080" }""", "SecureTeams:Proxy")]
    [InlineData("""{ "Proxy": "http://user:secret@proxy.example:8080" }""", "SecureTeams:Proxy")]
    [InlineData("""{ "Proxy": "socks5://proxy.example:8080" }""", "SecureTeams:Proxy")]
    [InlineData("""{ "Proxy": "http://proxy.example:8080/path" }""", "SecureTeams:Proxy")]
    [InlineData("""{ "AcceptAnyCertificate": true }""", "SecureTeams:AcceptAnyCertificate")]
    public void Read_WrongKeyOrValue_IsNamed(string json, string named)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Read(json));
        Assert.Contains($"'{named}'", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PinsOfTwoHosts_NarrowTheTrust()
    {
        SecureTeamsOptions options = Read("""
            {
              "Pins": {
                "one.example": [ "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "sha256/BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" ],
                "two.example": [ "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "sha256/BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" ]
              }
            }
            """);
        var pin = PublicKeyPin.Parse("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        foreach (string host in (string[])["one.example", "two.example"])
        {
            // A host can be pinned once.
            Assert.Throws<ArgumentException>(() => options.Trust.WithPins(host, pin, PublicKeyPin.Parse("sha256/CAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")));
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("*.example.org")]
    [InlineData("login.example:444")]
    [InlineData("login.microsoftonline.us")]
    [InlineData("graph.microsoft.com")]
    public void Validate_HostThatMayNotBeAdded_IsRefusedAtStart(string host)
    {
        var options = new SecureTeamsOptions { Cloud = TeamsCloud.Global };
        options.AdditionalIdentityHosts.Add(host);
        ValidateOptionsResult result = new SecureTeamsOptionsDurations().Validate(null, options);
        Assert.Contains("AdditionalIdentityHosts", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_TooManyHosts_IsRefused()
    {
        var options = new SecureTeamsOptions();
        for (int i = 0; i < 17; i++)
        {
            options.AdditionalIdentityHosts.Add($"h{i}.example");
        }

        Assert.Single(new SecureTeamsOptionsDurations().Validate(null, options).Failures!);
    }

    public static TheoryData<ResilienceLimits> OutOfRange() =>
    [
        new ResilienceLimits { MaxConcurrentRequests = 0 },
        new ResilienceLimits { MaxConcurrentRequests = 1001 },
        new ResilienceLimits { MaxQueuedRequests = -1 },
        new ResilienceLimits { MaxQueuedRequests = 10001 },
        new ResilienceLimits { CloudCommunicationsPer10Seconds = 0 },
        new ResilienceLimits { CloudCommunicationsPer10Seconds = 5001 },
        new ResilienceLimits { BreakerFailureRatio = 0 },
        new ResilienceLimits { BreakerFailureRatio = 1.1 },
        new ResilienceLimits { BreakerFailureRatio = double.NaN },
        new ResilienceLimits { BreakerMinimumThroughput = 1 },
        new ResilienceLimits { BreakerMinimumThroughput = 10001 },
        new ResilienceLimits { BreakerSamplingDuration = TimeSpan.FromMilliseconds(999) },
        new ResilienceLimits { BreakerSamplingDuration = TimeSpan.FromMinutes(6) },
        new ResilienceLimits { BreakerBreakDuration = TimeSpan.Zero },
        new ResilienceLimits { BreakerBreakDuration = TimeSpan.FromMinutes(6) },
    ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Validate_LimitOutOfRange_IsNamed(ResilienceLimits limits) =>
        Assert.StartsWith("Resilience.", Assert.Single(new SecureTeamsOptionsDurations().Validate(null, new SecureTeamsOptions { Resilience = limits }).Failures!), StringComparison.Ordinal);

    private static SecureTeamsOptions Read(string json)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{ "SecureTeams": {{json}} }"""));
        using var certificates = new ConfiguredCertificates(loggers: null);
        var options = new SecureTeamsOptions();
        SecureTeamsConfiguration.Read(new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection(SecureTeamsOptions.SectionName), options, certificates);
        return options;
    }
}
