namespace SecureTeams.Emulator.Identity;

/// <summary>The tenant with its addresses, and what tokens may be asked for.</summary>
internal sealed class Tenant(TeamsEmulatorOptions options)
{
    public const string DefaultScopeSuffix = "/.default";

    private readonly HashSet<string> _audiences = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Uri? _origin;

    public TeamsEmulatorOptions Options => options;

    public string Id => options.TenantId.ToString("D");

    public string ClientId => options.ClientId.ToString("D");

    /// <summary>The application's service principal in this tenant.</summary>
    public string ServicePrincipalId { get; } = Guid.NewGuid().ToString("D");

    public string TokenPath => $"/{Id}/oauth2/v2.0/token";

    public string ConfigurationPath => $"/{Id}/v2.0/.well-known/openid-configuration";

    public string KeysPath => $"/{Id}/discovery/v2.0/keys";

    public Uri Origin
    {
        get => _origin ?? throw new InvalidOperationException("The identity service has no address yet.");
        set => _origin = value;
    }

    public string Issuer => $"{Origin.AbsoluteUri}{Id}/v2.0";

    public void AddAudience(string audience)
    {
        lock (_gate)
        {
            _audiences.Add(audience);
        }
    }

    public void RemoveAudience(string audience)
    {
        lock (_gate)
        {
            _audiences.Remove(audience);
        }
    }

    public bool IsAudience(string audience)
    {
        lock (_gate)
        {
            return _audiences.Contains(audience);
        }
    }
}
