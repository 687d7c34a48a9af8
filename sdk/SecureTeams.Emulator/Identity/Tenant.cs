namespace SecureTeams.Emulator.Identity;

/// <summary>A tenant and its addresses.</summary>
internal sealed class Tenant(Guid id, EntraState entra)
{
    public Guid TenantId => id;

    public string Id { get; } = id.ToString("D");

    public string TokenPath => $"/{Id}/oauth2/v2.0/token";

    public string AuthorizePath => $"/{Id}/oauth2/v2.0/authorize";

    public string DeviceCodePath => $"/{Id}/oauth2/v2.0/devicecode";

    /// <summary>Where a person types the code that a device shows.</summary>
    public string VerificationPath => $"/{Id}/oauth2/deviceauth";

    public string ConfigurationPath => $"/{Id}/v2.0/.well-known/openid-configuration";

    public string KeysPath => $"/{Id}/discovery/v2.0/keys";

    public string Issuer => $"{entra.Origin.AbsoluteUri}{Id}/v2.0";

    /// <summary>The issuer of version 1 tokens, which is that of the other version without its last segment.</summary>
    public string FirstVersionIssuer => $"{entra.Origin.AbsoluteUri}{Id}/";

    public string TokenEndpoint => Absolute(TokenPath);

    public string Absolute(string path) => new Uri(entra.Origin, path).AbsoluteUri;
}
