using System.Security.Cryptography;
using System.Text;
using SecureTeams.Network.Stun;

namespace SecureTeams.Tests.Network.Stun;

/// <summary>What the vectors do not have: SHA-256, what follows the code, what is missing, and who is named.</summary>
public sealed class StunIntegrityTests
{
    private static readonly byte[] Key = "a-shared-password"u8.ToArray();
    private static readonly StunCredential Credential = StunCredential.ShortTerm("a-shared-password");

    [Fact]
    public void AttributesAfterIntegrity_DoNotCount()
    {
        byte[] forged = new StunBuilder(0x0101).WithIntegrity(Key).With(0x0020, Convert.FromHexString("0001A147E112A643")).With(0x0014, "evil"u8).WithFingerprint().ToBytes();
        StunMessage message = StunMessage.Parse(forged).Message!;
        Assert.Equal(StunIntegrity.Valid, message.VerifyIntegrity(Credential, StunDemands.Fingerprint));
        Assert.Empty(message.Attributes);
        Assert.Null(message.GetMappedAddress());
        Assert.Null(message.Find(StunAttributeType.Realm));
    }

    [Fact]
    public void SecondIntegrity_DoesNotCount()
    {
        byte[] wrongFirst = new StunBuilder(1).With(0x0008, new byte[20]).WithIntegrity(Key).ToBytes();
        Assert.Equal(StunIntegrity.Mismatch, Verify(wrongFirst));
        byte[] rightFirst = new StunBuilder(1).WithIntegrity(Key).With(0x0008, new byte[20]).ToBytes();
        Assert.Equal(StunIntegrity.Valid, Verify(rightFirst));
    }

    [Fact]
    public void Sha256_Alone_IsValidAndMeetsTheDemand()
    {
        byte[] bytes = new StunBuilder(1).With(0x0006, "someone"u8).WithSha256(Key).WithFingerprint().ToBytes();
        Assert.Equal(StunIntegrity.Valid, Verify(bytes, StunDemands.Sha256 | StunDemands.Fingerprint));
    }

    [Fact]
    public void BothCodes_MustBothBeRight()
    {
        Assert.Equal(StunIntegrity.Valid, Verify(new StunBuilder(1).WithIntegrity(Key).WithSha256(Key).WithFingerprint().ToBytes(), StunDemands.Sha256));
        Assert.Equal(StunIntegrity.Mismatch, Verify(new StunBuilder(1).WithIntegrity(Key).With(0x001C, new byte[32]).ToBytes()));
        Assert.Equal(StunIntegrity.Mismatch, Verify(new StunBuilder(1).With(0x0008, new byte[20]).WithSha256(Key).ToBytes()));
    }

    /// <summary>Whoever sits between takes the stronger code away; the weaker one is still right.</summary>
    [Fact]
    public void StrongerCodeTakenAway_IsSeenWhereItIsDemanded()
    {
        byte[] stripped = new StunBuilder(1).WithIntegrity(Key).ToBytes();
        Assert.Equal(StunIntegrity.Valid, Verify(stripped));
        Assert.Equal(StunIntegrity.Absent, Verify(stripped, StunDemands.Sha256));
    }

    [Fact]
    public void NoCode_IsAbsent()
    {
        Assert.Equal(StunIntegrity.Absent, Verify(new StunBuilder(1).ToBytes()));
        Assert.Equal(StunIntegrity.Absent, Verify(new StunBuilder(1).WithFingerprint().ToBytes(), StunDemands.Fingerprint));
    }

    [Fact]
    public void Fingerprint_IsDemandedOnlyOnRequest_ButMustBeRight()
    {
        byte[] without = new StunBuilder(1).WithIntegrity(Key).ToBytes();
        Assert.Equal(StunIntegrity.Valid, Verify(without));
        Assert.Equal(StunIntegrity.FingerprintAbsent, Verify(without, StunDemands.Fingerprint));
        Assert.Equal(StunIntegrity.FingerprintMismatch, Verify(new StunBuilder(1).WithIntegrity(Key).WithFingerprint(change: 1).ToBytes()));
    }

    /// <summary>The code is right, since the sender knows the password, but it speaks in another's name.</summary>
    [Fact]
    public void OtherUserOrRealm_IsRefused()
    {
        byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes("alice:relay.example:password"));
        StunCredential alice = StunCredential.LongTerm("alice", "relay.example", "password", StunPasswordAlgorithm.Sha256);
        Assert.Equal(StunIntegrity.Valid, Verify(new StunBuilder(3).With(0x0006, "alice"u8).With(0x0014, "relay.example"u8).WithSha256(key).ToBytes(), credential: alice));
        Assert.Equal(StunIntegrity.OtherIdentity, Verify(new StunBuilder(3).With(0x0006, "mallory"u8).With(0x0014, "relay.example"u8).WithSha256(key).ToBytes(), credential: alice));
        Assert.Equal(StunIntegrity.OtherIdentity, Verify(new StunBuilder(3).With(0x0006, "alice"u8).With(0x0014, "other.example"u8).WithSha256(key).ToBytes(), credential: alice));
        Assert.Equal(StunIntegrity.Valid, Verify(new StunBuilder(0x0103).WithSha256(key).ToBytes(), credential: alice));
    }

    [Fact]
    public void DefaultVerdict_IsNotValid() => Assert.NotEqual(StunIntegrity.Valid, default);

    private static StunIntegrity Verify(byte[] bytes, StunDemands demands = StunDemands.None, StunCredential? credential = null) =>
        StunMessage.Parse(bytes).Message!.VerifyIntegrity(credential ?? Credential, demands);
}
