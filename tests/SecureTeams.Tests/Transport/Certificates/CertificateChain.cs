using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>A root, an intermediate authority and an end entity, made for one test; without changes nothing is wrong with them.</summary>
internal sealed class CertificateChain : IDisposable
{
    private readonly ChainLevel[] _levels;

    private CertificateChain(ChainLevel[] levels, X509Certificate2 root, X509Certificate2 intermediate, X509Certificate2 leaf)
    {
        _levels = levels;
        Root = root;
        Intermediate = intermediate;
        Leaf = leaf;
    }

    internal const string Host = "server.contoso.example";

    internal X509Certificate2 Root { get; }

    internal X509Certificate2 Intermediate { get; }

    internal X509Certificate2 Leaf { get; }

    internal static CertificateChain Make(
        Action<ChainLevel>? leaf = null,
        Action<ChainLevel>? intermediate = null,
        Action<ChainLevel>? root = null,
        Func<X509Certificate2, X509Certificate2>? replaceLeaf = null)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string unique = Guid.NewGuid().ToString("N");
        var top = new ChainLevel { Subject = $"CN=Root {unique}", DistributionPoints = [] };
        var middle = new ChainLevel { Subject = $"CN=Intermediate {unique}", PathLength = 0 };
        var end = new ChainLevel
        {
            Subject = "CN=End entity",
            IsAuthority = false,
            KeyUsage = X509KeyUsageFlags.DigitalSignature,
            ExtendedKeyUsages = [ChainLevel.ServerAuthentication, ChainLevel.ClientAuthentication],
            Names = [Host],
        };
        root?.Invoke(top);
        intermediate?.Invoke(middle);
        leaf?.Invoke(end);
        X509Certificate2 rootCertificate = top.Issue(new X500DistinguishedName(top.Subject), top.Key, now);
        X509Certificate2 intermediateCertificate = middle.Issue(rootCertificate.SubjectName, top.Key, now);
        X509Certificate2 leafCertificate = end.Issue(intermediateCertificate.SubjectName, middle.Key, now);
        leafCertificate = replaceLeaf?.Invoke(leafCertificate) ?? leafCertificate;
        return new CertificateChain([end, middle, top], rootCertificate, intermediateCertificate, leafCertificate);
    }

    /// <summary>Builds the chain as a handshake does, and judges it.</summary>
    internal IReadOnlyList<CertificateFinding> Evaluate(CertificateRules? rules = null, bool trusted = true, bool complete = true, Action<X509ChainPolicy>? policy = null)
    {
        using X509Chain chain = Build(trusted, complete, policy);
        return (rules ?? CertificateRules.ForServer(Host)).Evaluate(Leaf, chain);
    }

    internal X509Chain Build(bool trusted = true, bool complete = true, Action<X509ChainPolicy>? policy = null)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        if (trusted)
        {
            chain.ChainPolicy.CustomTrustStore.Add(Root);
        }
        else
        {
            chain.ChainPolicy.ExtraStore.Add(Root);
        }

        if (complete)
        {
            chain.ChainPolicy.ExtraStore.Add(Intermediate);
        }

        policy?.Invoke(chain.ChainPolicy);
        chain.Build(Leaf);
        return chain;
    }

    /// <summary>Makes the end entity's certificate with its private key.</summary>
    internal X509Certificate2 LeafWithKey() => _levels[0].Key is RSA rsa ? Leaf.CopyWithPrivateKey(rsa) : Leaf.CopyWithPrivateKey((ECDsa)_levels[0].Key);

    /// <summary>Signs an empty revocation list of the authority at a position.</summary>
    internal byte[] RevocationList(int position)
    {
        X509Certificate2 issuer = position == 1 ? Intermediate : Root;
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return new CertificateRevocationListBuilder().Build(
            issuer.SubjectName,
            ChainLevel.PlainGenerator(_levels[position].Key),
            crlNumber: 1,
            now.AddHours(12),
            HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: false, includeIssuerAndSerial: true),
            now.AddMinutes(-5));
    }

    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
        Leaf.Dispose();
    }
}
