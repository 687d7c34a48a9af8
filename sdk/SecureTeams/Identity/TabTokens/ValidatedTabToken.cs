using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SecureTeams.Identity.TabTokens;

/// <summary>
/// A tab's token that <see cref="TabTokenValidator"/> accepted. There is no other way to get one, so that what takes it need not
/// ask whether it was checked.
/// </summary>
/// <remarks>
/// Keep it no longer than the request it came with: it proves that the user was there then. For work that goes on without the
/// user see <see cref="OnBehalfOf.LongRunningAccess"/>. Its text can be read by nobody.
/// </remarks>
[DebuggerDisplay("[redacted]")]
public sealed class ValidatedTabToken
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _displayName;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _userName;

    internal ValidatedTabToken(TabAudience audience, string text, Guid tenant, Guid objectId, DateTimeOffset validTo, string? displayName, string? userName)
    {
        Audience = audience;
        _text = text;
        Tenant = new TenantId(tenant);
        ObjectId = objectId;
        ValidTo = validTo;
        _displayName = displayName;
        _userName = userName;
    }

    /// <summary>Gets the user's tenant.</summary>
    public TenantId Tenant { get; }

    /// <summary>Gets the user's object id in <see cref="Tenant"/>. Both together are the key of a user; an object id alone is not.</summary>
    public Guid ObjectId { get; }

    /// <summary>Gets when the token ends.</summary>
    public DateTimeOffset ValidTo { get; }

    /// <summary>Gets for whom the token was checked.</summary>
    internal TabAudience Audience { get; }

    /// <summary>Gives the user's name away, for showing it to the user. It is personal data and can be changed by its owner: never decide by it.</summary>
    /// <returns>The claim <c>name</c>; null when the token has none.</returns>
    public string? RevealDisplayName() => _displayName;

    /// <summary>Gives the user's sign-in name away, for showing it to the user. It is personal data and can pass to another person: never decide by it.</summary>
    /// <returns>The claim <c>preferred_username</c> or <c>upn</c>; null when the token has neither.</returns>
    public string? RevealUserName() => _userName;

    /// <summary>Says nothing of the user or the token.</summary>
    /// <returns>A constant text.</returns>
    public override string ToString() => "[redacted]";

    internal string Reveal() => _text;

    internal string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_text)));
}
