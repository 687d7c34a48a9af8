using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings.Events;

/// <summary>
/// Reads webinars and town halls: for whom they are, and the lobby options of their sessions. It is a part of
/// <see cref="TeamsMeetingsClient"/> and acts as the same application or user.
/// </summary>
/// <remarks>
/// An application needs an application access policy besides the permission. Lists come page by page while they are enumerated; a
/// failure of a later page ends the enumeration with its exception.
/// </remarks>
public sealed class VirtualEventsClient
{
    private const int MostPages = 1024;
    private const string Webinars = "solutions/virtualEvents/webinars";
    private const string TownHalls = "solutions/virtualEvents/townhalls";

    private readonly TeamsMeetingsClient _client;
    private readonly FloorGuard _floor;

    internal VirtualEventsClient(TeamsMeetingsClient client, FloorGuard floor)
    {
        _client = client;
        _floor = floor;
    }

    /// <summary>Gets a webinar.</summary>
    /// <param name="eventId">The id from <see cref="VirtualEvent.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The webinar.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="TeamsServiceException">With <see cref="SecureTeamsErrorCode.NotFound"/> when there is no such webinar.</exception>
    [RequiresGraphPermission("VirtualEvent.Read", "VirtualEvent.Read.All")]
    public Task<VirtualEvent> GetWebinarAsync(string eventId, CancellationToken cancellationToken = default) =>
        GetAsync(TeamsOperation.GetWebinar, Webinars, eventId, cancellationToken);

    /// <summary>Lists the webinars of an organizer, page by page.</summary>
    /// <param name="organizer">The object id of the organizer; for a client that acts for a user, that user.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The webinars; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentException">The organizer is empty, or is not the user for whom the client acts.</exception>
    [RequiresGraphPermission("VirtualEvent.Read", "VirtualEvent.Read.All")]
    public IAsyncEnumerable<VirtualEvent> ListWebinarsAsync(Guid organizer, CancellationToken cancellationToken = default) =>
        ListAsync(TeamsOperation.ListWebinars, Webinars, organizer, cancellationToken);

    /// <summary>Lists the sessions of a webinar, page by page, with their lobby and other options.</summary>
    /// <param name="eventId">The id from <see cref="VirtualEvent.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The sessions; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    [RequiresGraphPermission("VirtualEvent.Read", "VirtualEvent.Read.All")]
    public IAsyncEnumerable<VirtualEventSession> ListWebinarSessionsAsync(string eventId, CancellationToken cancellationToken = default) =>
        ListSessionsAsync(TeamsOperation.ListWebinarSessions, Webinars, eventId, cancellationToken);

    /// <summary>Gets a town hall.</summary>
    /// <param name="eventId">The id from <see cref="VirtualEvent.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The town hall.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="TeamsServiceException">With <see cref="SecureTeamsErrorCode.NotFound"/> when there is no such town hall.</exception>
    [RequiresGraphPermission("VirtualEvent.Read", "VirtualEvent.Read.All")]
    public Task<VirtualEvent> GetTownHallAsync(string eventId, CancellationToken cancellationToken = default) =>
        GetAsync(TeamsOperation.GetTownHall, TownHalls, eventId, cancellationToken);

    /// <summary>Lists the town halls of an organizer, page by page.</summary>
    /// <param name="organizer">The object id of the organizer; for a client that acts for a user, that user.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The town halls; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentException">The organizer is empty, or is not the user for whom the client acts.</exception>
    [RequiresGraphPermission("VirtualEvent.Read", "VirtualEvent.Read.All")]
    public IAsyncEnumerable<VirtualEvent> ListTownHallsAsync(Guid organizer, CancellationToken cancellationToken = default) =>
        ListAsync(TeamsOperation.ListTownHalls, TownHalls, organizer, cancellationToken);

    /// <summary>Lists the sessions of a town hall, page by page, with their lobby and other options.</summary>
    /// <param name="eventId">The id from <see cref="VirtualEvent.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The sessions; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    [RequiresGraphPermission("VirtualEvent.Read", "VirtualEvent.Read.All")]
    public IAsyncEnumerable<VirtualEventSession> ListTownHallSessionsAsync(string eventId, CancellationToken cancellationToken = default) =>
        ListSessionsAsync(TeamsOperation.ListTownHallSessions, TownHalls, eventId, cancellationToken);

    private static GraphRequest Call(TeamsOperation operation, string path) => new() { Operation = operation, Method = HttpMethod.Get, Path = path };

    private async Task<VirtualEvent> GetAsync(TeamsOperation operation, string collection, string eventId, CancellationToken cancellationToken)
    {
        GraphAnswer<VirtualEvent> answer = await _client.Graph.SendAsync(Call(operation, $"{collection}/{MeetingPaths.Segment(eventId)}"), EventJson.Default.EventWire, EventReader.Event, cancellationToken).ConfigureAwait(false);
        return answer.Value;
    }

    private IAsyncEnumerable<VirtualEvent> ListAsync(TeamsOperation operation, string collection, Guid organizer, CancellationToken cancellationToken)
    {
        _ = _client.Paths.Collection(organizer);
        string function = _client.Graph.Caller.IsDelegated ? "getByUserRole(role='organizer')" : $"getByUserIdAndRole(userId='{organizer:D}',role='organizer')";
        return EnumerateAsync(Call(operation, $"{collection}/{function}") with { Organizer = organizer }, EventJson.Default.PageWireEventWire, EventReader.Event, cancellationToken);
    }

    private IAsyncEnumerable<VirtualEventSession> ListSessionsAsync(TeamsOperation operation, string collection, string eventId, CancellationToken cancellationToken) =>
        EnumerateAsync(Call(operation, $"{collection}/{MeetingPaths.Segment(eventId)}/sessions"), EventJson.Default.PageWireSessionWire, Session, cancellationToken);

    private VirtualEventSession Session(SessionWire wire)
    {
        VirtualEventSession session = EventReader.Session(wire);
        return session with { Options = _floor.Judge(session.Options) };
    }

    private async IAsyncEnumerable<T> EnumerateAsync<TWire, T>(GraphRequest call, JsonTypeInfo<PageWire<TWire>> json, Func<TWire, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TWire : class
    {
        await foreach (PageWire<TWire> page in _client.Graph.SendPagesAsync(call, json, page => page.NextLink, cancellationToken, MostPages).ConfigureAwait(false))
        {
            foreach (TWire? item in page.Value ?? throw ArtifactReader.Malformed())
            {
                yield return read(item ?? throw ArtifactReader.Malformed());
            }
        }
    }
}
