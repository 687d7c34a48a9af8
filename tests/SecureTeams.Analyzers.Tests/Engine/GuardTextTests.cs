using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Tests.Engine;

public sealed class GuardTextTests
{
    [Theory]
    [InlineData("http://localhost/x")]
    [InlineData("http://LOCALHOST:8080")]
    [InlineData("http://user@localhost:1/x")]
    [InlineData("http://printer.local/x")]
    [InlineData("http://app.localhost")]
    [InlineData("http://127.1.2.3/x")]
    [InlineData("http://[::1]:80/x")]
    [InlineData("http://host.docker.internal?x")]
    public void LoopbackUrl_IsKnown(string url) => Assert.True(Loopback.IsUrl(url));

    [Theory]
    [InlineData("http://localhost.contoso.com/x")]
    [InlineData("http://contoso.com/localhost")]
    [InlineData("http://localhost@contoso.com/x")]
    [InlineData("http://127.0.0.1.contoso.com/x")]
    [InlineData("http://contoso.com?localhost")]
    [InlineData("localhost")]
    [InlineData("http://")]
    [InlineData("http://[::1")]
    public void OtherUrl_IsNoLoopback(string url) => Assert.False(Loopback.IsUrl(url));

    [Theory]
    [InlineData("")]
    [InlineData("<secret>")]
    [InlineData("YOUR_SECRET")]
    [InlineData("your-client-secret")]
    [InlineData("${SECRET}")]
    [InlineData("{{secret}}")]
    [InlineData("#{Secret}#")]
    [InlineData("{0}")]
    [InlineData("********")]
    [InlineData("xxxx-xxxx")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/s)")]
    public void PlaceholderText_IsKnown(string text) => Assert.True(Placeholder.Matches(text));

    [Theory]
    [InlineData("a8Q~kZ0b1")]
    [InlineData("p")]
    [InlineData("correct horse")]
    [InlineData("a < b > c")]
    public void OtherText_IsNoPlaceholder(string text) => Assert.False(Placeholder.Matches(text));
}
