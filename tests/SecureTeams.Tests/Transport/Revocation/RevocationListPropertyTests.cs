using CsCheck;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using Org.BouncyCastle.X509.Extension;
using SecureTeams.Tests.Transport.Revocation.Lab;
using SecureTeams.Transport.Revocation;
using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Tests.Transport.Revocation;

/// <summary>BouncyCastle writes lists and reads them as an independent second reader; then the lists are mutated.</summary>
public sealed class RevocationListPropertyTests : IDisposable
{
    private static readonly int[] Reasons = [0, 1, 2, 3, 4, 5, 6, 9, 10];

    private readonly TestAuthority _ecdsa = TestAuthority.Root();
    private readonly TestAuthority _rsa = TestAuthority.Root(TestKey.Named("RSA-2048"));

    public void Dispose()
    {
        _ecdsa.Dispose();
        _rsa.Dispose();
    }

    private static Gen<byte[]> Serial => Gen.Byte.Array[1, 20];

    [Theory]
    [InlineData("SHA256WITHECDSA")]
    [InlineData("SHA384WITHECDSA")]
    [InlineData("SHA512WITHECDSA")]
    [InlineData("SHA256WITHRSA")]
    [InlineData("SHA384WITHRSA")]
    [InlineData("SHA512WITHRSA")]
    [InlineData("SHA256WITHRSAANDMGF1")]
    [InlineData("SHA384WITHRSAANDMGF1")]
    [InlineData("SHA512WITHRSAANDMGF1")]
    public void TryRead_GeneratedLists_SayWhatBouncyCastleSays(string algorithm)
    {
        TestAuthority authority = algorithm.Contains("RSA", StringComparison.Ordinal) ? _rsa : _ecdsa;
        var issuer = ListIssuer.Of(authority.Certificate);
        var parser = new X509CrlParser();
        Gen.Select(Gen.Select(Serial, Gen.Int[-1, Reasons.Length - 1]).Array[0, 60], Serial.Array[1, 20]).Sample(
            (entries, others) =>
            {
                byte[] encoded = Write(authority, algorithm, entries);
                Assert.Equal(RevocationFailure.None, RevocationList.TryRead(encoded, issuer, out RevocationList? list));
                X509Crl second = parser.ReadCrl(encoded);
                second.Verify(Public(authority));
                Assert.Equal(entries.Length, list!.Count);
                Assert.Equal(second.ThisUpdate, list.ThisUpdate.UtcDateTime);
                Assert.Equal(second.NextUpdate, list.NextUpdate?.UtcDateTime);
                foreach (byte[] serial in entries.Select(entry => entry.Item1).Concat(others))
                {
                    Assert.Equal(second.GetRevokedCertificate(new BigInteger(1, serial)) is not null, list.Names(serial));
                }
            },
            iter: 15, seed: "0N0XIzNsQ0O2");
    }

    /// <summary>Whatever is done to the bytes: no exception but our own refusal, nothing accepted whose signed part changed, nothing that the second reader refuses.</summary>
    [Theory]
    [InlineData("SHA256WITHECDSA")]
    [InlineData("SHA256WITHRSA")]
    [InlineData("SHA256WITHRSAANDMGF1")]
    public void TryRead_MutatedLists_AreNeverAcceptedWhereTheSignatureIsWrong(string algorithm)
    {
        TestAuthority authority = algorithm.Contains("RSA", StringComparison.Ordinal) ? _rsa : _ecdsa;
        var issuer = ListIssuer.Of(authority.Certificate);
        byte[] original = Write(authority, algorithm, [([0x11, 0x22, 0x33], 1), ([0x44], -1), ([0x55, 0x66], 5)]);
        byte[] signed = new X509CrlParser().ReadCrl(original).GetTbsCertList();
        int refused = 0;
        Mutation(original.Length).Array[1, 4].Sample(
            mutations =>
            {
                byte[] mutated = mutations.Aggregate(original, (bytes, mutation) => mutation(bytes));
                if (mutated.AsSpan().SequenceEqual(original))
                {
                    return;
                }

                RevocationFailure failure = RevocationList.TryRead(mutated, issuer, out RevocationList? list);
                if (failure != RevocationFailure.None)
                {
                    refused++;
                    Assert.Null(list);
                    return;
                }

                X509Crl second = new X509CrlParser().ReadCrl(mutated);
                Assert.Equal(signed, second.GetTbsCertList());
                second.Verify(Public(authority));
            },
            iter: 1500, seed: "0N0XIzNsQ0O2", threads: 1);
        Assert.True(refused > 1200, $"only {refused} of the mutations were refused");
    }

