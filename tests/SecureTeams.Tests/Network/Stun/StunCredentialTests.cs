using System.Text.Json;
using SecureTeams.Network.Stun;

namespace SecureTeams.Tests.Network.Stun;

public sealed class StunCredentialTests
{
    [Fact]
    public void Credential_NeverShowsItself()
    {
        StunCredential credential = StunCredential.LongTerm("private-user", "relay.example", "private-password", StunPasswordAlgorithm.Sha256);
        Assert.Equal("[redacted]", credential.ToString());
        Assert.Equal("[redacted]", $"{credential}");
        Assert.Equal("{}", JsonSerializer.Serialize(credential));
    }

    /// <summary>One text, whichever way its accents and blanks were typed.</summary>
    [Theory]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("a b", "a\u00A0b")]
    [InlineData("a b", "a\u3000b")]
    public void SpellingsOfOneText_GiveOneKey(string left, string right) =>
        Assert.True(StunCredential.ShortTerm(left).Key.SequenceEqual(StunCredential.ShortTerm(right).Key));

    /// <summary>Form C, not KC: compatibility characters stay what they are.</summary>
    [Fact]
    public void CompatibilityCharacters_AreKept() =>
        Assert.False(StunCredential.ShortTerm("Matr\u2168").Key.SequenceEqual(StunCredential.ShortTerm("MatrIX").Key));

    [Theory]
    [InlineData("")]
    [InlineData("pass\0word")]
    [InlineData("pass\nword")]
    [InlineData("The\u00ADMatrix")]
    [InlineData("pass\u200Bword")]
    [InlineData("pass\uD800word")]
    [InlineData("pass\uE000word")]
    [InlineData("pass\u0378word")]
    [InlineData("pass\u2028word")]
    [InlineData("pass\u115Fword")]
    [InlineData("pass\u3164word")]
    [InlineData("pass\uFFA0word")]
    [InlineData("pass\uFE0Fword")]
    [InlineData("pass\uDB40\uDD00word")]
    [InlineData("pass\u034Fword")]
    [InlineData("pass\u17B4word")]
    [InlineData("pass\u180Bword")]
    [InlineData("pass\u1100word")]
    [InlineData("pass\uA960word")]
    [InlineData("pass\uD7B0word")]
    public void ForbiddenText_IsRefusedWithoutRepeatingIt(string text)
    {
        ArgumentException[] failures =
        [
            Assert.ThrowsAny<ArgumentException>(() => StunCredential.ShortTerm(text)),
            Assert.ThrowsAny<ArgumentException>(() => StunCredential.ShortTerm("password", text)),
            Assert.ThrowsAny<ArgumentException>(() => StunCredential.LongTerm(text, "realm", "password", StunPasswordAlgorithm.Sha256)),
            Assert.ThrowsAny<ArgumentException>(() => StunCredential.LongTerm("user", text, "password", StunPasswordAlgorithm.Sha256)),
            Assert.ThrowsAny<ArgumentException>(() => StunCredential.LongTerm("user", "realm", text, StunPasswordAlgorithm.Sha256)),
        ];
        Assert.All(failures, failure => Assert.DoesNotContain("word", failure.Message.Replace("password", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(["password", "username", "username", "realm", "password"], failures.Select(failure => failure.ParamName));
    }

    [Fact]
    public void LongTerm_AlgorithmThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StunCredential.LongTerm("user", "realm", "password", default));

    /// <summary>"a:b" of realm "c" and "a" of realm "b:c" have one key by the RFC; the name in the message tells them apart.</summary>
    [Fact]
    public void ColonInTheName_DoesNotMakeTwoIdentitiesOne()
    {
        StunCredential credential = StunCredential.LongTerm("a:b", "c", "password", StunPasswordAlgorithm.Sha256);
        StunCredential other = StunCredential.LongTerm("a", "b:c", "password", StunPasswordAlgorithm.Sha256);
        byte[] bytes = new StunBuilder(3).With(0x0006, "a"u8).With(0x0014, "b:c"u8).WithSha256([.. other.Key]).ToBytes();
        Assert.Equal(StunIntegrity.Valid, StunMessage.Parse(bytes).Message!.VerifyIntegrity(other));
        Assert.Equal(StunIntegrity.OtherIdentity, StunMessage.Parse(bytes).Message!.VerifyIntegrity(credential));
    }
}
