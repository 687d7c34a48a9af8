namespace SecureTeams.Emulator.Meetings;

/// <summary>What is known about one member: its type, and in which requests a client may write it.</summary>
internal sealed record MemberRule(string Name, MemberKind Kind, WriteOperation WritableIn)
{
    /// <summary>Whether a change takes effect in a meeting that is running; others wait for its next run.</summary>
    public bool AppliesWhileRunning { get; init; }

    /// <summary>The values of a <see cref="MemberKind.Choice"/> or <see cref="MemberKind.ChoiceList"/>.</summary>
    public EvolvableEnum? Choices { get; init; }

    /// <summary>The members of a <see cref="MemberKind.Structure"/> or of the items of a <see cref="MemberKind.StructureList"/>.</summary>
    public IReadOnlyList<MemberRule> Members { get; init; } = [];
}
