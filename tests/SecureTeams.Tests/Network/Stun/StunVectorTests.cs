using System.Net;
using SecureTeams.Network.Stun;

namespace SecureTeams.Tests.Network.Stun;

/// <summary>RFC 5769, and the same with each byte changed to each other value.</summary>
public sealed class StunVectorTests
{
    [Theory]
    [InlineData(StunVectors.Request)]
    [InlineData(StunVectors.IPv4Response)]
    [InlineData(StunVectors.IPv6Response)]
    public void ShortTermVector_IsValid(string hex)
    {
        StunMessage message = StunMessage.Parse(Convert.FromHexString(hex)).Message!;
        Assert.Equal(StunIntegrity.Valid, message.VerifyIntegrity(StunCredential.ShortTerm(StunVectors.Password, StunVectors.Username), StunDemands.Fingerprint));
        Assert.True(message.HasValidFingerprint());
        Assert.Equal("B7E7A701BC34D686FA87DFAE", Convert.ToHexString(message.TransactionId.Span));
        Assert.Equal(1, message.Method);
    }

    [Fact]
    public void LongTermVector_IsValid()
    {
        StunMessage message = StunMessage.Parse(Convert.FromHexString(StunVectors.LongTermRequest)).Message!;
        Assert.Equal(StunIntegrity.Valid, message.VerifyIntegrity(LongTerm()));
        Assert.Equal("f//499k954d6OL34oL9FSTvy64sA"u8, message.Find(StunAttributeType.Nonce)!.Value.Span);
        Assert.Null(message.GetMappedAddress());
        Assert.False(message.HasValidFingerprint());
    }

    [Fact]
    public void Responses_TellTheMappedAddress()
    {
        Assert.Equal(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 32853), StunMessage.Parse(Convert.FromHexString(StunVectors.IPv4Response)).Message!.GetMappedAddress());
        Assert.Equal(new IPEndPoint(IPAddress.Parse("2001:db8:1234:5678:11:2233:4455:6677"), 32853), StunMessage.Parse(Convert.FromHexString(StunVectors.IPv6Response)).Message!.GetMappedAddress());
    }

    [Fact]
    public void Request_HasItsAttributes()
    {
        StunMessage message = StunMessage.Parse(Convert.FromHexString(StunVectors.Request)).Message!;
        Assert.Equal(StunClass.Request, message.Class);
        Assert.Equal([0x8022, 0x0024, 0x8029, 0x0006], message.Attributes.Select(attribute => attribute.Type));
        Assert.Equal("evtj:h6vY"u8, message.Find(StunAttributeType.Username)!.Value.Span);
    }

    [Theory]
    [InlineData(StunVectors.Request)]
    [InlineData(StunVectors.IPv4Response)]
    [InlineData(StunVectors.IPv6Response)]
    public void ShortTermVector_AnyByteChanged_IsRefused(string hex) =>
        AssertEveryChangeIsRefused(hex, StunCredential.ShortTerm(StunVectors.Password, StunVectors.Username), StunDemands.Fingerprint);

    [Fact]
    public void LongTermVector_AnyByteChanged_IsRefused() => AssertEveryChangeIsRefused(StunVectors.LongTermRequest, LongTerm(), StunDemands.None);

    [Theory]
    [InlineData(StunVectors.Request)]
    [InlineData(StunVectors.IPv4Response)]
    [InlineData(StunVectors.IPv6Response)]
    [InlineData(StunVectors.LongTermRequest)]
    public void Vector_CutAnywhere_IsNoMessage(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(StunMessage.Parse(bytes.AsSpan(0, length)).IsMessage);
        }
    }

    [Theory]
    [InlineData(StunVectors.Request)]
    [InlineData(StunVectors.LongTermRequest)]
    public void Vector_UnderAnotherCredential_IsAMismatch(string hex)
    {
        StunMessage message = StunMessage.Parse(Convert.FromHexString(hex)).Message!;
        Assert.Equal(StunIntegrity.Mismatch, message.VerifyIntegrity(StunCredential.ShortTerm("VOkJxbRl1RmTxUk/WvJxBT")));
        Assert.Equal(StunIntegrity.Mismatch, message.VerifyIntegrity(StunCredential.LongTerm(StunVectors.LongTermUsername, "example.net", StunVectors.LongTermPassword, StunPasswordAlgorithm.Md5)));
        Assert.Equal(StunIntegrity.Mismatch, message.VerifyIntegrity(StunCredential.LongTerm(StunVectors.LongTermUsername, StunVectors.LongTermRealm, StunVectors.LongTermPassword, StunPasswordAlgorithm.Sha256)));
    }

    private static StunCredential LongTerm() =>
        StunCredential.LongTerm(StunVectors.LongTermUsername, StunVectors.LongTermRealm, StunVectors.LongTermPassword, StunPasswordAlgorithm.Md5);

    private static void AssertEveryChangeIsRefused(string hex, StunCredential credential, StunDemands demands)
    {
        byte[] bytes = Convert.FromHexString(hex);
        for (int position = 0; position < bytes.Length; position++)
        {
            for (int flip = 1; flip < 256; flip++)
            {
                bytes[position] ^= (byte)flip;
                StunIntegrity verdict = StunMessage.Parse(bytes).Message?.VerifyIntegrity(credential, demands) ?? StunIntegrity.None;
                Assert.True(verdict != StunIntegrity.Valid, $"byte {position} changed by {flip:X2} was accepted");
                bytes[position] ^= (byte)flip;
            }
        }

        Assert.Equal(StunIntegrity.Valid, StunMessage.Parse(bytes).Message!.VerifyIntegrity(credential, demands));
    }
}
