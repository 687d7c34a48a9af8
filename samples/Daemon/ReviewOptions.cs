namespace Daemon;

/// <summary>Whose review meetings are kept, and how often that is looked after.</summary>
internal sealed class ReviewOptions
{
    public Guid Organizer { get; set; }

    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After how many rounds the daemon ends; 0 for never.</summary>
    public int Rounds { get; set; }
}
