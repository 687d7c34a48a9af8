using System.Diagnostics.CodeAnalysis;

namespace SecureTeams;

/// <summary>
/// The identity of one Microsoft Entra tenant: its GUID, or a domain verified in it.
/// </summary>
/// <remarks>
/// The multi-tenant aliases <c>common</c>, <c>organizations</c> and <c>consumers</c> are not tenants and are
/// refused: an application token is always issued by one concrete tenant.
/// </remarks>
public readonly record struct TenantId
{
    private static readonly System.Buffers.SearchValues<char> DomainCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>The tenant of personal accounts, which have no Teams meetings for applications.</summary>
    private static readonly Guid Consumers = new("9188040d-6c67-4c5b-b112-36a304b66dad");

    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="TenantId"/> struct from the tenant's GUID.</summary>
    /// <param name="value">The tenant's object identifier; not <see cref="Guid.Empty"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty, or the tenant of personal accounts.</exception>
    public TenantId(Guid value)
    {
        if (value == Guid.Empty || value == Consumers)
        {
            throw new ArgumentException("An empty GUID is not a tenant, and that of personal accounts (consumers) has no meetings for applications.", nameof(value));
        }

        _value = value.ToString("D");
    }

    private TenantId(string value) => _value = value;

    /// <summary>Gets the tenant as it appears in an authority URL.</summary>
    /// <exception cref="InvalidOperationException">The value is the default of the type, which is no tenant.</exception>
    public string Value => _value ?? throw new InvalidOperationException("default(TenantId) is not a tenant. Use TenantId.Parse or the constructor.");

    /// <summary>Gets a value indicating whether this is the default of the type, which is no tenant.</summary>
    internal bool IsDefault => _value is null;

    /// <summary>Reads a tenant from text.</summary>
    /// <param name="value">A GUID or a verified domain such as <c>contoso.onmicrosoft.com</c>.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="ArgumentException">The text is neither, or is one of the multi-tenant aliases.</exception>
    public static TenantId Parse(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return TryParse(value, out TenantId tenant)
            ? tenant
            : throw new ArgumentException("The tenant must be a GUID or a verified domain such as contoso.onmicrosoft.com. The aliases common, organizations and consumers are not tenants.", nameof(value));
    }

    /// <summary>Reads a tenant from text without throwing.</summary>
    /// <param name="value">A GUID or a verified domain.</param>
    /// <param name="tenant">The tenant, when the text is one.</param>
    /// <returns><see langword="true"/> when <paramref name="value"/> is a concrete tenant.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, out TenantId tenant)
    {
        tenant = default;
        if (Guid.TryParseExact(value, "D", out Guid id))
        {
            if (id == Guid.Empty || id == Consumers)
            {
                return false;
            }

            tenant = new TenantId(id);
            return true;
        }

        if (value is null || !value.Contains('.', StringComparison.Ordinal) || !IsDomain(value))
        {
            return false;
        }

        tenant = new TenantId(value.ToLowerInvariant());
        return true;
    }

    /// <summary>Returns the tenant as text, or an empty string for the default of the type.</summary>
    /// <returns>The GUID or domain.</returns>
    public override string ToString() => _value ?? string.Empty;

    private static bool IsDomain(string value)
    {
        if (value.Length > 253 || char.IsAsciiDigit(value[^1]))
        {
            return false;
        }

        foreach (Range range in value.AsSpan().Split('.'))
        {
            ReadOnlySpan<char> label = value.AsSpan(range);
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(DomainCharacters))
            {
                return false;
            }
        }

        return true;
    }
}
