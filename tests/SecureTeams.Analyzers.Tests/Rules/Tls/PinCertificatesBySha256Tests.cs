using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class PinCertificatesBySha256Tests
{
    [Theory]
    [InlineData("[|c!.Thumbprint == Pin|]")]
    [InlineData("[|Pin == c!.Thumbprint|]")]
    [InlineData("e == SslPolicyErrors.None && [|c!.Thumbprint == Pin|]")]
    [InlineData("!([|c!.Thumbprint != Pin|])")]
    [InlineData("[|c!.GetCertHashString() == Pin|]")]
    [InlineData("[|c!.GetCertHashString(HashAlgorithmName.SHA1) == Pin|]")]
    [InlineData("[|c?.GetCertHashString() == Pin|]")]
    [InlineData("[|c!.Thumbprint.Equals(Pin, StringComparison.OrdinalIgnoreCase)|]")]
    [InlineData("[|string.Equals(c!.Thumbprint, Pin, StringComparison.OrdinalIgnoreCase)|]")]
    [InlineData("[|c!.Thumbprint.ToUpperInvariant() == Pin|]")]
    [InlineData("[|c!.GetCertHash().SequenceEqual(PinBytes)|]")]
    [InlineData("[|CryptographicOperations.FixedTimeEquals(c!.GetCertHash(), PinBytes)|]")]
    [InlineData("[|Convert.ToHexString(c!.GetCertHash()) == Pin|]")]
    [InlineData("[|BitConverter.ToString(c!.GetCertHash()).Replace(\"-\", \"\") == Pin|]")]
    [InlineData("[|Pins.Contains(c!.Thumbprint)|]")]
    [InlineData("Pins.Any(pin => [|pin == c!.Thumbprint|])")]
    [InlineData("[|c!.GetCertHashString(HashAlgorithmName.SHA256).StartsWith(\"AB12\")|]")]
    [InlineData("[|c!.GetCertHashString(HashAlgorithmName.SHA256).Contains(Pin)|]")]
    [InlineData("[|c!.GetCertHashString(HashAlgorithmName.SHA256).Substring(0, 8) == Pin|]")]
    [InlineData("[|c!.SerialNumber == Pin|]")]
    [InlineData("[|c!.GetSerialNumberString() == Pin|]")]
    [InlineData("[|c!.Thumbprint == Known.Thumbprint|]")]
    [InlineData("[|c!.Thumbprint is \"AB12\"|]")]
    [InlineData("{ if ([|c!.Thumbprint == Pin|]) { return true; } return e == SslPolicyErrors.None; }")]
    [InlineData("{ var matches = [|c!.Thumbprint == Pin|]; if (!matches) { Console.WriteLine(e); } return matches; }")]
    [InlineData("{ var matches = [|c!.Thumbprint == Pin|]; if (matches) { return true; } return false; }")]
    [InlineData("{ var hash = [|c!.Thumbprint|]; return hash == Pin; }")]
    [InlineData("{ if ([|c!.Thumbprint != Pin|]) throw new InvalidOperationException(); return e == 0; }")]
    [InlineData("[|ch!.ChainElements[^1].Certificate.Thumbprint == Pin|]")]
    public async Task WeakComparisonInACallback_IsReported(string body) =>
        await ReportsAsync(InCallback(body).Replace("[|", "{|ST1104:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal));

    [Fact]
    public async Task MethodsAndTheirHelpers_AreReported() =>
        await ReportsAsync("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;

            partial class Client
            {
                private readonly string _pin = "AB12";

                public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
                    errors == SslPolicyErrors.None || Matches((X509Certificate2)certificate!);

                public bool Stricter(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
                    errors == SslPolicyErrors.None && Matches((X509Certificate2)certificate!);

                private bool Matches(X509Certificate2 certificate) => {|ST1104:certificate.Thumbprint == _pin|};

                static bool Outer(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    return Inner();
                    bool Inner() => {|ST1104:certificate?.GetCertHashString() == "AB12"|};
                }
            }
            """);

    [Fact]
    public async Task DevelopmentGuard_LowersByOneLevel() =>
        await ReportsAsync("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            using Microsoft.Extensions.Hosting;

            class Client
            {
                void Open(IHostEnvironment env, SslClientAuthenticationOptions options)
                {
                    if (env.IsDevelopment())
                    {
                        options.RemoteCertificateValidationCallback = (_, c, _, _) => {|ST1104.Info:c!.GetCertHashString() == "AB12"|};
                    }
                }
            }
            """);

    [Theory]
    [InlineData("c!.GetCertHashString(HashAlgorithmName.SHA256) == Pin")]
    [InlineData("c!.GetCertHash(HashAlgorithmName.SHA256).SequenceEqual(PinBytes)")]
    [InlineData("CryptographicOperations.FixedTimeEquals(c!.GetCertHash(HashAlgorithmName.SHA512), PinBytes)")]
    [InlineData("Pins.Contains(c!.GetCertHashString(HashAlgorithmName.SHA384))")]
    [InlineData("Pins.Contains(Convert.ToBase64String(SHA256.HashData(c!.PublicKey.ExportSubjectPublicKeyInfo())))")]
    [InlineData("c!.RawData.SequenceEqual(Known.RawData)")]
    [InlineData("c!.GetPublicKeyString() == Pin")]
    [InlineData("Known.Equals(c)")]
    [InlineData("{ Console.WriteLine(c!.Thumbprint); return e == SslPolicyErrors.None; }")]
    [InlineData("{ if (c!.Thumbprint == Pin) { Console.WriteLine(\"the new one\"); } return e == SslPolicyErrors.None; }")]
    [InlineData("{ if (!Pins.Contains(c!.Thumbprint)) { Pins.Add(c.Thumbprint); } return e == SslPolicyErrors.None; }")]
    [InlineData("{ var found = Store.Certificates.Find(X509FindType.FindByThumbprint, c!.Thumbprint, true); return found.Count > 0; }")]
    [InlineData("Store.Certificates.Any(known => known.Thumbprint == c!.Thumbprint)")]
    [InlineData("c!.Thumbprint != null && e == 0")]
    [InlineData("!string.IsNullOrEmpty(c?.Thumbprint) && e == 0")]
    [InlineData("(e & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && ch!.Build(c!) && ch.ChainElements[^1].Certificate.Thumbprint == Known.Thumbprint")]
    [InlineData("(e & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && ch!.Build(c!) && ch.ChainElements.Cast<X509ChainElement>().Any(x => x.Certificate.Thumbprint == Known.Thumbprint)")]
    [InlineData("(e & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && ch!.Build(c!) && Known.GetCertHash().SequenceEqual(ch.ChainElements[^1].Certificate.GetCertHash())")]
    public async Task StrongComparisonLookupAndLogging_AreSilent(string body) => await IsSilentAsync(InCallback(body));

    [Theory]
    [InlineData("e == SslPolicyErrors.None && !Pins.Contains(c!.Thumbprint)")]
    [InlineData("e == SslPolicyErrors.None && c!.SerialNumber != Pin")]
    [InlineData("e == SslPolicyErrors.None && Pins.All(revoked => revoked != c!.SerialNumber)")]
    [InlineData("e == SslPolicyErrors.None && !Pins.Any(revoked => revoked == c!.SerialNumber)")]
    [InlineData("Pins.Contains(c!.Thumbprint) ? false : e == SslPolicyErrors.None")]
    [InlineData("{ if (Pins.Contains(c!.GetCertHashString())) { return false; } return e == SslPolicyErrors.None; }")]
    [InlineData("{ if (Pins.Contains(c!.Thumbprint)) { throw new InvalidOperationException(); } return e == SslPolicyErrors.None; }")]
    [InlineData("{ if (e != SslPolicyErrors.None) { return false; } foreach (var revoked in Pins) { if (c!.SerialNumber == revoked) { return false; } } return true; }")]
    [InlineData("{ var revoked = Pins.Contains(c!.SerialNumber); return !revoked && e == SslPolicyErrors.None; }")]
    [InlineData("{ return e == SslPolicyErrors.None && !IsRevoked(c!); static bool IsRevoked(X509Certificate2 certificate) => Pins.Contains(certificate.SerialNumber); }")]
    [InlineData("e == SslPolicyErrors.None && Pins.Contains(c!.Thumbprint) == false")]
    [InlineData("e == SslPolicyErrors.None && Pins.Contains(c!.Thumbprint) is false")]
    [InlineData("{ var good = e == SslPolicyErrors.None; if (Pins.Contains(c!.SerialNumber)) { good = false; } return good; }")]
    [InlineData("{ var good = e == SslPolicyErrors.None; good &= !Pins.Contains(c!.SerialNumber); return good; }")]
    [InlineData("{ var revoked = false; foreach (var pin in Pins) { if (pin == c!.SerialNumber) { revoked = true; break; } } return !revoked && e == SslPolicyErrors.None; }")]
    [InlineData("{ if (e == SslPolicyErrors.None && !Pins.Contains(c!.Thumbprint)) { return true; } return false; }")]
    [InlineData("e switch { SslPolicyErrors.None when Pins.Contains(c!.Thumbprint) => false, SslPolicyErrors.None => true, _ => false }")]
    [InlineData("e == SslPolicyErrors.None && Array.IndexOf(Pins.ToArray(), c!.Thumbprint) < 0")]
    public async Task WithdrawnCertificatesBesideThePlatform_AreSilent(string body) => await IsSilentAsync(InCallback(body));

    [Theory]
    [InlineData("e == SslPolicyErrors.None && [|Pins.Contains(c!.Thumbprint)|]")]
    [InlineData("{ if (![|Pins.Contains(c!.Thumbprint)|]) { return false; } return e == SslPolicyErrors.None; }")]
    [InlineData("{ return e == SslPolicyErrors.None && IsKnown(c!); static bool IsKnown(X509Certificate2 certificate) => [|Pins.Contains(certificate.SerialNumber)|]; }")]
    [InlineData("e == SslPolicyErrors.None && [|Pins.Contains(c!.Thumbprint)|] == true")]
    [InlineData("{ if (e != SslPolicyErrors.None || ![|Pins.Contains(c!.Thumbprint)|]) { return false; } return true; }")]
    [InlineData("{ if (e == SslPolicyErrors.None && [|Pins.Contains(c!.Thumbprint)|]) { return true; } return false; }")]
    [InlineData("{ var known = false; foreach (var pin in Pins) { if ([|pin == c!.SerialNumber|]) { known = true; break; } } return known && e == SslPolicyErrors.None; }")]
    [InlineData("{ var good = e == SslPolicyErrors.None; if (![|Pins.Contains(c!.SerialNumber)|]) { good = false; } return good; }")]
    [InlineData("![|Pins.Contains(c!.Thumbprint)|] && c!.NotAfter > DateTime.UtcNow")]
    public async Task PinBesideThePlatformOrListAlone_IsReported(string body) =>
        await ReportsAsync(InCallback(body).Replace("[|", "{|ST1104:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal));

    [Fact]
    public async Task OutsideACallback_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography.X509Certificates;

            class Certificates
            {
                public static X509Certificate2? Find(X509Store store, string thumbprint) =>
                    store.Certificates.FirstOrDefault(certificate => certificate.Thumbprint == thumbprint);

                public static bool IsCurrent(X509Certificate2 certificate, X509Certificate2 current)
                {
                    return certificate.Thumbprint == current.Thumbprint && certificate.SerialNumber == current.SerialNumber;
                }

                public static X509Certificate2 Load(StoreName name, string thumbprint)
                {
                    using var store = new X509Store(name, StoreLocation.CurrentUser);
                    store.Open(OpenFlags.ReadOnly);
                    foreach (var candidate in store.Certificates)
                    {
                        if (string.Equals(candidate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase))
                        {
                            return candidate;
                        }
                    }

                    throw new InvalidOperationException("no certificate " + thumbprint);
                }
            }
            """);

    [Theory]
    [InlineData("c!.Thumbprint == Pin", "CryptographicOperations.FixedTimeEquals(c!.GetCertHash(HashAlgorithmName.SHA256), Convert.FromHexString(Pin /* TODO: the SHA-256 hash of the certificate */))")]
    [InlineData("\"AB12\" != c!.GetCertHashString()", "!CryptographicOperations.FixedTimeEquals(c!.GetCertHash(HashAlgorithmName.SHA256), Convert.FromHexString(\"AB12\" /* TODO: the SHA-256 hash of the certificate */))")]
    [InlineData("c!.Thumbprint.Equals(Pin, StringComparison.OrdinalIgnoreCase)", "CryptographicOperations.FixedTimeEquals(c!.GetCertHash(HashAlgorithmName.SHA256), Convert.FromHexString(Pin /* TODO: the SHA-256 hash of the certificate */))")]
    [InlineData("string.Equals(Pin, c!.Thumbprint)", "CryptographicOperations.FixedTimeEquals(c!.GetCertHash(HashAlgorithmName.SHA256), Convert.FromHexString(Pin /* TODO: the SHA-256 hash of the certificate */))")]
    [InlineData("c!.GetCertHash().SequenceEqual(PinBytes)", "CryptographicOperations.FixedTimeEquals(c!.GetCertHash(HashAlgorithmName.SHA256), PinBytes /* TODO: the SHA-256 hash of the certificate */)")]
    [InlineData("c!.Thumbprint == Known.Thumbprint", "CryptographicOperations.FixedTimeEquals(c!.GetCertHash(HashAlgorithmName.SHA256), Known.GetCertHash(HashAlgorithmName.SHA256))")]
    public async Task Fix_ComparesTheSha256Hash(string before, string after) =>
        await FixesAsync(InCallback("{|ST1104:" + before + "|}"), InCallback(after));

    [Theory]
    [InlineData("{|ST1104:Pins.Contains(c!.Thumbprint)|}")]
    [InlineData("{|ST1104:c!.Thumbprint.StartsWith(\"AB\")|}")]
    [InlineData("{|ST1104:c!.SerialNumber == Pin|}")]
    [InlineData("{|ST1104:c?.Thumbprint == Pin|}")]
    public async Task OtherShapes_GetNoFix(string body) => await OffersNoFixAsync(InCallback(body));

    private static string InCallback(string body) => $$"""
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        class Client
        {
            private const string Pin = "AB12";
            private static readonly byte[] PinBytes = [1, 2, 3];
            private static readonly HashSet<string> Pins = new(StringComparer.OrdinalIgnoreCase);
            private static readonly X509Certificate2 Known = X509CertificateLoader.LoadCertificateFromFile("known.cer");
            private static readonly X509Store Store = new();

            void Open(HttpClientHandler handler) =>
                handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => {{body}};
        }
        """;
}
