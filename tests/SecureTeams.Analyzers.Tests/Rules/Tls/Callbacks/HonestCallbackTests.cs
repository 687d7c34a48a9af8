using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls.Callbacks;

/// <summary>Callbacks as careful people write them: no rule has anything to say.</summary>
public sealed class HonestCallbackTests
{
    [Theory]
    // Nothing forgiven.
    [InlineData("""
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        Log.LogError("Certificate error: {Errors}", errors);
        // Do not allow this client to communicate with unauthenticated servers.
        return false;
        """)]
    [InlineData("""
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            Log.LogWarning("The certificate is for {Subject}", certificate?.Subject);
        }

        if ((errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0 && chain is not null)
        {
            foreach (X509ChainStatus status in chain.ChainStatus)
            {
                Log.LogWarning("Chain: {Status} {Text}", status.Status, status.StatusInformation);
            }
        }

        return false;
        """)]
    [InlineData("""
        switch (errors)
        {
            case SslPolicyErrors.None:
                return true;
            case SslPolicyErrors.RemoteCertificateChainErrors:
                Log.LogError("The chain is not trusted");
                return false;
            case SslPolicyErrors.RemoteCertificateNameMismatch:
                throw new AuthenticationException("The certificate is for " + certificate!.Subject);
            default:
                return false;
        }
        """)]
    [InlineData("""
        var accepted = errors == SslPolicyErrors.None;
        Log.LogInformation("{Subject} {Thumbprint} valid until {End}: {Accepted}", certificate!.Subject, certificate.Thumbprint, certificate.NotAfter, accepted);
        return accepted;
        """)]
    [InlineData("""
        try
        {
            return errors == SslPolicyErrors.None && certificate!.NotAfter > DateTime.Now;
        }
        catch (CryptographicException exception)
        {
            Log.LogError(exception, "validation failed");
            return false;
        }
        """)]
    [InlineData("""
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(chain);
        return errors switch
        {
            SslPolicyErrors.None => true,
            SslPolicyErrors.RemoteCertificateNotAvailable => throw new AuthenticationException("no certificate"),
            _ => false,
        };
        """)]
    [InlineData("""
        if (chain!.ChainStatus.Any(status => status.Status == X509ChainStatusFlags.UntrustedRoot))
        {
            Log.LogWarning("Trust the private root on this machine first");
        }

        return errors == SslPolicyErrors.None;
        """)]
    // Private authorities.
    [InlineData("""
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || chain is null)
        {
            return false;
        }

        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Root);
        return chain.Build(certificate);
        """)]
    [InlineData("""
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(Root);
        own.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        return own.Build(certificate!);
        """)]
    [InlineData("""
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return false;
        }

        chain!.ChainPolicy.ExtraStore.Add(Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        var isValid = chain.Build(certificate!);
        return isValid && chain.ChainElements[^1].Certificate.RawData.SequenceEqual(Root.RawData);
        """)]
    [InlineData("""
        if (errors is SslPolicyErrors.None)
            return true;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;

        chain!.ChainPolicy.ExtraStore.Add(Root);
        if (!chain.Build(certificate!))
            return false;

        // The chain must end in the authority that was expected.
        return chain.ChainElements
            .Cast<X509ChainElement>()
            .Any(element => element.Certificate.Thumbprint == Root.Thumbprint);
        """)]
    [InlineData("""
        var problems = errors;
        if (problems.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            using var own = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1") } } };
            own.ChainPolicy.CustomTrustStore.Add(Root);
            if (own.Build(certificate!))
            {
                problems &= ~SslPolicyErrors.RemoteCertificateChainErrors;
            }
        }

        return problems == SslPolicyErrors.None;
        """)]
    [InlineData("return errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsIssuedByUs(certificate!));")]
    [InlineData("return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && (chain!.ChainStatus.Length == 0 || IsIssuedByUs(certificate!));")]
    [InlineData("""
        if (errors == SslPolicyErrors.RemoteCertificateChainErrors)
        {
            foreach (var status in chain!.ChainStatus)
            {
                if (status.Status is X509ChainStatusFlags.NoError)
                {
                    continue;
                }

                if (status.Status != X509ChainStatusFlags.UntrustedRoot)
                {
                    return false;
                }

                var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
                if (!root.RawData.AsSpan().SequenceEqual(Root.RawData))
                {
                    return false;
                }
            }

            return true;
        }

        return errors == SslPolicyErrors.None;
        """)]
    [InlineData("""
        if (errors == SslPolicyErrors.RemoteCertificateChainErrors && chain!.ChainStatus.All(s => s.Status == X509ChainStatusFlags.UntrustedRoot))
        {
            return chain.ChainElements.Last().Certificate.Equals(Root);
        }

        return errors == SslPolicyErrors.None;
        """)]
    [InlineData("""
        if (errors == SslPolicyErrors.RemoteCertificateChainErrors
            && chain!.ChainStatus.All(s => s.Status is X509ChainStatusFlags.RevocationStatusUnknown or X509ChainStatusFlags.OfflineRevocation))
        {
            Log.LogWarning("No revocation list could be had; accepted for now");
            return true;
        }

        return errors == SslPolicyErrors.None;
        """)]
    // Pins.
    [InlineData("""
        var key = SHA256.HashData(certificate!.PublicKey.ExportSubjectPublicKeyInfo());
        return errors == SslPolicyErrors.None && Keys.Contains(Convert.ToBase64String(key));
        """)]
    [InlineData("""
        if (certificate is null)
        {
            return false;
        }

        // A self-signed device: nothing but its key is known.
        var hash = certificate.GetCertHash(HashAlgorithmName.SHA256);
        return CryptographicOperations.FixedTimeEquals(hash, Expected);
        """)]
    [InlineData("""
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate!.GetCertHashString(HashAlgorithmName.SHA256) == Pin)
        {
            return true;
        }

        return false;
        """)]
    [InlineData("""
        foreach (var element in chain!.ChainElements)
        {
            var key = element.Certificate.PublicKey.ExportSubjectPublicKeyInfo();
            if (Keys.Contains(Convert.ToBase64String(SHA256.HashData(key))))
            {
                return errors == SslPolicyErrors.None;
            }
        }

        return false;
        """)]
    [InlineData("""
        if (errors != SslPolicyErrors.None && !Matches(certificate!))
        {
            Log.LogError("{Errors} for {Host}", errors, request.RequestUri?.Host);
            return false;
        }

        return true;
        """)]
    [InlineData("return errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNameMismatch && certificate!.MatchesHostname(\"meet.contoso.com\");")]
    [InlineData("return errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateNameMismatch && certificate!.RawData.SequenceEqual(Known.RawData));")]
    [InlineData("""
        using var rsa = certificate!.GetRSAPublicKey();
        using var known = Known.GetRSAPublicKey();
        return rsa is not null && known is not null && rsa.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(known.ExportSubjectPublicKeyInfo());
        """)]
    // Exceptions for this machine, and what somebody else decides.
    [InlineData("return errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateNameMismatch && request.RequestUri!.Host == \"localhost\");")]
    [InlineData("""
        if (request.RequestUri is { IsLoopback: true } && errors == SslPolicyErrors.RemoteCertificateChainErrors)
        {
            return true;
        }

        return errors == SslPolicyErrors.None;
        """)]
    [InlineData("""
        if (request.RequestUri!.Host == "device.contoso.com")
        {
            return Matches(certificate!);
        }

        return errors == SslPolicyErrors.None;
        """)]
    [InlineData("return errors == SslPolicyErrors.None || Policy.Accepts(certificate, errors);")]
    [InlineData("return Decide?.Invoke(certificate!, errors) ?? errors == SslPolicyErrors.None;")]
    [InlineData("return (errors & ~Tolerated) == SslPolicyErrors.None;")]
    [InlineData("if (Lenient && errors == SslPolicyErrors.RemoteCertificateChainErrors) { return true; } return errors == 0;")]
    [InlineData("Policy.Enforce(certificate, errors); return errors != SslPolicyErrors.RemoteCertificateNotAvailable;")]
    [InlineData("""
        if (errors == SslPolicyErrors.RemoteCertificateChainErrors)
        {
            Policy.Enforce(certificate, errors);
        }
        else if (errors != SslPolicyErrors.None)
        {
            return false;
        }

        return true;
        """)]
    // Subjects that decide nothing.
    [InlineData("""
        if (certificate!.Subject.Contains("CN=localhost", StringComparison.Ordinal))
        {
            Log.LogDebug("the development certificate");
        }

        return errors == SslPolicyErrors.None;
        """)]
    [InlineData("""
        var selfSigned = certificate!.Subject == certificate.Issuer;
        if (selfSigned && errors != SslPolicyErrors.None)
        {
            Log.LogWarning("self-signed: {Thumbprint}", certificate.Thumbprint);
        }

        return errors == SslPolicyErrors.None;
        """)]
    [InlineData("""
        if (errors != SslPolicyErrors.None)
        {
            return false;
        }

        return certificate!.Issuer.Contains("O=Contoso", StringComparison.Ordinal) && certificate.NotBefore < DateTime.UtcNow;
        """)]
    [InlineData("return chain!.ChainStatus.Length == 0 && errors == SslPolicyErrors.None;")]
    [InlineData("return Lenient ? errors != SslPolicyErrors.RemoteCertificateNotAvailable : errors == SslPolicyErrors.None;")]
    [InlineData("if (certificate!.NotAfter < DateTime.Now) { return false; } return errors == SslPolicyErrors.None;")]
    [InlineData("""
        var statuses = chain!.ChainStatus.Where(status => status.Status != X509ChainStatusFlags.NoError).ToArray();
        if (statuses.Length > 0)
        {
            Log.LogError("{Count} problems", statuses.Length);
        }

        return statuses.Length == 0 && errors == SslPolicyErrors.None;
        """)]
    [InlineData("""
        if (errors == SslPolicyErrors.RemoteCertificateNameMismatch)
        {
            // Our gateway answers under one name for all tenants.
            return certificate!.MatchesHostname("gateway.contoso.com") && chain!.ChainStatus.Length == 0;
        }

        return errors == SslPolicyErrors.None;
        """)]
    [InlineData("throw new NotSupportedException(\"no connection without a pinned key\");")]
    [InlineData("return false;")]
    [InlineData("return !(errors != SslPolicyErrors.None);")]
    [InlineData("return (errors & (SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable)) == 0;")]
    [InlineData("return !Enum.GetValues<SslPolicyErrors>().Any(error => error != SslPolicyErrors.None && errors.HasFlag(error));")]
    [InlineData("return errors.ToString() == nameof(SslPolicyErrors.None);")]
    [InlineData("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (chain!.Build(certificate!))
            {
                break;
            }

            Thread.Sleep(100);
        }

        return chain!.ChainStatus.Length == 0 && errors == SslPolicyErrors.None;
        """)]
    [InlineData("""
        bool result;
        lock (Keys)
        {
            result = errors == SslPolicyErrors.None;
            if (!result)
            {
                result = Keys.Contains(certificate!.GetCertHashString(HashAlgorithmName.SHA256));
            }
        }

        return result;
        """)]
    public async Task CarefulBody_IsSilent(string body) => await IsSilentAsync(InCallback(body));

    [Fact]
    public async Task OptionsWithoutACallback_AreSilent() =>
        await IsSilentAsync("""
            using System.Net;
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;

            class Client
            {
                public static SocketsHttpHandler Open(X509Certificate2 root) => new()
                {
                    SslOptions = new SslClientAuthenticationOptions
                    {
                        RemoteCertificateValidationCallback = null,
                        CertificateRevocationCheckMode = X509RevocationMode.Online,
                        CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root } },
                    },
                };

