using CsCheck;
using SecureTeams.Media;

namespace SecureTeams.Tests.Media;

public sealed class SrtpProfileTests
{
    /// <summary>The registers as the RFCs write them: DTLS name, number, name in SDP, then bits of key, salt, tag, tag of control packets, authentication key.</summary>
    public static TheoryData<string?, int?, string?, int, int, int, int, int, bool> Registered => new()
    {
        { "SRTP_AES128_CM_HMAC_SHA1_80", 1, "AES_CM_128_HMAC_SHA1_80", 128, 112, 80, 80, 160, true },
        { "SRTP_AES128_CM_HMAC_SHA1_32", 2, "AES_CM_128_HMAC_SHA1_32", 128, 112, 32, 80, 160, false },
        { "SRTP_NULL_HMAC_SHA1_80", 5, null, 0, 0, 80, 80, 160, false },
        { "SRTP_NULL_HMAC_SHA1_32", 6, null, 0, 0, 32, 80, 160, false },
        { "SRTP_AEAD_AES_128_GCM", 7, "AEAD_AES_128_GCM", 128, 96, 128, 128, 0, true },
        { "SRTP_AEAD_AES_256_GCM", 8, "AEAD_AES_256_GCM", 256, 96, 128, 128, 0, true },
        { null, null, "AES_192_CM_HMAC_SHA1_80", 192, 112, 80, 80, 160, true },
        { null, null, "AES_192_CM_HMAC_SHA1_32", 192, 112, 32, 80, 160, false },
        { null, null, "AES_256_CM_HMAC_SHA1_80", 256, 112, 80, 80, 160, true },
        { null, null, "AES_256_CM_HMAC_SHA1_32", 256, 112, 32, 80, 160, false },
    };

    [Theory]
    [MemberData(nameof(Registered))]
    public void EverySpelling_IsTheRegisteredProfile(string? dtls, int? number, string? suite, int key, int salt, int tag, int controlTag, int authenticationKey, bool isRecommended)
    {
        SrtpProfile[] spellings =
        [
            .. dtls is null ? [] : new[] { new SrtpProfile(dtls), SrtpProfile.FromDtls((ushort)number!.Value) },
            .. suite is null ? [] : new[] { new SrtpProfile(suite) },
        ];
        Assert.Single(spellings.Distinct());
        SrtpProfile profile = spellings[0];
        Assert.True(profile.IsKnown);
        Assert.Equal((dtls ?? suite, number, suite), (profile.Name, profile.DtlsNumber, profile.SuiteName));
        Assert.Equal((key, salt, tag, controlTag, authenticationKey), (profile.KeyBits, profile.SaltBits, profile.TagBits, profile.ControlTagBits, profile.AuthenticationKeyBits));
        Assert.Equal((isRecommended, key > 0, authenticationKey == 0), (profile.IsRecommended, profile.IsConfidential, profile.IsAead));
        Assert.StartsWith("RFC ", profile.Source, StringComparison.Ordinal);
        Assert.Contains(profile, SrtpProfile.All);
        Assert.Equal(profile.Name, profile.ToString());
    }

    [Fact]
    public void All_HasTheRegisteredOnesOnly() => Assert.Equal(Registered.Count, SrtpProfile.All.Distinct().Count());

    [Fact]
    public void Named_IsWhatTheNameSays()
    {
        Assert.Equal("SRTP_AEAD_AES_128_GCM", SrtpProfile.AeadAes128Gcm.Name);
        Assert.Equal("SRTP_AEAD_AES_256_GCM", SrtpProfile.AeadAes256Gcm.Name);
        Assert.Equal("SRTP_AES128_CM_HMAC_SHA1_80", SrtpProfile.Aes128CounterSha1Tag80.Name);
        Assert.Equal("SRTP_AES128_CM_HMAC_SHA1_32", SrtpProfile.Aes128CounterSha1Tag32.Name);
        Assert.Equal("AES_192_CM_HMAC_SHA1_80", SrtpProfile.Aes192CounterSha1Tag80.Name);
        Assert.Equal("AES_192_CM_HMAC_SHA1_32", SrtpProfile.Aes192CounterSha1Tag32.Name);
        Assert.Equal("AES_256_CM_HMAC_SHA1_80", SrtpProfile.Aes256CounterSha1Tag80.Name);
        Assert.Equal("AES_256_CM_HMAC_SHA1_32", SrtpProfile.Aes256CounterSha1Tag32.Name);
        Assert.Equal("SRTP_NULL_HMAC_SHA1_80", SrtpProfile.NoEncryptionSha1Tag80.Name);
        Assert.Equal("SRTP_NULL_HMAC_SHA1_32", SrtpProfile.NoEncryptionSha1Tag32.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("srtp_aead_aes_256_gcm")]
    [InlineData("SRTP_AEAD_AES_256_GCM ")]
    [InlineData("SRTP_AES256_CM_HMAC_SHA1_80")]
    [InlineData("SRTP_ARIA_256_CTR_HMAC_SHA1_80")]
    [InlineData("F8_128_HMAC_SHA1_80")]
    public void UnknownName_PromisesNothing(string name) => AssertPromisesNothing(new SrtpProfile(name), name);

    [Fact]
    public void DefaultOfTheType_PromisesNothing() => AssertPromisesNothing(default, string.Empty);

    /// <summary>0x0003 and 0x0004 are AES-256 in counter mode in an old draft only.</summary>
    [Fact]
    public void FromDtls_AnyOtherNumber_PromisesNothing() => Gen.UShort.Where(number => number is not (1 or 2 or 5 or 6 or 7 or 8))
        .Sample(number => AssertPromisesNothing(SrtpProfile.FromDtls(number), $"0x{number:X4}"));

    [Fact]
    public void ToString_TextThatIsNoName_IsNotShown() => Assert.Equal("(unreadable)", new SrtpProfile("x\r\ninjected: 1").ToString());

    private static void AssertPromisesNothing(SrtpProfile profile, string name)
    {
        Assert.Equal(name, profile.Name);
        Assert.False(profile.IsKnown || profile.IsRecommended || profile.IsConfidential || profile.IsAead);
        Assert.Equal((0, 0, 0, 0, 0), (profile.KeyBits, profile.SaltBits, profile.TagBits, profile.ControlTagBits, profile.AuthenticationKeyBits));
        Assert.Null(profile.DtlsNumber);
        Assert.Null(profile.SuiteName);
        Assert.Empty(profile.Source);
    }
}
