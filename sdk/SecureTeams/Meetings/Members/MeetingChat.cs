namespace SecureTeams.Meetings.Members;

/// <summary>Where a meeting's chat is (<c>chatInfo</c>). Read-only.</summary>
/// <param name="ThreadId">The id of the chat, with which it is found at <c>/chats/{id}</c>.</param>
/// <param name="MessageId">The id of the message in a channel that the meeting belongs to.</param>
/// <param name="ReplyChainMessageId">The id of the reply chain of that message.</param>
public sealed record MeetingChat(string? ThreadId, string? MessageId, string? ReplyChainMessageId)
{
    /// <summary>Returns the name of the type only; with the ids one finds the chat.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => nameof(MeetingChat);
}