    /// <summary>Every single bit, once.</summary>
    [Fact]
    public void TryRead_EachBitFlipped_IsRefused()
    {
        var issuer = ListIssuer.Of(_rsa.Certificate);
        byte[] list = Write(_rsa, "SHA256WITHRSA", [([0x11, 0x22, 0x33], 1)]);
        for (int bit = 0; bit < list.Length * 8; bit++)
        {
            list[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(RevocationFailure.None, RevocationList.TryRead(list, issuer, out _));
            list[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(RevocationFailure.None, RevocationList.TryRead(list, issuer, out _));
    }

    /// <summary>Bytes that are signed but not a list: the parser behind the signature meets everything as well.</summary>
    [Fact]
    public void TryRead_SignedRubbish_IsRefusedWithoutAnException()
    {
        var issuer = ListIssuer.Of(_ecdsa.Certificate);
        byte[] original = new ListDraft
        {
            Entries = [new ListEntry([1]).For(1), new ListEntry([2])],
            IssuingPoint = Points.Issuing("http://localhost/x.crl", onlyUsers: true),
        }.Sign(_ecdsa);
        byte[] signed = new System.Formats.Asn1.AsnReader(original, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence().ReadEncodedValue().ToArray();
        byte[] algorithm = _ecdsa.Key.Generator.GetSignatureAlgorithmIdentifier(_ecdsa.Key.Hash);
        int accepted = 0;
        Mutation(signed.Length).Array[1, 3].Sample(
            mutations =>
            {
                byte[] content = mutations.Aggregate(signed, (bytes, mutation) => mutation(bytes));
                byte[] list = Wrapped([.. content, .. algorithm, .. ListDraft.Encoded(writer => writer.WriteBitString(_ecdsa.Key.Generator.SignData(content, _ecdsa.Key.Hash)))]);
                accepted += RevocationList.TryRead(list, issuer, out _) == RevocationFailure.None ? 1 : 0;
            },
            iter: 1000, seed: "0N0XIzNsQ0O2", threads: 1);
        Assert.InRange(accepted, 0, 999);
    }

    /// <summary>A SEQUENCE without a check for well-formedness: an attacker's writer has none.</summary>
    private static byte[] Wrapped(byte[] content) => [0x30, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content];

    private static Gen<Func<byte[], byte[]>> Mutation(int length) => Gen.Select(Gen.Int[0, 5], Gen.Int[0, length - 1], Gen.Byte, Gen.Int[1, 8]).Select<(int, int, byte, int), Func<byte[], byte[]>>(
        choice => bytes =>
        {
            (int kind, int place, byte value, int count) = choice;
            int at = Math.Min(place, Math.Max(0, bytes.Length - 1));
            int end = Math.Min(bytes.Length, at + count);
            return kind switch
            {
                _ when bytes.Length == 0 => [value],
                0 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (value % 8))), .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], value, .. bytes[(at + 1)..]],
                2 => bytes[..at],
                3 => [.. bytes[..at], .. bytes[end..]],
                4 => [.. bytes[..end], .. bytes[at..end], .. bytes[end..]],
                _ => [.. bytes, value],
            };
        });

    private static byte[] Write(TestAuthority authority, string algorithm, (byte[] Serial, int Reason)[] entries)
    {
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var generator = new X509V2CrlGenerator();
        generator.SetIssuerDN(X509Name.GetInstance(authority.Certificate.SubjectName.RawData));
        generator.SetThisUpdate(now.AddMinutes(-5));
        generator.SetNextUpdate(now.AddDays(1));
        foreach ((byte[] serial, int reason) in entries)
        {
            if (reason < 0)
            {
                generator.AddCrlEntry(new BigInteger(1, serial), now.AddHours(-1), null);
            }
            else
            {
                generator.AddCrlEntry(new BigInteger(1, serial), now.AddHours(-1), Reasons[reason]);
            }
        }

        generator.AddExtension(X509Extensions.AuthorityKeyIdentifier, critical: false, X509ExtensionUtilities.CreateAuthorityKeyIdentifier(Public(authority)));
        generator.AddExtension(X509Extensions.CrlNumber, critical: false, new CrlNumber(BigInteger.One));
        return generator.Generate(new Asn1SignatureFactory(algorithm, DotNetUtilities.GetKeyPair(authority.Key.Algorithm).Private)).GetEncoded();
    }

    private static AsymmetricKeyParameter Public(TestAuthority authority) => PublicKeyFactory.CreateKey(authority.Certificate.PublicKey.ExportSubjectPublicKeyInfo());
}
