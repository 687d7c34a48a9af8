using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Challenges;
using SecureTeams.Emulator.Identity.Federation;
using SecureTeams.Emulator.Identity.SignIn;

namespace SecureTeams.Emulator.Identity;

/// <summary>What the tenants of one emulator, which is one cloud, share.</summary>
internal sealed class EntraState : IDisposable
{
    private readonly FrozenDictionary<Guid, Tenant> _tenants;
    private Uri? _origin;

    public EntraState(TeamsEmulatorOptions options, X509Certificate2 root)
    {
        SubjectNames = new SubjectNameTrust(root, options.TimeProvider);
        Options = options;
        _tenants = options.AdditionalTenants.Prepend(options.TenantId).ToFrozenDictionary(id => id, id => new Tenant(id, this));
        Challenges = new ClaimsChallenges(Issued, options.TimeProvider);
        DevicePolls = new DevicePolls(options.DevicePollingInterval, options.TimeProvider);
        Main = _tenants[options.TenantId];
    }

    public TeamsEmulatorOptions Options { get; }

    public TimeProvider Clock => Options.TimeProvider;

    public Tenant Main { get; }

    public IReadOnlyCollection<Tenant> Tenants => _tenants.Values;

    public ApplicationDirectory Applications { get; } = new();

    public SubjectNameTrust SubjectNames { get; }

    public BrowserSessions Sessions { get; } = new();

    public DevicePolls DevicePolls { get; }

    public ConcurrentDictionary<string, AssertionIssuer> AssertionIssuers { get; } = new(StringComparer.Ordinal);

    public IssuedTokens Issued { get; } = new();

    public ClaimsChallenges Challenges { get; }

    public TokenAudiences Audiences { get; } = new();

    public TokenSigningKeys SigningKeys { get; } = new();

    public Uri Origin
    {
        get => _origin ?? throw new InvalidOperationException("The identity service has no address yet.");
        set => _origin = value;
    }

    public Tenant? Find(string? tenantId) =>
        Guid.TryParseExact(tenantId, "D", out var id) && _tenants.TryGetValue(id, out var tenant) ? tenant : null;

    public void Dispose() => SigningKeys.Dispose();
}
