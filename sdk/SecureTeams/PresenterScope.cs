namespace SecureTeams;

/// <summary>
/// Who may present in a meeting, as the text that Microsoft Graph uses (<c>onlineMeetingPresenters</c>).
/// </summary>
/// <remarks>
/// The set is open: a value that this version does not know is kept as it is, reported by <see cref="IsKnown"/>,
/// treated as the weakest in every comparison and never written back.
/// Source: Microsoft Graph v1.0, onlineMeeting resource type.
/// </remarks>
public readonly record struct PresenterScope
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="PresenterScope"/> struct from the service's text.</summary>
    /// <param name="value">The text as Microsoft Graph sends it; known values are recognised in any casing.</param>
    public PresenterScope(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = Canonical(value);
    }

    /// <summary>Gets the value <c>organizer</c>: only the organizer and co-organizers.</summary>
    public static PresenterScope Organizer { get; } = new("organizer");

    /// <summary>Gets the value <c>roleIsPresenter</c>: the attendees that are listed with the role of presenter.</summary>
    public static PresenterScope SpecificPeople { get; } = new("roleIsPresenter");

    /// <summary>Gets the value <c>organization</c>: everyone in the organizer's organization.</summary>
    public static PresenterScope Organization { get; } = new("organization");

    /// <summary>Gets the value <c>everyone</c>: every participant, including people who are not signed in. The weakest scope.</summary>
    public static PresenterScope Everyone { get; } = new("everyone");

    /// <summary>Gets the text as Microsoft Graph spells it; empty for the default of the type.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether this version knows the value and its meaning.</summary>
    public bool IsKnown => _value is "organizer" or "roleIsPresenter" or "organization" or "everyone";

    /// <summary>Tells whether this scope makes nobody a presenter whom <paramref name="other"/> would not.</summary>
    /// <remarks>
    /// The order is partial: <see cref="SpecificPeople"/> may name people outside the organization, so that it is
    /// not comparable with <see cref="Organization"/>. An unknown scope is the weakest, and not comparable with another unknown one.
    /// </remarks>
    /// <param name="other">The scope to compare with.</param>
    /// <returns><see langword="true"/> when this scope is equally strict or stricter.</returns>
    public bool IsAtLeastAsStrictAs(PresenterScope other)
    {
        if (!IsKnown)
        {
            return this == other;
        }

        return !other.IsKnown || this == other || this == Organizer || other == Everyone;
    }

    /// <summary>Gives the weakest scope that is at least as strict as both.</summary>
    /// <param name="other">The other scope.</param>
    /// <returns>The stricter of the two where they are comparable; otherwise <see cref="Organizer"/>, which is stricter than any.</returns>
    public PresenterScope Intersect(PresenterScope other) =>
        IsAtLeastAsStrictAs(other) ? this : other.IsAtLeastAsStrictAs(this) ? other : Organizer;

    /// <summary>Returns the text for messages and logs.</summary>
    /// <returns><see cref="Value"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(_value);

    private static string Canonical(string value)
    {
        foreach (string known in (ReadOnlySpan<string>)["organizer", "roleIsPresenter", "organization", "everyone"])
        {
            if (string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return value;
    }
}
