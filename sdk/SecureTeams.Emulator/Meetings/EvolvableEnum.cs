namespace SecureTeams.Emulator.Meetings;

/// <summary>A Graph enumeration: the values before the sentinel, and those after it which only clients that prefer so may see.</summary>
internal sealed record EvolvableEnum(string[] BeforeSentinel, string[] AfterSentinel)
{
    public const string Sentinel = "unknownFutureValue";

    public static readonly EvolvableEnum LobbyScope = new(["organizer", "organization", "organizationAndFederated", "everyone"], ["invited", "organizationExcludingGuests"]);
    public static readonly EvolvableEnum Presenters = new(["everyone", "organization", "roleIsPresenter", "organizer"], []);
    public static readonly EvolvableEnum Role = new(["attendee", "presenter"], ["producer", "coorganizer"]);
    public static readonly EvolvableEnum AnonymizableRole = new(["attendee"], []);
    public static readonly EvolvableEnum LobbyAdmitters = new(["organizerAndCoOrganizersAndPresenters", "organizerAndCoOrganizers"], []);
    public static readonly EvolvableEnum ChatMode = new(["enabled", "disabled", "limited"], []);
    public static readonly EvolvableEnum ChatHistory = new(["all", "none"], []);
    public static readonly EvolvableEnum LiveShare = new(["enabled", "disabled"], []);
    public static readonly EvolvableEnum MeetingType = new(["adhoc", "scheduled", "recurring", "broadcast", "meetnow"], []);

    public bool Accepts(string value) =>
        BeforeSentinel.Contains(value, StringComparer.Ordinal) || AfterSentinel.Contains(value, StringComparer.Ordinal);

    /// <summary>The value as a client sees it that does not ask for values after the sentinel.</summary>
    public string Downlevel(string value) => BeforeSentinel.Contains(value, StringComparer.Ordinal) ? value : Sentinel;
}
