namespace SecureTeams.Tenant.Federation;

/// <summary>
/// What a user's policy says about the domains of others (<c>CommunicationWithExternalOrgs</c>), as the text of Teams PowerShell.
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>, and lets nobody through.
/// </remarks>
public readonly record struct ExternalCommunication
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="ExternalCommunication"/> struct from the policy's text.</summary>
    /// <param name="value">The text as Teams PowerShell prints it; known values are recognised in any casing.</param>
    public ExternalCommunication(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = Canonical(value);
    }

    /// <summary>Gets the value <c>OrganizationDefault</c>: the tenant's choice of allowed domains. The only one that the Global policy can have.</summary>
    public static ExternalCommunication OrganizationDefault { get; } = new("OrganizationDefault");

    /// <summary>Gets the value <c>AllowAllExternalDomains</c>: every domain.</summary>
    public static ExternalCommunication AllowAllExternalDomains { get; } = new("AllowAllExternalDomains");

    /// <summary>Gets the value <c>AllowSpecificExternalDomains</c>: the domains of the policy's own list.</summary>
    public static ExternalCommunication AllowSpecificExternalDomains { get; } = new("AllowSpecificExternalDomains");

    /// <summary>Gets the value <c>BlockSpecificExternalDomains</c>: every domain but those of the policy's own list.</summary>
    public static ExternalCommunication BlockSpecificExternalDomains { get; } = new("BlockSpecificExternalDomains");

    /// <summary>Gets the value <c>BlockAllExternalDomains</c>: no domain.</summary>
    public static ExternalCommunication BlockAllExternalDomains { get; } = new("BlockAllExternalDomains");

    /// <summary>Gets the text as Teams PowerShell spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "OrganizationDefault" or "AllowAllExternalDomains" or "AllowSpecificExternalDomains" or "BlockSpecificExternalDomains" or "BlockAllExternalDomains";

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);

    private static string Canonical(string value)
    {
        foreach (string known in (ReadOnlySpan<string>)["OrganizationDefault", "AllowAllExternalDomains", "AllowSpecificExternalDomains", "BlockSpecificExternalDomains", "BlockAllExternalDomains"])
        {
            if (string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return value;
    }
}
