using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Tests.Engine;

public sealed class IdentifierWordsTests
{
    [Theory]
    [InlineData("apiKey", "api key")]
    [InlineData("_apiKey2", "api key")]
    [InlineData("API_KEY", "api key")]
    [InlineData("APIKey", "api key")]
    [InlineData("x-api-key", "x api key")]
    [InlineData("Client:Secret value", "client secret value")]
    [InlineData("MD5Hash", "md hash")]
    [InlineData("password", "password")]
    [InlineData("Passwörter", "passwörter")]
    [InlineData("", "")]
    [InlineData("123_", "")]
    public void Of_AnyCasing_GivesTheWords(string name, string expected) => Assert.Equal(expected, string.Join(' ', IdentifierWords.Of(name)));
}
