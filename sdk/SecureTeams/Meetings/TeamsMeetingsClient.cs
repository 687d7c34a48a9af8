using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Logging;
using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.SignIn;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Meetings.Batching;
using SecureTeams.Meetings.Events;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings;

/// <summary>
/// Creates, finds, changes and deletes the online meetings of an organizer, as an application (Microsoft Graph v1.0,
/// <c>/users/{id}/onlineMeetings</c>).
/// </summary>
/// <remarks>
/// <para>
/// Thread-safe; one instance serves one tenant and credential. The application needs the permission
/// <c>OnlineMeetings.ReadWrite.All</c> (or <c>Read.All</c> to read) and an application access policy for the organizer.
/// </para>
/// <para>
/// After every write the service's answer is compared with what was asked: weaker settings become a
/// <see cref="MeetingPolicyNotAppliedException"/>. Drafts and changes below the organisation's floor are refused with
/// <see cref="MeetingBelowFloorException"/> before anything is sent, and meetings below it say so in <see cref="OnlineMeeting.BelowFloor"/>. Every method throws <see cref="SecureTeamsException"/> or a type derived
/// from it when the service, the identity provider or the way to them fails, and <see cref="OperationCanceledException"/>
/// when cancelled.
/// </para>
/// </remarks>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "The one optional parameter is the cancellation token, and the required ones tell the overloads apart.")]
public sealed partial class TeamsMeetingsClient
{
    private readonly GraphClient _graph;
    private readonly ILogger _logger;
    private readonly TokenSubject? _subject;
    private readonly Guid? _user;
    private readonly MeetingPaths _paths;
    private readonly FloorGuard _floor;

    internal TeamsMeetingsClient(GraphClient graph, MeetingFloor floor, ILogger logger)
        : this(graph, new FloorGuard(floor, logger), logger, subject: null)
    {
    }

    private TeamsMeetingsClient(GraphClient graph, FloorGuard floor, ILogger logger, TokenSubject? subject, Guid? person = null)
    {
        _floor = floor;
        _graph = subject is { } named ? graph.For(named) : graph;
        _logger = logger;
        _subject = subject;
        _user = subject?.User?.ObjectId ?? person;
        _paths = new MeetingPaths(_user);
    }

    /// <summary>Gets what was left behind by meetings: who attended, transcripts and recordings.</summary>
    public MeetingArtifactsClient Artifacts => field ??= new MeetingArtifactsClient(this);

    /// <summary>Gets the reading of webinars and town halls.</summary>
    public VirtualEventsClient Events => field ??= new VirtualEventsClient(this, _floor);

    /// <summary>Gets the sending of many operations in few requests.</summary>
    public MeetingBatch Batch => field ??= new MeetingBatch(this, _floor, _logger);

    /// <summary>Gets the paths of this view.</summary>
    internal MeetingPaths Paths => _paths;

    /// <summary>Gets the way to Microsoft Graph, where it has meetings at all.</summary>
    internal GraphClient Graph => !_graph.Caller.LacksMeetings ? _graph : throw new SecureTeamsException(
        SecureTeamsErrorCode.NotAvailableInCloud,
        "Microsoft Graph has no online meetings in this cloud; nothing was sent.",
        "Use a tenant of another cloud.");

    /// <summary>Returns this client with a user's delegated token: it reaches that user's own meetings (<c>/me/onlineMeetings</c>) and no others.</summary>
    /// <param name="token">The token that the user's tab sent with the request that is being answered.</param>
    /// <returns>A light view on the same connections, limits and caches; make one for each request. The organizer of its operations must be the token's user.</returns>
    /// <remarks>
    /// The first operation exchanges the token (on-behalf-of); what the user or an administrator has to do first comes as
    /// <see cref="Identity.Claims.ClaimsChallengeException"/>. The tokens of two users, of two tenants, and of one user's two sign-ins are kept apart.
    /// </remarks>
    /// <exception cref="ArgumentException">The token belongs to another tenant than that of <see cref="ForTenant"/>.</exception>
    /// <exception cref="InvalidOperationException">This is a view of a user already.</exception>
    public TeamsMeetingsClient OnBehalfOf(ValidatedTabToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return As(new TokenSubject(token.Tenant, new TabUser(token)));
    }

    /// <summary>Returns this client with the delegated token of a user who has left: it reaches that user's own meetings and no others.</summary>
    /// <param name="access">The access that <see cref="LongRunningFlow"/> started, in this process or another one.</param>
    /// <returns>A light view on the same connections, limits and caches. The organizer of its operations must be the access's user.</returns>
    /// <exception cref="ArgumentException">The access belongs to another tenant than that of <see cref="ForTenant"/>.</exception>
    /// <exception cref="InvalidOperationException">This is a view of a user already.</exception>
    public TeamsMeetingsClient OnBehalfOf(LongRunningAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return As(new TokenSubject(access.Tenant, new LongRunningUser(access)));
    }