                public static HttpClientHandler Plain() => new() { ServerCertificateCustomValidationCallback = null, CheckCertificateRevocationList = true };
            }
            """);

    [Fact]
    public async Task ServersThatLetClientsComeWithoutACertificate_AreSilent() =>
        await IsSilentAsync("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            using Microsoft.AspNetCore.Server.Kestrel.Https;

            class Server
            {
                private static readonly X509Certificate2 Root = X509CertificateLoader.LoadCertificateFromFile("root.cer");

                public static void Configure(HttpsConnectionAdapterOptions https)
                {
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.ClientCertificateValidation = (certificate, chain, errors) =>
                    {
                        chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                        chain.ChainPolicy.CustomTrustStore.Add(Root);
                        return chain.Build(certificate);
                    };
                }

                public static async Task ServeAsync(Stream connection, X509Certificate2 own)
                {
                    await using var tls = new SslStream(connection, leaveInnerStreamOpen: false, Validate);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = own, ClientCertificateRequired = true, CertificateRevocationCheckMode = X509RevocationMode.Online });
                }

                private static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    // The client may come without a certificate, but not with a wrong one.
                    if (errors == SslPolicyErrors.RemoteCertificateNotAvailable)
                    {
                        return true;
                    }

                    return errors == SslPolicyErrors.None;
                }
            }
            """);

    private static string InCallback(string body) => $$"""
        #pragma warning disable CS0649
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.Extensions.Logging;

        interface IPolicy
        {
            bool Accepts(X509Certificate2? certificate, SslPolicyErrors errors);
            void Enforce(X509Certificate2? certificate, SslPolicyErrors errors);
        }

        class Client(ILogger<Client> Log, IPolicy Policy)
        {
            private const string Pin = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";
            private static readonly byte[] Expected = Convert.FromHexString(Pin);
            private static readonly HashSet<string> Keys = new(StringComparer.Ordinal);
            private static readonly X509Certificate2 Root = X509CertificateLoader.LoadCertificateFromFile("root.cer");
            private static readonly X509Certificate2 Known = X509CertificateLoader.LoadCertificateFromFile("known.cer");
            public static SslPolicyErrors Tolerated { get; set; }
            public bool Lenient { get; set; }
            public Func<X509Certificate2, SslPolicyErrors, bool>? Decide { get; set; }

            public HttpClientHandler Open() => new()
            {
                CheckCertificateRevocationList = true,
                ServerCertificateCustomValidationCallback = Validate,
            };

            private bool Validate(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                {{body}}
            }

            private static bool Matches(X509Certificate2 certificate) =>
                CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), Expected);

            private static bool IsIssuedByUs(X509Certificate2 certificate)
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(Root);
                return chain.Build(certificate);
            }
        }
        """;
}
