using System.Globalization;

namespace SecureTeams.Meetings.Events;

/// <summary>
/// A time as virtual events state it (<c>dateTimeTimeZone</c>): a local time and the name of its zone, either of IANA
/// (<c>Europe/Berlin</c>) or of Windows (<c>W. Europe Standard Time</c>).
/// </summary>
public readonly record struct EventTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"];

    private readonly string? _dateTime;
    private readonly string? _timeZone;

    /// <summary>Initializes a new instance of the <see cref="EventTime"/> struct from the service's texts.</summary>
    /// <param name="dateTime">The local time, such as <c>2030-01-31T09:00:00.0000000</c>.</param>
    /// <param name="timeZone">The name of the zone.</param>
    public EventTime(string? dateTime, string? timeZone)
    {
        _dateTime = string.IsNullOrEmpty(dateTime) ? null : dateTime;
        _timeZone = string.IsNullOrEmpty(timeZone) ? null : timeZone;
        Instant = Resolve(DateTime, TimeZone);
    }

    /// <summary>Gets the local time as the service's text; empty when it gave none.</summary>
    public string DateTime => _dateTime ?? string.Empty;

    /// <summary>Gets the name of the zone as the service's text; empty when it gave none.</summary>
    public string TimeZone => _timeZone ?? string.Empty;

    /// <summary>
    /// Gets the point in time, in UTC; null when this system does not know the zone, the text is no time, the local time does not
    /// exist or exists twice in the zone, because clocks are changed then, or it is before the year 1 or after the year 9999 in UTC. It is not guessed.
    /// </summary>
    public DateTimeOffset? Instant { get; }

    private static DateTimeOffset? Resolve(string dateTime, string timeZone)
    {
        bool isUtc = string.Equals(timeZone, "UTC", StringComparison.OrdinalIgnoreCase) || string.Equals(timeZone, "tzone://Microsoft/Utc", StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> text = isUtc && dateTime.EndsWith('Z') ? dateTime.AsSpan(0, dateTime.Length - 1) : dateTime;
        if (!System.DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return null;
        }

        if (isUtc)
        {
            return new DateTimeOffset(local, TimeSpan.Zero);
        }

        if (timeZone.Length is 0 or > 64 || !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? zone) || zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local))
        {
            return null;
        }

        long ticks = local.Ticks - zone.GetUtcOffset(local).Ticks;
        return ticks >= System.DateTime.MinValue.Ticks && ticks <= System.DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }
}
