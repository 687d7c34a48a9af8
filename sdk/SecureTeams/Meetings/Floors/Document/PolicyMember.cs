namespace SecureTeams.Meetings.Floors.Document;

/// <summary>A member of a JSON object, and where its name begins.</summary>
internal sealed class PolicyMember
{
    internal PolicyMember(string name, int position, PolicyNode value)
    {
        Name = name;
        Position = position;
        Value = value;
    }

    internal string Name { get; }

    internal int Position { get; }

    internal PolicyNode Value { get; }
}
