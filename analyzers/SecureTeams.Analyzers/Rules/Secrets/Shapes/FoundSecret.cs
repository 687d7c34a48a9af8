using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>A secret that was recognised in a text; the default says that there is none.</summary>
internal readonly struct FoundSecret(string name, int start, int end, Lowering? doubt = null, bool isOftenMadeForTests = false)
{
    public bool IsFound => Name is not null;

    /// <summary>What it is, as a message names it.</summary>
    public string Name { get; } = name;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>Why it may not be usable as it stands.</summary>
    public Lowering Doubt => doubt ?? Lowering.None;

    /// <summary>Keys and signed tokens are made by the dozen for tests.</summary>
    public bool IsOftenMadeForTests { get; } = isOftenMadeForTests;
}
