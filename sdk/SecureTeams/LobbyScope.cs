namespace SecureTeams;

/// <summary>
/// Who enters a meeting without waiting in the lobby, as the text that Microsoft Graph uses (<c>lobbyBypassScope</c>).
/// </summary>
/// <remarks>
/// The set is open: the service may add members, and a value that this version does not know is kept as it is,
/// reported by <see cref="IsKnown"/>, treated as the weakest in every comparison and never written back.
/// Source: Microsoft Graph v1.0, lobbyBypassSettings resource type.
/// </remarks>
public readonly record struct LobbyScope
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="LobbyScope"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public LobbyScope(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = Canonical(value);
    }

    /// <summary>Gets the value <c>organizer</c>: only the organizer (and co-organizers).</summary>
    public static LobbyScope Organizer { get; } = new("organizer");

    /// <summary>Gets the value <c>invited</c>: people whom the organizer invited, and those to whom the invitation was forwarded.</summary>
    public static LobbyScope Invited { get; } = new("invited");

    /// <summary>Gets the value <c>organizationExcludingGuests</c>: members of the organizer's organization; its guests wait.</summary>
    public static LobbyScope OrganizationExcludingGuests { get; } = new("organizationExcludingGuests");

    /// <summary>Gets the value <c>organization</c>: members and guests of the organizer's organization.</summary>
    public static LobbyScope Organization { get; } = new("organization");

    /// <summary>Gets the value <c>organizationAndFederated</c>: members and guests of the organizer's organization and people of trusted organizations.</summary>
    public static LobbyScope OrganizationAndFederated { get; } = new("organizationAndFederated");

    /// <summary>Gets the value <c>everyone</c>: everyone, including people who are not signed in. The weakest scope.</summary>
    public static LobbyScope Everyone { get; } = new("everyone");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "organizer" or "invited" or "organizationExcludingGuests" or "organization" or "organizationAndFederated" or "everyone";

    /// <summary>Tells whether this scope admits nobody directly whom <paramref name="other"/> would not.</summary>
    /// <remarks>
    /// The order is partial: <see cref="Invited"/> may name people outside the organization, so that it is not
    /// comparable with the three organization scopes. An unknown scope is the weakest, and not comparable with another unknown one.
    /// </remarks>
    /// <param name="other">The scope to compare with.</param>
    /// <returns><see langword="true"/> when this scope is equally strict or stricter.</returns>
    public bool IsAtLeastAsStrictAs(LobbyScope other)
    {
        if (!IsKnown)
        {
            return this == other;
        }

        if (!other.IsKnown || this == other || this == Organizer || other == Everyone)
        {
            return true;
        }

        return OrganizationRank >= 0 && other.OrganizationRank >= OrganizationRank;
    }

    /// <summary>Gives the weakest scope that is at least as strict as both.</summary>
    /// <param name="other">The other scope.</param>
    /// <returns>The stricter of the two where they are comparable; otherwise <see cref="Organizer"/>, which is stricter than any.</returns>
    public LobbyScope Intersect(LobbyScope other) =>
        IsAtLeastAsStrictAs(other) ? this : other.IsAtLeastAsStrictAs(this) ? other : Organizer;

    private int OrganizationRank =>
        this == OrganizationExcludingGuests ? 0
        : this == Organization ? 1
        : this == OrganizationAndFederated ? 2
        : -1;

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);

    private static string Canonical(string value)
    {
        foreach (string known in (ReadOnlySpan<string>)["organizer", "invited", "organizationExcludingGuests", "organization", "organizationAndFederated", "everyone"])
        {
            if (string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return value;
    }
}
