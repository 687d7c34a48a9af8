using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Pins;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>Certificates come from strangers: whatever the platform loads is judged, never thrown over.</summary>
public sealed class MutatedCertificateTests
{
    private static readonly byte[] Good = Encode();

    [Fact]
    public void Evaluate_AnyBytesChanged_JudgesOrThePlatformRefusesToLoad() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte).Array[1, 4].Sample(
            changes =>
            {
                byte[] mutated = [.. Good];
                foreach ((int at, byte value) in changes)
                {
                    mutated[at] = value;
                }

                using X509Certificate2? certificate = TryLoad(mutated);
                return certificate is null || IsJudged(certificate);
            },
            iter: 5000,
            threads: 1);

    [Fact]
    public void Judge_GoodChain_AllocatesLittle()
    {
        using var chain = CertificateChain.Make(leaf => leaf.DistributionPoints = ["http://crl.example/list.crl"]);
        using X509Chain built = chain.Build();
        CertificateRules rules = CertificateRules.ForServer(CertificateChain.Host);
        rules.Judge(chain.Leaf, built);
        long before = GC.GetAllocatedBytesForCurrentThread();
        rules.Judge(chain.Leaf, built);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 1, 4096);
    }

    private static bool IsJudged(X509Certificate2 certificate)
    {
        using var empty = new X509Chain();
        _ = Record.Exception(() => PublicKeyPin.FromCertificate(certificate)) is null or ArgumentException ? 0 : throw new InvalidOperationException("The pin failed.");
        return CertificateRules.ForServer(CertificateChain.Host).Evaluate(certificate, empty) is [{ Severity: CertificateFindingSeverity.Error }, ..];
    }

    private static X509Certificate2? TryLoad(byte[] encoded)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(encoded);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Encode()
    {
        using var chain = CertificateChain.Make(leaf => leaf.PathLength = null);
        return chain.Leaf.RawData;
    }
}
