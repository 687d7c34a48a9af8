using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Identity;

/// <summary>The keys that sign tokens, newest first. All tenants publish the same ones, as in Entra.</summary>
internal sealed class TokenSigningKeys : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<TokenSigningKey> _all = [];
    private TokenSigningKey[] _published = [];

    /// <summary>Raised after a key came or went.</summary>
    public event Action? Changed;

    public TokenSigningKey Current => Published[0];

    public IReadOnlyList<TokenSigningKey> Published
    {
        get
        {
            lock (_gate)
            {
                if (_published.Length == 0)
                {
                    _published = [Create()];
                }

                return _published;
            }
        }
    }

    public IEnumerable<SecurityKey> Public => Published.Select(key => key.Public);

    /// <summary>The published keys as a JSON Web Key Set.</summary>
    public JsonObject AsJson() => new()
    {
        ["keys"] = new JsonArray([.. Published.Select(key => key.AsJson())]),
    };

    public void Roll(bool keepPublished)
    {
        lock (_gate)
        {
            var before = Published;
            _published = keepPublished ? [Create(), .. before] : [Create()];
        }

        Changed?.Invoke();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _all.ForEach(key => key.Dispose());
        }
    }

    private TokenSigningKey Create()
    {
        var key = new TokenSigningKey();
        _all.Add(key);
        return key;
    }
}
