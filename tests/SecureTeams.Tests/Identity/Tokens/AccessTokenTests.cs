using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Xml;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Tests.Identity.Tokens;

public sealed class AccessTokenTests
{
    private const string Secret = "eyJhbGciOi.secret";

    private static readonly AccessToken Token = new(Secret);

    [Fact]
    public void Reveal_GivesTheToken()
    {
        Assert.Equal(Secret, Token.Reveal());
        Assert.Equal($"Bearer {Secret}", Token.RevealHeader());
    }

    [Fact]
    public void Texts_HoldNoToken()
    {
        string[] texts =
        [
            Token.ToString(), $"{Token}", $"{Token:G}", string.Format(CultureInfo.InvariantCulture, "{0}", Token), string.Concat("", (object)Token),
            new IssuedToken(Token, DateTimeOffset.UnixEpoch, null).ToString(), new { Token }.ToString()!,
            typeof(AccessToken).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value,
        ];
        Assert.All(texts, text => Assert.DoesNotContain("secret", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Serialisers_WriteNoToken()
    {
        var options = new JsonSerializerOptions { IncludeFields = true };
        Assert.Equal("{}", JsonSerializer.Serialize(Token, options));
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal) { ["token"] = Token }, options), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(new IssuedToken(Token, DateTimeOffset.UnixEpoch, null), options), StringComparison.Ordinal);
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml))
        {
            Record.Exception(() => new DataContractSerializer(typeof(AccessToken)).WriteObject(writer, Token));
        }

        Assert.DoesNotContain("secret", xml.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_AreHiddenFromDebuggersAndPublicCallers()
    {
        Assert.False(typeof(AccessToken).IsPublic);
        Assert.Empty(typeof(AccessToken).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic));
        Assert.All(
            typeof(AccessToken).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            field => Assert.True(field.IsPrivate && field.GetCustomAttribute<DebuggerBrowsableAttribute>() is { State: DebuggerBrowsableState.Never } || field.Name.Contains('<', StringComparison.Ordinal)));
    }

    [Fact]
    public void Equals_TellsIssuedTokensApart()
    {
        // However often a token comes out of a cache, it is the one that was issued.
        var again = new AccessToken(new string(Secret.AsSpan()));
        Assert.True(Token.Equals(again));
        Assert.Equal(Token.GetHashCode(), again.GetHashCode());
        Assert.False(Token.Equals(new AccessToken(Secret + "2")));
        Assert.True(default(AccessToken).Equals(default));
        Assert.Equal(0, default(AccessToken).GetHashCode());
    }
}
