namespace GuardMeeting;

/// <summary>Which meeting is watched, and how often.</summary>
internal sealed class GuardOptions
{
    internal const string Missing = "Set Guard:Organizer (an object id) and Guard:JoinUrl (the join link, exactly as Teams gave it). Guard:Every is at most a day, Guard:Rounds not below 0.";

    public Guid Organizer { get; set; }

    /// <summary>Whoever has the link may try to join: keep it where secrets are kept.</summary>
    public string JoinUrl { get; set; } = string.Empty;

    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how many looks the watch ends; 0 for never.</summary>
    public int Rounds { get; set; }

    internal static bool IsComplete(GuardOptions options) =>
        options.Organizer != Guid.Empty && options.Every > TimeSpan.Zero && options.Every <= TimeSpan.FromDays(1) && options.Rounds >= 0 && Uri.TryCreate(options.JoinUrl, UriKind.Absolute, out Uri? link) && link.Scheme == Uri.UriSchemeHttps;
}