    /// <summary>Returns this client for the person who signed in to a tool: it reaches that person's own meetings (<c>/me/onlineMeetings</c>) and no others.</summary>
    /// <param name="user">Who signed in, from this client's <see cref="Identity.SignIn.TeamsSignIn"/>.</param>
    /// <returns>A light view on the same connections, limits and caches. The organizer of its operations must be the person.</returns>
    /// <exception cref="InvalidOperationException">The person signed in to another client, or this is a view of a user or tenant already.</exception>
    public TeamsMeetingsClient OnBehalfOf(SignedInUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        DemandApplication();
        return _subject is null && user.IsOf(_graph.Caller.Tokens)
            ? new TeamsMeetingsClient(_graph, _floor, _logger, subject: null, user.ObjectId)
            : throw new InvalidOperationException("The person signed in to another client, or this is the view of a tenant.");
    }

    /// <summary>Returns this client with the application's token of another tenant, in which an administrator has consented to the application.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>A light view on the same connections, limits and caches.</returns>
    /// <exception cref="ArgumentException">The tenant is the default of the type.</exception>
    /// <exception cref="InvalidOperationException">This is a view of a user, whose rights do not reach so far.</exception>
    public TeamsMeetingsClient ForTenant(TenantId tenant)
    {
        if (tenant == default)
        {
            throw new ArgumentException("default(TenantId) is not a tenant.", nameof(tenant));
        }

        DemandApplication();
        return new TeamsMeetingsClient(_graph, _floor, _logger, new TokenSubject(tenant));
    }

    /// <summary>Creates a meeting.</summary>
    /// <param name="organizer">The object id of the organizer, a member of the tenant with a Teams licence.</param>
    /// <param name="draft">What to create; its policy is the strict one unless chosen otherwise.</param>
    /// <param name="cancellationToken">Cancels the wait; the service may have created the meeting nevertheless.</param>
    /// <returns>The meeting as the service made it.</returns>
    /// <remarks>
    /// A lost answer is not retried, since that would make a second meeting; <see cref="CreateOrGetAsync"/> can be repeated safely.
    /// </remarks>
    /// <exception cref="ArgumentException">The organizer is empty, or the draft cannot be written.</exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The meeting exists with weaker settings than the draft's.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<OnlineMeeting> CreateAsync(Guid organizer, MeetingDraft draft, CancellationToken cancellationToken = default)
    {
        string path = _paths.Collection(organizer);
        Validate(draft);
        _floor.Demand(draft);
        MeetingChange options = draft.Options();
        var call = new GraphRequest { Operation = TeamsOperation.CreateMeeting, Organizer = organizer, Method = HttpMethod.Post, Path = path, Body = MeetingWriter.Create(draft, options) };
        GraphAnswer<OnlineMeeting> answer = await Graph.SendAsync(call, MeetingJson.Default.MeetingWire, MeetingReader.Read, cancellationToken).ConfigureAwait(false);
        return PolicyReadBack.Demand(_logger, call.Operation.Name, options, _floor.Judge(answer.Value), answer.Facts, draft);
    }

    /// <summary>Gets the meeting of an external id, or creates it; then applies the draft's policy to it.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="externalId">The caller's own id of the meeting: the service keeps one meeting for each tenant, organizer and external id.</param>
    /// <param name="draft">
    /// What to create, and the policy to apply in either case. Subject, schedule and people of an existing meeting stay as they
    /// are, except that a policy with <see cref="PresenterScope.SpecificPeople"/> replaces the list of people, as the service demands.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The meeting, and whether this call created it.</returns>
    /// <remarks>
    /// The service takes no meeting options in this operation, so that a new meeting has the tenant's defaults until the
    /// second request has applied the policy. If that request fails, <see cref="MeetingPolicyPendingException"/> says so and
    /// carries the meeting; after a cancellation in between, repeat the call.
    /// </remarks>
    /// <exception cref="ArgumentException">The organizer or the external id is empty, or the draft cannot be written.</exception>
    /// <exception cref="MeetingPolicyPendingException">The meeting was found or created, but the policy could not be applied.</exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The meeting exists with weaker settings than the draft's.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<CreateOrGetResult> CreateOrGetAsync(Guid organizer, string externalId, MeetingDraft draft, CancellationToken cancellationToken = default)
    {
        string path = _paths.Collection(organizer) + "/createOrGet";
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        Validate(draft);
        _floor.Demand(draft);
        if (draft.HasCreateOnlyMembers)
        {
            throw new ArgumentException("The draft has a member that can be set by CreateAsync only: ChatHistory, IsChatTextOnly, AllowRenaming, RequirePasscode, SensitivityLabelId, SpokenLanguage, or end-to-end encryption. The service would lose it here.", nameof(draft));
        }

        var call = new GraphRequest { Operation = TeamsOperation.CreateOrGetMeeting, Organizer = organizer, Method = HttpMethod.Post, Path = path, Body = MeetingWriter.CreateOrGet(externalId, draft), IsIdempotent = true };
        GraphAnswer<OnlineMeeting> answer = await Graph.SendAsync(call, MeetingJson.Default.MeetingWire, MeetingReader.Read, cancellationToken).ConfigureAwait(false);
        OnlineMeeting meeting = _floor.Note(answer.Value);
        bool wasCreated = answer.Facts.Status == HttpStatusCode.Created;
        long answered = Graph.Clock.GetTimestamp();
        try
        {
            MeetingUpdate applied = await UpdateAsync(organizer, meeting.Id, draft.Options(), cancellationToken).ConfigureAwait(false);
            if (wasCreated)
            {
                PolicyReadBack.Demand(_logger, call.Operation.Name, new MeetingChange { Attendees = draft.Attendees }, applied.Meeting, answer.Facts);
            }

            return new CreateOrGetResult(applied.Meeting, wasCreated) { Before = meeting, Unguarded = Graph.Clock.GetElapsedTime(answered) };
        }
        catch (SecureTeamsException exception) when (exception is not MeetingPolicyNotAppliedException)
        {
            throw new MeetingPolicyPendingException(meeting, wasCreated, exception) { ClientRequestId = exception.ClientRequestId, RequestId = exception.RequestId, StatusCode = exception.StatusCode, RetryAfter = exception.RetryAfter, Attempts = exception.Attempts, OutcomeIsUnknown = exception.OutcomeIsUnknown };
        }
    }

