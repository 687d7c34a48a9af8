namespace SecureTeams.Meetings.Floors.Document;

/// <summary>A member of the section <c>meetings</c>, and the values that it takes.</summary>
internal sealed class FloorSetting
{
    private FloorSetting(string name, string[]? words)
    {
        Name = name;
        Words = words;
    }

    /// <summary>Gets every setting. The words of a setting stand from the strictest to the weakest; a setting without words is true or false.</summary>
    internal static FloorSetting[] All { get; } =
    {
        new FloorSetting("tier", new[] { "highlySensitivePresentation", "highlySensitive", "sensitive", "baseline" }),
        new FloorSetting("lobbyBypass", new[] { "organizer", "invited", "organizationExcludingGuests", "organization", "organizationAndFederated", "everyone" }),
        new FloorSetting("dialInBypassesLobby", null),
        new FloorSetting("presenters", new[] { "organizer", "roleIsPresenter", "organization", "everyone" }),
        new FloorSetting("admitters", new[] { "organizerAndCoOrganizers", "organizerAndCoOrganizersAndPresenters" }),
        new FloorSetting("chat", new[] { "disabled", "limited", "enabled" }),
        new FloorSetting("allowRecording", null),
        new FloorSetting("allowTranscription", null),
        new FloorSetting("recordAutomatically", null),
        new FloorSetting("allowCopyingContent", null),
        new FloorSetting("allowAttendeeMicrophone", null),
        new FloorSetting("allowAttendeeCamera", null),
        new FloorSetting("endToEndEncryption", null),
        new FloorSetting("watermarkVideo", null),
        new FloorSetting("watermarkContent", null),
    };

    internal string Name { get; }

    /// <summary>Gets the words that it takes; null for true and false.</summary>
    internal string[]? Words { get; }

    internal static FloorSetting? Named(string name)
    {
        foreach (FloorSetting setting in All)
        {
            if (setting.Name == name)
            {
                return setting;
            }
        }

        return null;
    }

    internal bool Takes(PolicyNode value)
    {
        if (value.Text is null || value.IsQuoted == (Words is null))
        {
            return false;
        }

        return Words is null ? value.Text == "true" || value.Text == "false" : System.Array.IndexOf(Words, value.Text) >= 0;
    }

    internal string Demand() => Words is null ? "true or false" : "one of \"" + string.Join("\", \"", Words) + "\"";
}
