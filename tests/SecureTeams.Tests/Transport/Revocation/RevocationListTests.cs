using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Revocation.Lab;
using SecureTeams.Transport.Revocation;
using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Tests.Transport.Revocation;

/// <summary>Lists that are wrong in one way each, validly signed unless that is what is wrong; and the good ones beside them.</summary>
public sealed class RevocationListTests : IDisposable
{
    private static readonly byte[] Null = [0x05, 0x00];

    private readonly TestAuthority _authority = TestAuthority.Root();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("P-521")]
    [InlineData("RSA-2048")]
    [InlineData("RSA-2048-SHA384")]
    [InlineData("RSA-3072-SHA512")]
    [InlineData("PSS-SHA256")]
    [InlineData("PSS-SHA384")]
    [InlineData("PSS-SHA512")]
    public void TryRead_ApprovedAlgorithm_FindsWhatIsRevokedAndNothingElse(string key)
    {
        using var authority = TestAuthority.Root(TestKey.Named(key));
        byte[] revoked = TestAuthority.Serial();
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { Entries = [new ListEntry(revoked).For(1)] }.Sign(authority), authority, out RevocationList? list));
        Assert.True(list!.Names(revoked));
        Assert.False(list.Names(TestAuthority.Serial()));
        Assert.Equal(1, list.Count);
    }

    [Theory]
    [InlineData("RSA-1024")]
    [InlineData("brainpoolP256r1")]
    public void TryRead_WeakKey_IsRefused(string key)
    {
        using var authority = TestAuthority.Root(TestKey.Named(key));
        Assert.Equal(RevocationFailure.AlgorithmNotApproved, Read(new ListDraft().Sign(authority), authority, out _));
    }

    [Theory]
    [InlineData("SHA1")]
    [InlineData("MD5")]
    public void TryRead_WeakHash_IsRefusedAlthoughTheSignatureIsRight(string hash)
    {
        using var authority = TestAuthority.Root(TestKey.Named("RSA-2048"));
        byte[] algorithm = ListDraft.Encoded(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(hash == "SHA1" ? "1.2.840.113549.1.1.5" : "1.2.840.113549.1.1.4");
                writer.WriteNull();
            }
        });
        byte[] draft = new ListDraft { InnerAlgorithm = algorithm }.Sign(authority);
        byte[] signed = new AsnReader(draft, AsnEncodingRules.DER).ReadSequence().ReadEncodedValue().ToArray();
        byte[] signature = ((RSA)authority.Key.Algorithm).SignData(signed, new HashAlgorithmName(hash), RSASignaturePadding.Pkcs1);
        Assert.Equal(RevocationFailure.AlgorithmNotApproved, Read(Wrap(signed, algorithm, signature), authority, out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void TryRead_AnyReason_CountsAsRevoked(int reason)
    {
        byte[] serial = TestAuthority.Serial();
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { Entries = [new ListEntry(serial).For(reason)] }, out RevocationList? list));
        Assert.True(list!.Names(serial));
    }

    [Fact]
    public void TryRead_FirstVersionWithoutExtensions_IsRead()
    {
        byte[] serial = TestAuthority.Serial();
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { Version = null, Entries = [new ListEntry(serial)] }, out RevocationList? list));
        Assert.True(list!.Names(serial));
    }

    [Fact]
    public void TryRead_NoEntries_NamesNothing()
    {
        Assert.Equal(RevocationFailure.None, Read(new ListDraft(), out RevocationList? list));
        Assert.False(list!.Names([1]));
        Assert.False(list.Names([0]));
    }

    [Fact]
    public void TryRead_SerialsOfAllLengths_AreFoundWithoutTheirLeadingZeros()
    {
        byte[][] serials = [[0], [1], [0x7F], [0, 0x80], [0, 0xFF, 0xFF], [.. Enumerable.Repeat((byte)0x7A, 20)], [0, .. Enumerable.Repeat((byte)0xFA, 20)]];
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { Entries = [.. serials.Select(serial => new ListEntry(serial))] }, out RevocationList? list));
        Assert.All(serials, serial => Assert.True(list!.Names(serial)));
        Assert.True(list!.Names([0xFF, 0xFF]));
        Assert.False(list.Names([2]));
    }

    [Fact]
    public void TryRead_TimesBeyond2049_AreGeneralized()
    {
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { NextUpdate = new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero) }, out RevocationList? list));
        Assert.Equal(2060, list!.NextUpdate!.Value.Year);
    }

    [Fact]
    public void TryRead_HundredThousands_TakesLittleMoreMemoryThanTheListItself()
    {
        byte[][] serials = [.. Enumerable.Range(0, 300_000).Select(_ => TestAuthority.Serial())];
        byte[] encoded = new ListDraft { Entries = [.. serials.Select(serial => new ListEntry(serial).For(4))] }.Sign(_authority);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(RevocationFailure.None, Read(encoded, _authority, out RevocationList? list));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < encoded.Length, $"{allocated} bytes allocated for a list of {encoded.Length}");
        Assert.True(list!.Bytes < encoded.Length * 3L / 2, $"{list.Bytes} bytes kept for a list of {encoded.Length}");
        Assert.Equal(300_000, list.Count);
        Assert.True(Array.TrueForAll(serials, serial => list.Names(serial)));
        Assert.False(list.Names(TestAuthority.Serial()));
    }

    [Fact]
    public void TryRead_IssuerInAnotherStringType_IsTheSame()
    {
        var builder = new X500DistinguishedNameBuilder();
        string unique = $"Case {Guid.NewGuid():N}";
        builder.Add("2.5.4.3", unique, UniversalTagNumber.PrintableString);
        using var authority = TestAuthority.Root(name: builder.Build());
        var other = new X500DistinguishedNameBuilder();
        other.Add("2.5.4.3", unique.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal), UniversalTagNumber.UTF8String);
        byte[] list = new ListDraft { Issuer = other.Build().RawData }.Sign(authority);
        Assert.Equal(RevocationFailure.None, Read(list, authority, out _));
    }

    [Fact]
    public void TryRead_AnotherIssuer_IsRefused() =>
        Assert.Equal(RevocationFailure.WrongIssuer, Read(new ListDraft { Issuer = TestAuthority.UniqueName("other").RawData }, out _));

    [Fact]
    public void TryRead_SignedByAnotherKey_IsRefused()
    {
        using var stranger = TestKey.P256();
        Assert.Equal(RevocationFailure.SignatureInvalid, Read(new ListDraft().Sign(_authority.Certificate, stranger), _authority, out _));
    }

    [Fact]
    public void TryRead_SignedByAKeyOfAnotherKind_IsRefused()
    {
        using var stranger = TestKey.Named("RSA-2048");
        Assert.Equal(RevocationFailure.SignatureInvalid, Read(new ListDraft().Sign(_authority.Certificate, stranger), _authority, out _));
    }

    [Fact]
    public void TryRead_AlgorithmInsideIsNotTheOneOutside_IsRefused() =>
        Assert.Equal(RevocationFailure.SignatureInvalid, Read(new ListDraft { InnerAlgorithm = TestKey.Named("P-384").Generator.GetSignatureAlgorithmIdentifier(HashAlgorithmName.SHA384) }, out _));

    [Fact]
    public void TryRead_IssuerWithoutTheUsage_IsRefused()
    {
        using var authority = TestAuthority.Root(usage: X509KeyUsageFlags.KeyCertSign);
        Assert.Equal(RevocationFailure.SignatureInvalid, Read(new ListDraft().Sign(authority), authority, out _));
    }

    [Fact]
    public void TryRead_IssuerWithoutAnyKeyUsage_MaySign()
    {
        using var authority = TestAuthority.Root(usage: null);
        Assert.Equal(RevocationFailure.None, Read(new ListDraft().Sign(authority), authority, out _));
    }

    [Fact]
    public void TryRead_Html_IsMalformed() => Assert.Equal(RevocationFailure.Malformed, Read("<html><body>Log in</body></html>"u8.ToArray(), _authority, out _));

    [Fact]
    public void TryRead_Nothing_IsMalformed() => Assert.Equal(RevocationFailure.Malformed, Read([], _authority, out _));

    [Fact]
    public void TryRead_Pem_IsMalformed() =>
        Assert.Equal(RevocationFailure.Malformed, Read(System.Text.Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CRL", new ListDraft().Sign(_authority))), _authority, out _));

    [Fact]
    public void TryRead_TrailingBytes_AreMalformed() => Assert.Equal(RevocationFailure.Malformed, Read([.. new ListDraft().Sign(_authority), 0x05, 0x00], _authority, out _));

    [Fact]
    public void TryRead_TruncatedAnywhere_IsRefused()
    {
        byte[] list = new ListDraft { Entries = [new ListEntry([1])] }.Sign(_authority);
        for (int length = 0; length < list.Length; length++)
        {
            Assert.NotEqual(RevocationFailure.None, Read(list[..length], _authority, out RevocationList? read));
            Assert.Null(read);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void TryRead_UnknownVersion_IsMalformed(int version) => Assert.Equal(RevocationFailure.Malformed, Read(new ListDraft { Version = version }, out _));

    [Fact]
    public void TryRead_NextUpdateBeforeThisUpdate_IsMalformed()
    {
        var draft = new ListDraft();
        Assert.Equal(RevocationFailure.Malformed, Read(draft with { NextUpdate = draft.ThisUpdate.AddHours(-1) }, out _));
    }

    public static TheoryData<string, RevocationFailure> BadEntries => new()
    {
        { "negative serial", RevocationFailure.Malformed },
        { "oversized serial", RevocationFailure.Malformed },
        { "other issuer", RevocationFailure.IndirectList },
        { "unknown critical", RevocationFailure.UnknownCriticalExtension },
        { "two reasons", RevocationFailure.Malformed },
        { "reason is no enumeration", RevocationFailure.Malformed },
        { "extensions in version 1", RevocationFailure.Malformed },
    };

    [Theory]
    [MemberData(nameof(BadEntries))]
    public void TryRead_BadEntry_RefusesTheWholeList(string fault, RevocationFailure expected)
    {
        ListEntry good = new ListEntry(TestAuthority.Serial()).For(1);
        ListEntry bad = fault switch
        {
            "negative serial" => new ListEntry([0x80]),
            "oversized serial" => new ListEntry([.. Enumerable.Repeat((byte)0x11, 21)]),
            "other issuer" => new ListEntry([1]) { Extensions = [(ListEntry.CertificateIssuerId, true, Null)] },
            "unknown critical" => new ListEntry([1]) { Extensions = [("1.2.3.4", true, Null)] },
            "two reasons" => good with { Extensions = [.. good.Extensions, .. good.Extensions] },
            "reason is no enumeration" => new ListEntry([1]) { Extensions = [(ListEntry.ReasonId, false, Null)] },
            _ => good,
        };
        Assert.Equal(expected, Read(new ListDraft { Entries = [good, bad, good], Version = fault == "extensions in version 1" ? null : 1 }, out _));
    }

    [Fact]
    public void TryRead_UnknownExtensionOfAnEntryThatIsNotCritical_IsPassedOver() =>
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { Entries = [new ListEntry([1]) { Extensions = [("1.2.3.4", false, Null)] }] }, out _));

    public static TheoryData<string, RevocationFailure> BadExtensions => new()
    {
        { "delta", RevocationFailure.DeltaList },
        { "unknown critical", RevocationFailure.UnknownCriticalExtension },
        { "twice", RevocationFailure.Malformed },
        { "negative number", RevocationFailure.Malformed },
        { "oversized number", RevocationFailure.Malformed },
        { "indirect", RevocationFailure.IndirectList },
        { "some reasons", RevocationFailure.OutOfScope },
        { "attributes", RevocationFailure.OutOfScope },
        { "users and authorities", RevocationFailure.OutOfScope },
        { "relative name", RevocationFailure.OutOfScope },
        { "garbage issuing point", RevocationFailure.Malformed },
        { "extensions in version 1", RevocationFailure.Malformed },
    };

    [Theory]
    [MemberData(nameof(BadExtensions))]
    public void TryRead_BadExtension_IsRefused(string fault, RevocationFailure expected)
    {
        var draft = new ListDraft();
        draft = fault switch
        {
            "delta" => draft with { FurtherExtensions = [(ListDraft.DeltaId, true, ListDraft.Encoded(writer => writer.WriteInteger(1)))] },
            "unknown critical" => draft with { FurtherExtensions = [("1.2.3.4", true, Null)] },
            "twice" => draft with { FurtherExtensions = [("1.2.3.4", false, Null), ("1.2.3.4", false, Null)] },
            "negative number" => draft with { Number = -1 },
            "oversized number" => draft with { Number = BigInteger.Pow(2, 161) },
            "indirect" => draft with { IssuingPoint = Points.Issuing(indirect: true) },
            "some reasons" => draft with { IssuingPoint = Points.Issuing(someReasons: true) },
            "attributes" => draft with { IssuingPoint = Points.Issuing(onlyAttributes: true) },
            "users and authorities" => draft with { IssuingPoint = Points.Issuing(onlyUsers: true, onlyAuthorities: true) },
            "relative name" => draft with { IssuingPoint = Points.Issuing(relative: true) },
            "garbage issuing point" => draft with { IssuingPoint = [0x30, 0x02, 0x05, 0x00] },
            _ => draft with { Version = null, FurtherExtensions = [("1.2.3.4", false, Null)] },
        };
        Assert.Equal(expected, Read(draft, out _));
    }

    [Fact]
    public void TryRead_UnknownExtensionThatIsNotCritical_IsPassedOver() =>
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { FurtherExtensions = [("1.2.3.4", false, Null)] }, out _));

    [Fact]
    public void JudgeTime_NoNextUpdate_IsOutdated()
    {
        Assert.Equal(RevocationFailure.None, Read(new ListDraft { NextUpdate = null }, out RevocationList? list));
        Assert.Equal(RevocationFailure.Outdated, list!.JudgeTime(list.ThisUpdate));
    }

    [Fact]
    public void JudgeTime_BeforeWithinAndAfter()
    {
        Read(new ListDraft(), out RevocationList? list);
        Assert.Equal(RevocationFailure.NotYetCurrent, list!.JudgeTime(list.ThisUpdate.AddSeconds(-1)));
        Assert.Equal(RevocationFailure.None, list.JudgeTime(list.ThisUpdate));
        Assert.Equal(RevocationFailure.None, list.JudgeTime(list.NextUpdate!.Value.AddSeconds(-1)));
        Assert.Equal(RevocationFailure.Outdated, list.JudgeTime(list.NextUpdate.Value));
    }

    [Theory]
    [InlineData(0, 1, 0, 2, true)]
    [InlineData(0, 2, 0, 1, false)]
    [InlineData(0, 1, 0, 1, false)]
    [InlineData(0, 1, 60, 1, true)]
    [InlineData(60, 1, 0, 2, true)]
    [InlineData(0, 255, 0, 256, true)]
    [InlineData(60, 300, 0, 256, false)]
    public void IsOlderThan_ByTimeAndByNumber(int ownSeconds, int ownNumber, int otherSeconds, int otherNumber, bool expected)
    {
        var draft = new ListDraft();
        Read(draft with { ThisUpdate = draft.ThisUpdate.AddSeconds(ownSeconds), Number = ownNumber }, out RevocationList? own);
        Read(draft with { ThisUpdate = draft.ThisUpdate.AddSeconds(otherSeconds), Number = otherNumber }, out RevocationList? other);
        Assert.Equal(expected, own!.IsOlderThan(other!));
    }

    private RevocationFailure Read(ListDraft draft, out RevocationList? list) => Read(draft.Sign(_authority), _authority, out list);

    private static RevocationFailure Read(byte[] encoded, TestAuthority authority, out RevocationList? list) =>
        RevocationList.TryRead(encoded, ListIssuer.Of(authority.Certificate), out list);

    private static byte[] Wrap(byte[] signed, byte[] algorithm, byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            writer.WriteEncodedValue(algorithm);
            writer.WriteBitString(signature);
        }

        return writer.Encode();
    }
}
