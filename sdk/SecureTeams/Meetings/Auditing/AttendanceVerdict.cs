namespace SecureTeams.Meetings.Auditing;

/// <summary>What the admission rules say of somebody who was in a meeting.</summary>
public enum AttendanceVerdict
{
    /// <summary>Nobody was examined: the value of a finding that was never made.</summary>
    None,

    /// <summary>The rules let such a participant in without anybody's doing.</summary>
    Expected,

    /// <summary>The rules put such a participant into the lobby: somebody admitted them.</summary>
    Admitted,

    /// <summary>The rules keep such a participant out: the rules were others when they joined, or the record does not show all of their identity.</summary>
    ShouldNotBeThere,

    /// <summary>The record does not say who it was, or in a way that this version does not know.</summary>
    Unidentified,
}
