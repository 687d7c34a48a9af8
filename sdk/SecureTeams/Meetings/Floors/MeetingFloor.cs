using SecureTeams.Meetings.Floors.Document;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Protection;
using SecureTeams.Meetings.Strictness;

namespace SecureTeams.Meetings.Floors;

/// <summary>
/// What no meeting of an organisation may be weaker than: the section <c>meetings</c> of its <c>secureteams.json</c>.
/// </summary>
/// <remarks>
/// A floor demands, it does not change anything: what is weaker is refused with findings, and tightened only where somebody asks for it.
/// The schema of the file is in <c>secureteams.schema.json</c>.
/// </remarks>
public sealed class MeetingFloor
{
    /// <summary>A policy is a page of text; whatever is longer is something else.</summary>
    private const int LongestFile = 1 << 20;

    private readonly PolicyValues _stated;

    private MeetingFloor(ProtectionTier? tier, PolicyValues stated)
    {
        Tier = tier;
        _stated = stated;
        DemandsNothing = tier is null && stated == default;
    }

    /// <summary>Gets the floor that demands nothing.</summary>
    public static MeetingFloor None { get; } = new(null, default);

    /// <summary>Gets the tier whose enforced settings are part of the floor; null when it names none.</summary>
    public ProtectionTier? Tier { get; }

    /// <summary>Gets a value indicating whether there is nothing to compare with, so that reading costs nothing more.</summary>
    internal bool DemandsNothing { get; }

