namespace SecureTeams.Meetings.Floors.Document;

/// <summary>A value of a JSON document, and where it begins.</summary>
internal sealed class PolicyNode
{
    internal PolicyNode(int position, string text, bool isQuoted)
    {
        Position = position;
        Text = text;
        IsQuoted = isQuoted;
    }

    internal PolicyNode(int position, List<PolicyMember>? members)
    {
        Position = position;
        Members = members;
    }

    /// <summary>Gets the index of its first character.</summary>
    internal int Position { get; }

    /// <summary>Gets a text or a word; null for objects and arrays.</summary>
    internal string? Text { get; }

    /// <summary>Gets whether it is a text in quotation marks.</summary>
    internal bool IsQuoted { get; }

    /// <summary>Gets the members of an object; null for everything else. An array has neither text nor members: no section has a use for one.</summary>
    internal List<PolicyMember>? Members { get; }
}
