using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Benchmarks.Meetings.Contenders;

/// <summary>A client, and what is measured of it. Each sends the same bodies and reads the same members into objects.</summary>
internal abstract class MeetingsContender : IDisposable
{
    protected static DateTimeOffset Start { get; } = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    protected static DateTimeOffset End { get; } = Start.AddHours(1);

    protected const string Subject = "Quarter results";

    /// <summary>Gets the names of all, the yardstick first.</summary>
    public static IReadOnlyList<string> Titles { get; } = [BareClient.Title, SdkClient.Title, MicrosoftGraphClient.Title];

    /// <summary>Gets what the table calls it.</summary>
    public abstract string Name { get; }

    public static MeetingsContender Make(string title, MeetingsEndpoint endpoint, X509Certificate2 root) => title switch
    {
        BareClient.Title => new BareClient(endpoint, root),
        SdkClient.Title => new SdkClient(endpoint, root),
        _ => new MicrosoftGraphClient(endpoint, root),
    };

    /// <summary>Creates a meeting with the strict policy.</summary>
    /// <returns>Its id.</returns>
    public abstract Task<string> CreateAsync();

    public abstract Task<MeetingSeen> GetAsync(string meetingId);

    /// <summary>Sets who passes the lobby and who presents, and forbids recording.</summary>
    public abstract Task<MeetingSeen> PatchAsync(string meetingId);

    /// <summary>Reads all attendance records, page by page.</summary>
    /// <returns>How many there were, and how long they attended in all.</returns>
    public abstract Task<(int Records, TimeSpan Attendance)> PageAsync();

    public abstract void Dispose();
}
