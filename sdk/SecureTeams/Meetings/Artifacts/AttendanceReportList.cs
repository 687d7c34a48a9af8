namespace SecureTeams.Meetings.Artifacts;

/// <summary>The attendance reports of a meeting, as far as the service lists them.</summary>
/// <param name="Reports">The reports, in the service's order.</param>
public sealed record AttendanceReportList(IReadOnlyList<AttendanceReport> Reports)
{
    /// <summary>The service lists the newest reports of a meeting only.</summary>
    private const int DocumentedCap = 50;

    /// <summary>Callers saw it stop here.</summary>
    private const int SeenCap = 10;

    /// <summary>
    /// Gets a value indicating whether there may be older reports than these: the list is as long as one of the numbers at which the
    /// service is known to stop without a word (10 and 50).
    /// </summary>
    public bool MayBeTruncated => Reports.Count is SeenCap or >= DocumentedCap;
}
