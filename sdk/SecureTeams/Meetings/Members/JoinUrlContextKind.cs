namespace SecureTeams.Meetings.Members;

/// <summary>Whether a join link says where its meeting is.</summary>
public enum JoinUrlContextKind
{
    /// <summary>The link has no context: a short form, which does not name the tenant.</summary>
    Absent,

    /// <summary>The link names the tenant.</summary>
    Named,

    /// <summary>The link has a context that cannot be read, or two of them: it was cut or made up.</summary>
    Malformed,
}
