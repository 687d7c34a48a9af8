using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotIgnoreChainErrorsSilentTests
{
    private const string Usings = """
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData("policy.VerificationFlags = default;")]
    [InlineData("policy.VerificationFlags = 0;")]
    [InlineData("policy.VerificationFlags &= ~X509VerificationFlags.AllFlags;")]
    [InlineData("policy.VerificationFlags = policy.VerificationFlags & ~X509VerificationFlags.AllowUnknownCertificateAuthority;")]
    [InlineData("policy.VerificationFlags = X509VerificationFlags.AllFlags & ~X509VerificationFlags.AllFlags;")]
    [InlineData("policy.VerificationFlags &= X509VerificationFlags.AllFlags;")]
    [InlineData("policy.VerificationFlags ^= X509VerificationFlags.AllFlags;")]
    [InlineData("if (policy.VerificationFlags == X509VerificationFlags.AllFlags) { throw new InvalidOperationException(); }")]
    [InlineData("if ((policy.VerificationFlags & X509VerificationFlags.AllowUnknownCertificateAuthority) != 0) { throw new InvalidOperationException(); }")]
    [InlineData("if (policy.VerificationFlags.HasFlag(X509VerificationFlags.AllFlags)) { throw new InvalidOperationException(); }")]
    [InlineData("if (policy is { VerificationFlags: X509VerificationFlags.AllFlags }) { throw new InvalidOperationException(); }")]
    [InlineData("switch (policy.VerificationFlags) { case X509VerificationFlags.AllFlags: throw new InvalidOperationException(); default: break; }")]
    [InlineData("var text = nameof(X509VerificationFlags.AllFlags);")]
    [InlineData("policy.VerificationFlags = given;")]
    [InlineData("policy.VerificationFlags = other.VerificationFlags;")]
    [InlineData("policy.VerificationFlags = Enum.Parse<X509VerificationFlags>(name);")]
    [InlineData("policy.VerificationFlags = Enum.Parse<X509VerificationFlags>(\"NoFlag\");")]
    [InlineData("policy.VerificationFlags = false ? X509VerificationFlags.AllFlags : X509VerificationFlags.NoFlag;")]
    [InlineData("var flags = X509VerificationFlags.AllFlags; flags &= ~X509VerificationFlags.AllFlags; policy.VerificationFlags = flags;")]
    [InlineData("var flags = X509VerificationFlags.AllFlags; flags = X509VerificationFlags.NoFlag; policy.VerificationFlags = flags;")]
    [InlineData("var forbidden = X509VerificationFlags.AllFlags; Console.WriteLine(policy.VerificationFlags & forbidden);")]
    [InlineData("policy.VerificationFlags = given & X509VerificationFlags.AllFlags;")]
    [InlineData("policy.RevocationFlag = X509RevocationFlag.EntireChain;")]
    public async Task SafeMaskedComparedOrUnknownFlags_AreSilent(string statement) =>
        await IsSilentAsync(Usings + "#pragma warning disable CS0162, CS0219\nclass Client { void Open(X509ChainPolicy policy, X509ChainPolicy other, X509VerificationFlags given, string name) { " + statement + " } }");

    [Theory]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate.RawData.SequenceEqual(root.RawData);")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate.RawData.AsSpan().SequenceEqual(root.RawData);")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.Thumbprint == root.Thumbprint;")]
    [InlineData("return chain.Build(certificate) && root.Equals(chain.ChainElements[^1].Certificate);")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements.Cast<X509ChainElement>().Any(element => element.Certificate.Thumbprint == root.Thumbprint);")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements.Last().Certificate.GetCertHashString(HashAlgorithmName.SHA256) == root.GetCertHashString(HashAlgorithmName.SHA256);")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements.Select(element => element.Certificate).Contains(root);")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements.Select(element => element.Certificate.Thumbprint).ToHashSet().Contains(root.Thumbprint);")]
    [InlineData("return chain.Build(certificate) && CryptographicOperations.FixedTimeEquals(chain.ChainElements[^1].Certificate.GetCertHash(HashAlgorithmName.SHA256), root.GetCertHash(HashAlgorithmName.SHA256));")]
    [InlineData("if (!chain.Build(certificate)) { return false; } var top = chain.ChainElements[^1].Certificate; return top.Equals(root);")]
    [InlineData("if (!chain.Build(certificate)) { return false; } foreach (var element in chain.ChainElements) { if (element.Certificate.RawData.SequenceEqual(root.RawData)) { return true; } } return false;")]
    [InlineData("return chain.Build(certificate) && IsRoot(chain.ChainElements[^1].Certificate); bool IsRoot(X509Certificate2 top) => top.Equals(root);")]
    [InlineData("return chain.Build(certificate) && EndsIn(chain, root); static bool EndsIn(X509Chain built, X509Certificate2 root) => built.ChainElements[^1].Certificate.Thumbprint == root.Thumbprint;")]
    [InlineData("return chain.Build(certificate) && EndsIn(chain.ChainElements, root); static bool EndsIn(X509ChainElementCollection elements, X509Certificate2 root) { var last = elements[^1].Certificate; return last.RawData.SequenceEqual(root.RawData); }")]
    [InlineData("return chain.Build(certificate) && Convert.ToHexString(SHA256.HashData(chain.ChainElements[^1].Certificate.RawData)) == \"AB\";")]
    [InlineData("chain.Build(certificate); var seen = new List<string>(); foreach (var element in chain.ChainElements) { seen.Add(element.Certificate.Thumbprint); } return seen.Contains(root.Thumbprint);")]
    [InlineData("if (!chain.Build(certificate)) { return false; } var top = (from element in chain.ChainElements select element.Certificate).Last(); return top.Thumbprint == root.Thumbprint;")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate.Thumbprint is \"A0\" or \"B0\";")]
    [InlineData("if (!chain.Build(certificate)) { return false; } switch (chain.ChainElements[^1].Certificate.Thumbprint) { case \"A0\": return true; default: return false; }")]
    [InlineData("return chain.Build(certificate) && new X509Certificate2Collection(root).Find(X509FindType.FindByThumbprint, chain.ChainElements[^1].Certificate.Thumbprint, false).Count > 0;")]
    [InlineData("return chain.Build(certificate) && certificate.GetCertHashString(HashAlgorithmName.SHA256) == \"AB\";")]
    [InlineData("return chain.Build(certificate) && CryptographicOperations.FixedTimeEquals(certificate.GetPublicKey(), root.GetPublicKey());")]
    [InlineData("return chain.Build(certificate) && new X509Certificate2Collection(root).Contains(chain.ChainElements[^1].Certificate);")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate.PublicKey.EncodedKeyValue.RawData.SequenceEqual(root.PublicKey.EncodedKeyValue.RawData);")]
    public async Task UnknownAuthorityFollowedByARootCheck_IsSilent(string rest) =>
        await IsSilentAsync("using System.Security.Cryptography;\n" + DoNotIgnoreChainErrorsTests.InValidation("chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;", rest));

    [Fact]
    public async Task CustomRootsTheModernWay_AreSilent() =>
        await IsSilentAsync(Usings + """
            sealed class PrivateAuthorityClient(X509Certificate2Collection roots, string host)
            {
                private HttpClient? _client;

                public HttpClient Client => _client ??= new HttpClient(CreateHandler(), disposeHandler: true);

                private SocketsHttpHandler CreateHandler()
                {
                    var policy = new X509ChainPolicy
                    {
                        RevocationMode = X509RevocationMode.Online,
                        RevocationFlag = X509RevocationFlag.ExcludeRoot,
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        VerificationFlags = X509VerificationFlags.NoFlag,
                    };
                    policy.CustomTrustStore.AddRange(roots);
                    policy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
                    var handler = new SocketsHttpHandler();
                    handler.SslOptions.TargetHost = host;
                    handler.SslOptions.CertificateChainPolicy = policy;
                    return handler;
                }
            }
            """);

    /// <summary>The documented way before .NET 5, as clients of clusters and caches still do it.</summary>
    [Fact]
    public async Task CustomRootsTheOldWayInACallback_AreSilent() =>
        await IsSilentAsync(Usings + """
            static class ClusterTrust
            {
                public static RemoteCertificateValidationCallback For(X509Certificate2Collection authorities) => (sender, certificate, chain, errors) =>
                {
                    if (errors == SslPolicyErrors.None)
                    {
                        return true;
                    }

                    if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null || chain is null)
                    {
                        return false;
                    }

                    chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
                    chain.ChainPolicy.ExtraStore.AddRange(authorities);
                    chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
                    var isValid = chain.Build((X509Certificate2)certificate);
                    var top = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
                    var isTrusted = false;
                    foreach (var authority in authorities)
                    {
                        if (top.RawData.SequenceEqual(authority.RawData))
                        {
                            isTrusted = true;
                            break;
                        }
                    }

                    return isValid && isTrusted;
                };
            }
            """);

    [Fact]
    public async Task TrustedIssuerOfACacheClient_IsSilent() =>
        await IsSilentAsync(Usings + """
            sealed class CacheOptions
            {
                public event RemoteCertificateValidationCallback? CertificateValidation;

                public void TrustIssuer(X509Certificate2 issuer) => CertificateValidation += TrustIssuerCallback(issuer);

                private static RemoteCertificateValidationCallback TrustIssuerCallback(X509Certificate2 issuer) =>
                    (_, certificate, _, errors) =>
                    {
                        if (errors == SslPolicyErrors.None)
                        {
                            return true;
                        }

                        return errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 given && CheckTrustedIssuer(given, issuer);
                    };

                private static bool CheckTrustedIssuer(X509Certificate2 certificateToValidate, X509Certificate2 authority)
                {
                    using var chain = new X509Chain();
                    chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                    chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
                    chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
                    chain.ChainPolicy.ExtraStore.Add(authority);
                    try
                    {
                        if (!chain.Build(certificateToValidate))
                        {
                            return false;
                        }

                        foreach (var chainElement in chain.ChainElements)
                        {
                            using var current = chainElement.Certificate;
                            if (authority.RawData.SequenceEqual(current.RawData))
                            {
                                return true;
                            }
                        }
                    }
                    finally
                    {
                        foreach (var chainElement in chain.ChainElements)
                        {
                            chainElement.Certificate.Dispose();
                        }
                    }

                    return false;
                }
            }
            """);

    [Fact]
    public async Task PinInTheCallbackBesideThePolicy_IsSilent() =>
        await IsSilentAsync(Usings + """
            sealed class PinnedConnection(byte[] pin)
            {
                public SslClientAuthenticationOptions Options(string host) => new()
                {
                    TargetHost = host,
                    CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority },
                    RemoteCertificateValidationCallback = Validate,
                };

                private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    if (errors != SslPolicyErrors.None || chain is null)
                    {
                        return false;
                    }

                    var root = chain.ChainElements[^1].Certificate;
                    return CryptographicOperations.FixedTimeEquals(root.GetCertHash(HashAlgorithmName.SHA256), pin);
                }
            }
            """);

    [Fact]
    public async Task RootCheckInTheCaller_IsSilent() =>
        await IsSilentAsync(Usings + """
            sealed class DeviceCertificates(X509Certificate2 root)
            {
                public bool IsOurs(X509Certificate2 device)
                {
                    using var chain = new X509Chain();
                    Prepare(chain.ChainPolicy);
                    return chain.Build(device) && chain.ChainElements[^1].Certificate.Thumbprint == root.Thumbprint;
                }

                private void Prepare(X509ChainPolicy policy)
                {
                    policy.ExtraStore.Add(root);
                    policy.RevocationMode = X509RevocationMode.Online;
                    policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
                }
            }
            """);

    [Fact]
    public async Task FactoryWhoseChainEscapesWithItsRoot_IsSilent() =>
        await IsSilentAsync(Usings + """
            public static class Chains
            {
                public static X509Chain For(X509Certificate2 root, TimeProvider time)
                {
                    ArgumentNullException.ThrowIfNull(root);
                    var chain = new X509Chain();
                    chain.ChainPolicy.ExtraStore.Add(root);
                    chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
                    chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
                    return chain;
                }
            }
            """);

    [Fact]
    public async Task PolicyExporterAndAudit_AreSilent() =>
        await IsSilentAsync(Usings + """
            public sealed record PolicyReport(string Mode, IReadOnlyList<string> Forgiven);

            public static class PolicyExporter
            {
                private static readonly X509VerificationFlags[] Dangerous =
                [
                    X509VerificationFlags.AllowUnknownCertificateAuthority,
                    X509VerificationFlags.IgnoreWrongUsage,
                    X509VerificationFlags.IgnoreEndRevocationUnknown,
                    X509VerificationFlags.AllFlags,
                ];

                public static PolicyReport Export(X509ChainPolicy policy) =>
                    new(policy.RevocationMode.ToString(), [.. Dangerous.Where(flag => policy.VerificationFlags.HasFlag(flag)).Select(flag => flag.ToString())]);

                public static void Refuse(X509ChainPolicy policy)
                {
                    foreach (var flag in Dangerous)
                    {
                        if ((policy.VerificationFlags & flag) == flag)
                        {
                            throw new CryptographicException("Not allowed: " + flag);
                        }
                    }
                }

                public static X509ChainPolicy Hardened(X509ChainPolicy policy)
                {
                    var copy = policy.Clone();
                    copy.VerificationFlags &= ~(X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreWrongUsage);
                    return copy;
                }
            }
            """);

    [Fact]
    public async Task ExpectationInATestFixture_IsSilent() =>
        await IsSilentAsync(Usings + """
            public sealed class PolicyFixture
            {
                public void NothingIsForgiven(X509ChainPolicy policy)
                {
                    if (Equals(policy, new X509ChainPolicy { VerificationFlags = X509VerificationFlags.AllFlags }))
                    {
                        throw new InvalidOperationException("Expected " + nameof(X509VerificationFlags.NoFlag) + ", got " + X509VerificationFlags.AllFlags);
                    }
                }
            }
            """);

    [Fact]
    public async Task ChainThatIsOnlyShown_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography.X509Certificates;

            class Viewer
            {
                public void Show(X509Certificate2 certificate)
                {
                    using var chain = new X509Chain();
                    chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;
                    chain.Build(certificate);
                    foreach (var element in chain.ChainElements)
                    {
                        Console.WriteLine(element.Certificate.Subject);
                    }
                }
            }
            """);

    [Fact]
    public async Task ElementsThatDecide_AreReported() =>
        await ReportsAsync("""
            using System.Security.Cryptography.X509Certificates;

            class Pins
            {
                public bool IsPinned(X509Certificate2 certificate, byte[] pin)
                {
                    using var chain = new X509Chain();
                    {|ST1106:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags|};
                    chain.Build(certificate);
                    return chain.ChainElements[^1].Certificate.RawData.AsSpan().SequenceEqual(pin);
                }
            }
            """);
}