    /// <summary>
    /// Creates a meeting under a key of the caller, so that it can be repeated, after a lost answer or a crash, without making a second one.
    /// </summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="draft">What to create.</param>
    /// <param name="key">The key; repeat the call with the same one until it succeeds.</param>
    /// <param name="cancellationToken">Cancels the wait; repeat the call with the same key.</param>
    /// <returns>The meeting, whether this call created it, and how long it had the tenant's defaults: the service takes the policy in a second request only.</returns>
    /// <exception cref="ArgumentException">The organizer is empty, the key is the default of its type, or the draft cannot be written.</exception>
    /// <exception cref="MeetingPolicyPendingException">The meeting was found or created, but the policy could not be applied.</exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The meeting exists with weaker settings than the draft's.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<CreateOrGetResult> CreateAsync(Guid organizer, MeetingDraft draft, ExternalMeetingKey key, CancellationToken cancellationToken = default) => key.IsDefault
        ? throw new ArgumentException("default(ExternalMeetingKey) is not a key. Use New, For or Parse.", nameof(key))
        : await CreateOrGetAsync(organizer, key.Value, draft, cancellationToken).ConfigureAwait(false);

    /// <summary>Gets a meeting by its id.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The meeting.</returns>
    /// <exception cref="ArgumentException">The organizer or the id is empty.</exception>
    /// <exception cref="TeamsServiceException">With <see cref="SecureTeamsErrorCode.NotFound"/> when there is no such meeting.</exception>
    [RequiresGraphPermission("OnlineMeetings.Read", "OnlineMeetings.Read.All")]
    public async Task<OnlineMeeting> GetAsync(Guid organizer, string meetingId, CancellationToken cancellationToken = default)
    {
        var call = new GraphRequest { Operation = TeamsOperation.GetMeeting, Organizer = organizer, Method = HttpMethod.Get, Path = _paths.Item(organizer, meetingId) };
        GraphAnswer<OnlineMeeting> answer = await Graph.SendAsync(call, MeetingJson.Default.MeetingWire, MeetingReader.Read, cancellationToken).ConfigureAwait(false);
        return _floor.Judge(answer.Value);
    }

    /// <summary>Deletes a meeting.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the wait; the service may have deleted the meeting nevertheless.</param>
    /// <returns>A task that ends when the service has deleted the meeting.</returns>
    /// <exception cref="ArgumentException">The organizer or the id is empty.</exception>
    /// <exception cref="TeamsServiceException">With <see cref="SecureTeamsErrorCode.NotFound"/> when there is no such meeting.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task DeleteAsync(Guid organizer, string meetingId, CancellationToken cancellationToken = default)
    {
        var call = new GraphRequest { Operation = TeamsOperation.DeleteMeeting, Organizer = organizer, Method = HttpMethod.Delete, Path = _paths.Item(organizer, meetingId) };
        await Graph.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private TeamsMeetingsClient As(TokenSubject user)
    {
        DemandApplication();
        return _subject is null || _subject.Value.Tenant == user.Tenant
            ? new TeamsMeetingsClient(_graph, _floor, _logger, user)
            : throw new ArgumentException("The user belongs to another tenant than this view of the client.", nameof(user));
    }

    private void DemandApplication()
    {
        if (_user is not null)
        {
            throw new InvalidOperationException("This is the view of a user. Make others from the client itself.");
        }
    }

    internal static void Validate(MeetingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Policy.Presenters == PresenterScope.SpecificPeople && !AttendeeList.NamesPresenter(draft.Attendees))
        {
            throw new ArgumentException("PresenterScope.SpecificPeople needs at least one attendee with the role of presenter.", nameof(draft));
        }
    }
}
