using System.Buffers.Text;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SecureTeams.Identity.OnBehalfOf;

/// <summary>
/// The right to go on acting for a user after the user has left, such as for a job that runs at night: what
/// <see cref="LongRunningFlow.StartAsync"/> gives, and what can be kept between processes.
/// </summary>
/// <remarks>
/// Whoever has it, the application's credential and the cache of users' tokens acts as the user: keep it like a password,
/// encrypted and beside nothing else. It holds 256 random bits and no token; the tokens are in
/// <see cref="Hosting.SecureTeamsOptions.UserTokens"/>, which in memory does not keep them for long. User and tenant are part of it and cannot be exchanged.
/// </remarks>
[DebuggerDisplay("[redacted]")]
public sealed class LongRunningAccess : IEquatable<LongRunningAccess>
{
    private const string Version = "st1";
    private const string CacheKeyPrefix = "long-running.";
    private const int KeyBytes = 32;
    private const int MaxLength = 256;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    private LongRunningAccess(Guid tenant, Guid objectId, byte[] key)
    {
        _key = key;
        Tenant = new TenantId(tenant);
        ObjectId = objectId;
        CacheKey = CacheKeyPrefix + Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes($"{Version}.{tenant:D}.{objectId:D}."), .. key]));
    }

    /// <summary>Gets the user's tenant.</summary>
    public TenantId Tenant { get; }

    /// <summary>Gets the user's object id in <see cref="Tenant"/>.</summary>
    public Guid ObjectId { get; }

    /// <summary>Gets the name under which the tokens are kept. It follows from the secret, and from tenant and user, which are thereby bound to it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string CacheKey { get; }

    /// <summary>Reads an access that was kept.</summary>
    /// <param name="value">What <see cref="Reveal"/> gave.</param>
    /// <param name="access">The access, when the text is one. Whether it is still good shows when it is used.</param>
    /// <returns><see langword="true"/> when the text has the form of an access.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out LongRunningAccess? access)
    {
        access = null;
        if (value is null || value.Length > MaxLength || value.Split('.') is not [Version, var tenant, var user, var secret]
            || !Guid.TryParseExact(tenant, "D", out Guid tenantId) || !TenantId.TryParse(tenant, out _)
            || !Guid.TryParseExact(user, "D", out Guid objectId) || objectId == Guid.Empty
            || !Base64Url.IsValid(secret, out int length) || length != KeyBytes)
        {
            return false;
        }

        access = new LongRunningAccess(tenantId, objectId, Base64Url.DecodeFromChars(secret));
        return true;
    }

    /// <summary>Gives the secret away as text, for keeping it encrypted.</summary>
    /// <returns>The text for <see cref="TryParse"/>.</returns>
    public string Reveal() => $"{Version}.{Tenant.Value}.{ObjectId:D}.{Base64Url.EncodeToString(_key)}";

    /// <summary>Says nothing of the access.</summary>
    /// <returns>A constant text.</returns>
    public override string ToString() => "[redacted]";

    /// <summary>Tells whether both are the same access, in a time that says nothing of where they differ.</summary>
    /// <param name="other">The other one.</param>
    /// <returns><see langword="true"/> when they are the same.</returns>
    public bool Equals([NotNullWhen(true)] LongRunningAccess? other) =>
        other is not null && Tenant == other.Tenant && ObjectId == other.ObjectId && CryptographicOperations.FixedTimeEquals(_key, other._key);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is LongRunningAccess other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => CacheKey.GetHashCode(StringComparison.Ordinal);

    /// <summary>Tells the keys of accesses from those that MSAL makes by itself, which are Base64.</summary>
    internal static bool IsCacheKey(string key) => key.StartsWith(CacheKeyPrefix, StringComparison.Ordinal);

    internal static LongRunningAccess Create(Guid tenant, Guid objectId) => new(tenant, objectId, RandomNumberGenerator.GetBytes(KeyBytes));
}
