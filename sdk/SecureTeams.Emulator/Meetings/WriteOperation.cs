namespace SecureTeams.Emulator.Meetings;

/// <summary>The requests that carry a meeting, and, as flags, the ones in which a member may be written.</summary>
[Flags]
internal enum WriteOperation
{
    None = 0,
    Create = 1,
    CreateOrGet = 2,
    Update = 4,
}
