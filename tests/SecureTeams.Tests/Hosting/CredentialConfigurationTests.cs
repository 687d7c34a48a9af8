using Microsoft.Extensions.Configuration;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Tests.Transport.CertificateSources;

namespace SecureTeams.Tests.Hosting;

public sealed class CredentialConfigurationTests
{
    private const string Id = "5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11";
    private const string Resource = $"/subscriptions/{Id}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i";

    [Theory]
    [InlineData("ClientSecretCredential of " + Id, "ClientId", Id, "ClientSecretPath", "/run/secrets/teams")]
    [InlineData("AssertionCredential of " + Id, "ClientId", Id, "FederatedTokenPath", "/var/run/secrets/azure/tokens/azure-identity-token")]
    [InlineData("ManagedIdentityCredential", "ManagedIdentity", "system")]
    [InlineData("ManagedIdentityCredential of " + Id, "ManagedIdentity", "User", "ManagedIdentityClientId", Id)]
    [InlineData("ManagedIdentityCredential", "ManagedIdentity", "User", "ManagedIdentityObjectId", Id)]
    [InlineData("ManagedIdentityCredential", "ManagedIdentity", "User", "ManagedIdentityResourceId", Resource)]
    [InlineData("SignInCredential of " + Id, "ClientId", Id, "SignIn", "Browser")]
    public void Read_OneKind_IsTheCredential(string expected, params string[] pairs) => Assert.Equal(expected, Read(pairs)!.ToString());

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Read_Certificate_IsSentAlongOrNot(string sends)
    {
        using var folder = new CertificateFolder();
        string path = folder.WritePem("client.pem", folder.Issue("client", key: System.Security.Cryptography.RSA.Create(2048)));
        Assert.Equal("CertificateSourceCredential of " + Id, Read(["ClientId", Id, "CertificatePath", path, "SendCertificate", sends])!.ToString());
    }

    [Fact]
    public void Read_NoKind_LeavesTheCredentialToCode() => Assert.Null(Read([]));

    [Theory]
    [InlineData("ClientSecretPath", "ClientId", Id, "ClientSecretPath", "/a", "FederatedTokenPath", "/b")]
    [InlineData("ManagedIdentity", "ManagedIdentity", "System", "ClientId", Id, "FederatedTokenPath", "/b")]
    [InlineData("ClientId", "ManagedIdentity", "System", "ClientId", Id)]
    [InlineData("ClientId", "ClientId", Id)]
    [InlineData("ClientId", "ClientSecretPath", "/a")]
    [InlineData("ClientId", "FederatedTokenPath", "/a", "ClientId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("ClientSecretPath", "ClientId", Id, "ClientSecretPath", "")]
    [InlineData("ClientSecret", "ClientId", Id, "ClientSecret", "s3cr3t")]
    [InlineData("Password", "ClientId", Id, "Password", "s3cr3t")]
    [InlineData("CertificateKeyPath", "ClientId", Id, "ClientSecretPath", "/a", "CertificateKeyPath", "/b")]
    [InlineData("SendCertificate", "ClientId", Id, "ClientSecretPath", "/a", "SendCertificate", "true")]
    [InlineData("ManagedIdentity", "ManagedIdentity", "yes")]
    [InlineData("ManagedIdentityClientId", "ManagedIdentityClientId", Id)]
    [InlineData("ManagedIdentityClientId", "ManagedIdentity", "System", "ManagedIdentityClientId", Id)]
    [InlineData("ManagedIdentityObjectId", "ManagedIdentity", "User", "ManagedIdentityClientId", Id, "ManagedIdentityObjectId", Id)]
    [InlineData("ManagedIdentityResourceId", "ManagedIdentity", "User")]
    [InlineData("ManagedIdentityResourceId", "ManagedIdentity", "User", "ManagedIdentityResourceId", "mine")]
    [InlineData("SignIn", "ClientId", Id, "SignIn", "DeviceCode")]
    public void Read_ContradictoryOrUnknown_IsNamed(string named, params string[] pairs)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Read(pairs));
        Assert.Contains($"SecureTeams:{named}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", refusal.Message, StringComparison.Ordinal);
    }

    private static TeamsCredential? Read(string[] pairs)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(pairs.Chunk(2).Select(pair => KeyValuePair.Create<string, string?>($"SecureTeams:{pair[0]}", pair[1])))
            .Build();
        using var certificates = new ConfiguredCertificates(loggers: null);
        var options = new SecureTeamsOptions();
        SecureTeamsConfiguration.Read(configuration.GetSection("SecureTeams"), options, certificates);
        return options.Credential;
    }
}
