namespace SecureTeams;

/// <summary>
/// Who may admit people from the lobby, as the text that Microsoft Graph uses (<c>allowedLobbyAdmitterRoles</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>,
/// treated as the weakest in every comparison and never written back.
/// Source: Microsoft Graph v1.0, onlineMeeting resource type.
/// </remarks>
public readonly record struct LobbyAdmitters
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="LobbyAdmitters"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public LobbyAdmitters(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = Canonical(value);
    }

    /// <summary>Gets the value <c>organizerAndCoOrganizers</c>: the organizer and co-organizers.</summary>
    public static LobbyAdmitters OrganizerAndCoOrganizers { get; } = new("organizerAndCoOrganizers");

    /// <summary>Gets the value <c>organizerAndCoOrganizersAndPresenters</c>: the organizer, co-organizers and every presenter.</summary>
    public static LobbyAdmitters OrganizerAndCoOrganizersAndPresenters { get; } = new("organizerAndCoOrganizersAndPresenters");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "organizerAndCoOrganizers" or "organizerAndCoOrganizersAndPresenters";

    /// <summary>Tells whether this setting lets nobody admit whom <paramref name="other"/> would not.</summary>
    /// <param name="other">The setting to compare with.</param>
    /// <returns><see langword="true"/> when this setting is equally strict or stricter. An unknown setting is the weakest, and not comparable with another unknown one.</returns>
    public bool IsAtLeastAsStrictAs(LobbyAdmitters other)
    {
        if (!IsKnown)
        {
            return this == other;
        }

        return !other.IsKnown || this == other || this == OrganizerAndCoOrganizers;
    }

    /// <summary>Gives the weakest setting that is at least as strict as both.</summary>
    /// <param name="other">The other setting.</param>
    /// <returns>The stricter of the two where they are comparable; otherwise <see cref="OrganizerAndCoOrganizers"/>, which is stricter than any.</returns>
    public LobbyAdmitters Intersect(LobbyAdmitters other) =>
        IsAtLeastAsStrictAs(other) ? this : other.IsAtLeastAsStrictAs(this) ? other : OrganizerAndCoOrganizers;

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);

    private static string Canonical(string value)
    {
        foreach (string known in (ReadOnlySpan<string>)["organizerAndCoOrganizers", "organizerAndCoOrganizersAndPresenters"])
        {
            if (string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return value;
    }
}
