namespace ScheduleSensitiveMeeting;

/// <summary>Which meeting is to exist, and for whom.</summary>
internal sealed class MeetingOptions
{
    internal const string Missing = "Set Meeting:Organizer (an object id), Meeting:Key (your own id of the meeting) and Meeting:Speaker (a sign-in name). Meeting:Subject and the names in Meeting:Audience are not blank.";

    public Guid Organizer { get; set; }

    /// <summary>What the meeting belongs to, such as the number of a contract. The same key never makes a second meeting.</summary>
    public string Key { get; set; } = string.Empty;

    public string Subject { get; set; } = "Takeover of Fabrikam";

    /// <summary>The sign-in name of who presents besides the organizer.</summary>
    public string Speaker { get; set; } = string.Empty;

    /// <summary>The sign-in names of those who listen.</summary>
    public IList<string> Audience { get; } = [];

    internal static bool IsComplete(MeetingOptions options) =>
        options.Organizer != Guid.Empty && !string.IsNullOrWhiteSpace(options.Key) && !string.IsNullOrWhiteSpace(options.Subject)
        && !string.IsNullOrWhiteSpace(options.Speaker) && !options.Audience.Any(string.IsNullOrWhiteSpace);
}