    /// <summary>Reads the floor from the text of a <c>secureteams.json</c>.</summary>
    /// <param name="json">The text. Comments and trailing commas are allowed. Without the section <c>meetings</c> it demands nothing.</param>
    /// <returns>The floor.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="MeetingFloorFormatException">The text is not JSON, or has a member or a value that this version does not know; with line and column of each.</exception>
    public static MeetingFloor Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > LongestFile)
        {
            throw new MeetingFloorFormatException(["the text is longer than 1 MB"]);
        }

        FloorDocument document = FloorDocument.Read(json);
        return document.Faults.Count == 0
            ? Of(document.Settings)
            : throw new MeetingFloorFormatException([.. document.Faults.Select(fault => fault.ToString())]);
    }

    /// <summary>Reads the floor from a file.</summary>
    /// <param name="path">The path of a <c>secureteams.json</c> in UTF-8.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The floor.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="MeetingFloorFormatException">The file cannot be read, is larger than 1 MB, or is not a policy. A floor that cannot be read is never taken for none.</exception>
    public static async Task<MeetingFloor> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        Demand(path);
        try
        {
            return Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            throw Unreadable(failure);
        }
    }

    /// <summary>The same for the reading of configuration, which is not asynchronous.</summary>
    internal static MeetingFloor Load(string path)
    {
        Demand(path);
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            throw Unreadable(failure);
        }
    }

    private static void Demand(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (new FileInfo(path) is { Exists: true, Length: > LongestFile })
        {
            throw new MeetingFloorFormatException(["the file is larger than 1 MB"]);
        }
    }

    private static bool IsUnreadable(Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException;

    private static MeetingFloorFormatException Unreadable(Exception failure) => new(["the file does not exist or cannot be read"], failure);

    /// <summary>Says in which settings a policy is below the floor.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The findings; empty when it is nowhere below. What the policy does not state counts as the weakest.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public IReadOnlyList<PolicyFinding> Check(MeetingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Check(PolicyValues.Of(policy));
    }

    /// <summary>Says in which settings a meeting is below the floor.</summary>
    /// <param name="meeting">The meeting, as the service describes it.</param>
    /// <returns>The findings; empty when it is nowhere below. What the service does not state counts as the weakest.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="meeting"/> is null.</exception>
    public IReadOnlyList<PolicyFinding> Check(OnlineMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return Check(PolicyValues.Of(meeting));
    }

    /// <summary>Says which of the settings that a change states are below the floor.</summary>
    /// <param name="change">The change. What it leaves as it is, is not looked at.</param>
    /// <returns>The findings; empty when the change takes nothing below.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is null.</exception>
    public IReadOnlyList<PolicyFinding> Check(MeetingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var values = PolicyValues.Of(change);
        return [.. Check(values).Where(finding => values.States(finding.Setting))];
    }

    /// <summary>Tightens a draft until it is nowhere below the floor. What is stricter already stays.</summary>
    /// <param name="draft">The draft.</param>
    /// <returns>
    /// The tightened draft. What another setting excludes is off, as recording is beside end-to-end encryption, and where the draft lists no
    /// presenter, <see cref="PresenterScope.SpecificPeople"/> becomes <see cref="PresenterScope.Organizer"/>, so that the draft can be sent.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="draft"/> is null.</exception>
    public MeetingDraft Tighten(MeetingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Tightening.Of(draft, Tighten(PolicyValues.Of(draft.Policy)));
    }

    /// <summary>Tightens a policy until it is nowhere below the floor. What is stricter already stays.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>
    /// The tightened policy; what another setting excludes is off. It may ask for <see cref="PresenterScope.SpecificPeople"/>, which needs
    /// people with the role of presenter beside it; <see cref="Tighten(MeetingDraft)"/> looks at them.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public MeetingPolicy Tighten(MeetingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Tightening.WithoutConflicts(Tighten(PolicyValues.Of(policy))).ToPolicy();
    }

    /// <summary>Gives the change that takes a meeting up to the floor: the settings that are below it, and no others.</summary>
    /// <param name="meeting">The meeting, as the service describes it.</param>
    /// <returns>The change; null when there is nothing to change. End-to-end encryption is never in it: it is fixed when a meeting is created.</returns>
    /// <remarks>
    /// Where the floor is <see cref="PresenterScope.SpecificPeople"/>, the change keeps the meeting's list of people, which the service
    /// wants beside it; where that list names no presenter or cannot be written, only the organizer presents.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="meeting"/> is null.</exception>
    public MeetingChange? ChangeFor(OnlineMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var actual = PolicyValues.Of(meeting);
        MeetingChange change = Tighten(actual).ToChange(Check(actual));
        if (change.Presenters == PresenterScope.SpecificPeople)
        {
            change = AttendeeList.NamesPresenter(meeting.Attendees) && AttendeeList.CanBeSent(meeting.Attendees)
                ? change with { Attendees = meeting.Attendees }
                : change with { Presenters = PresenterScope.Organizer };
        }

        return change.IsEmpty ? null : change;
    }

    private PolicyValues Tighten(in PolicyValues values) => PolicyComparison.Intersect(Tier?.TightenEnforced(values) ?? values, _stated);

    private static MeetingFloor Of(Dictionary<string, string> settings)
    {
        return new(
            Word("tier") is { } name ? ProtectionTier.All.First(tier => string.Equals(tier.Name, name, StringComparison.OrdinalIgnoreCase)) : null,
            new PolicyValues
            {
                LobbyBypass = Word("lobbyBypass") is { } lobby ? new LobbyScope(lobby) : null,
                DialInBypassesLobby = Switch("dialInBypassesLobby"),
                Presenters = Word("presenters") is { } presenters ? new PresenterScope(presenters) : null,
                Admitters = Word("admitters") is { } admitters ? new LobbyAdmitters(admitters) : null,
                Chat = Word("chat") is { } chat ? new MeetingChatMode(chat) : null,
                AllowRecording = Switch("allowRecording"),
                AllowTranscription = Switch("allowTranscription"),
                RecordAutomatically = Switch("recordAutomatically"),
                AllowCopyingContent = Switch("allowCopyingContent"),
                AllowAttendeeMicrophone = Switch("allowAttendeeMicrophone"),
                AllowAttendeeCamera = Switch("allowAttendeeCamera"),
                IsEndToEndEncrypted = Switch("endToEndEncryption"),
                WatermarkVideo = Switch("watermarkVideo"),
                WatermarkContent = Switch("watermarkContent"),
            });

        string? Word(string setting) => settings.GetValueOrDefault(setting);

        bool? Switch(string setting) => Word(setting) switch { "true" => true, "false" => false, _ => null };
    }

    private List<PolicyFinding> Check(PolicyValues actual)
    {
        var findings = new List<PolicyFinding>();
        if (Tier is not null)
        {
            findings.AddRange(Tier.GapsOf(actual).Where(gap => gap.IsEnforced).Select(gap => new PolicyFinding(gap.Setting, gap.Required, gap.Actual)));
        }

        findings.AddRange(PolicyComparison.Weaker(_stated, actual).Where(finding => findings.TrueForAll(other => other.Setting != finding.Setting)));
        return findings;
    }
}
