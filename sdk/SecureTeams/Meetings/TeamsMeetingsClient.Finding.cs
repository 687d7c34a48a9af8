using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings;

/// <content>How meetings are found without their id.</content>
public sealed partial class TeamsMeetingsClient
{
    /// <summary>Finds a meeting by the link with which people join it.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="joinUrl">The join link, exactly as the service gave it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The meeting, or null when the organizer has none with this link.</returns>
    /// <remarks>
    /// A link that names another tenant than the client's is refused without a call, which could not find anything. Short links name
    /// no tenant, and a client whose tenant was given by its domain has none to compare: then the service is asked.
    /// </remarks>
    /// <exception cref="ArgumentException">The organizer is empty.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.JoinUrlRefused"/>: the link belongs to another tenant, or what it says about it cannot be read.</exception>
    [RequiresGraphPermission("OnlineMeetings.Read", "OnlineMeetings.Read.All")]
    public async Task<OnlineMeeting?> FindByJoinUrlAsync(Guid organizer, JoinUrl joinUrl, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(joinUrl);
        string path = _paths.ByJoinUrl(organizer, joinUrl);
        DemandOwnTenant(joinUrl);
        return await FindAsync(TeamsOperation.FindMeetingByJoinUrl, organizer, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds a meeting by the id that people type in to join it.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The digits; spaces between them, as invitations show them, do not matter. It is not <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The meeting, or null when the organizer has none with this id.</returns>
    /// <exception cref="ArgumentException">The organizer is empty, or the id is not of 1 to 32 digits.</exception>
    [RequiresGraphPermission("OnlineMeetings.Read", "OnlineMeetings.Read.All")]
    public async Task<OnlineMeeting?> FindByMeetingIdAsync(Guid organizer, string meetingId, CancellationToken cancellationToken = default)
    {
        string digits = Digits(meetingId, nameof(meetingId));
        return await FindAsync(TeamsOperation.FindMeetingByMeetingId, organizer, _paths.ByMeetingId(organizer, digits), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds a meeting of any organizer of the tenant by the id with which video systems of other makers join it. The application access policy is not asked.</summary>
    /// <param name="videoTeleconferenceId">The digits, without the tenant's key of the video system.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The meeting, or null when there is none with this id.</returns>
    /// <exception cref="ArgumentException">The id is not of 1 to 32 digits.</exception>
    /// <exception cref="InvalidOperationException">The client acts for a user; the service lets applications do this only. Nothing was sent.</exception>
    [RequiresGraphPermission(null, "OnlineMeetings.Read.All")]
    public async Task<OnlineMeeting?> FindByVideoTeleconferenceIdAsync(string videoTeleconferenceId, CancellationToken cancellationToken = default)
    {
        string digits = Digits(videoTeleconferenceId, nameof(videoTeleconferenceId));
        return _graph.Caller.IsDelegated
            ? throw new InvalidOperationException("Microsoft Graph finds meetings by their video teleconference id for applications only. Use a client with the application's own token.")
            : await FindAsync(TeamsOperation.FindMeetingByVideoTeleconferenceId, Guid.Empty, MeetingPaths.ByVideoTeleconferenceId(digits), cancellationToken).ConfigureAwait(false);
    }

    private async Task<OnlineMeeting?> FindAsync(TeamsOperation operation, Guid organizer, string path, CancellationToken cancellationToken)
    {
        var call = new GraphRequest { Operation = operation, Organizer = organizer, Method = HttpMethod.Get, Path = path };
        await foreach (MeetingPageWire page in Graph.SendPagesAsync(call, MeetingJson.Default.MeetingPageWire, page => page.NextLink, cancellationToken).ConfigureAwait(false))
        {
            if (MeetingReader.ReadFirst(page) is { } meeting)
            {
                return meeting;
            }
        }

        return null;
    }

    private void DemandOwnTenant(JoinUrl joinUrl)
    {
        JoinUrlContext context = joinUrl.ReadContext();
        if (context.Kind == JoinUrlContextKind.Malformed)
        {
            throw new SecureTeamsException(
                SecureTeamsErrorCode.JoinUrlRefused,
                "The join link's context, which names its tenant, cannot be read; nothing was sent.",
                "Use the link exactly as Teams gave it: it was cut, decoded or changed on the way.");
        }

        if (context.Kind == JoinUrlContextKind.Named && _graph.Tenant is { IsDefault: false } own && Guid.TryParse(own.Value, out Guid id) && id != context.Tenant)
        {
            throw new SecureTeamsException(
                SecureTeamsErrorCode.JoinUrlRefused,
                "The join link belongs to a meeting of another tenant than the client's; nothing was sent.",
                "Use a client for the organizer's tenant, for example through ForTenant, if the application is installed there.");
        }
    }

    private static string Digits(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        string digits = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        return digits.Length is > 0 and <= 32 && digits.All(char.IsAsciiDigit)
            ? digits
            : throw new ArgumentException("The id consists of 1 to 32 digits.", parameter);
    }
}
