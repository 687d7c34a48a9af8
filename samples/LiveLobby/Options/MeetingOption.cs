using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;

namespace LiveLobby.Options;

/// <summary>One option that the form changes: how it is read, sent, and expected.</summary>
/// <param name="Key">Its key in forms.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Member">The member of the meeting, which knows whether a change takes effect while the meeting runs.</param>
/// <param name="Choices">The values to choose from; none for a text.</param>
/// <param name="Read">Reads the value; empty when the service does not state it.</param>
/// <param name="Send">Sets the value in a change.</param>
/// <param name="With">Gives the meeting with the value: for what is expected, and for the preview.</param>
public sealed record MeetingOption(
    string Key,
    string Label,
    MeetingMembers Member,
    IReadOnlyList<Choice> Choices,
    Func<OnlineMeeting, string> Read,
    Func<MeetingChange, string, MeetingChange> Send,
    Func<OnlineMeeting, string, OnlineMeeting> With)
{
    /// <summary>The key of the hidden field that holds the value from which the form was rendered.</summary>
    public string WasKey => $"was-{Key}";

    /// <summary>Gets a value indicating whether a change takes effect in a meeting that runs.</summary>
    public bool IsEffectiveNow => MeetingMembers.EffectiveWhileRunning.HasFlag(Member);

    /// <summary>Says a value in words.</summary>
    internal string Say(string value) => Choices.FirstOrDefault(choice => choice.Value == value)?.Text ?? (value.Length == 0 ? "not stated" : value);
}
