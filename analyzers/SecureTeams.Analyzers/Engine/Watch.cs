namespace SecureTeams.Analyzers.Engine;

/// <summary>What one rule asked to be shown, before any compilation is known.</summary>
internal sealed class Watch(Rule rule, WatchKind kind, TypeName type, string? member, TextGate? gate, Action<Sink> inspect, Action<TypeSink>? inspectType = null)
{
    public Rule Rule { get; } = rule;

    public WatchKind Kind { get; } = kind;

    public TypeName Type { get; } = type;

    public string? Member { get; } = member;

    public TextGate? Gate { get; } = gate;

    public Action<Sink> Inspect { get; } = inspect;

    /// <summary>Instead of <see cref="Inspect"/>, for declarations of types, which are no operation.</summary>
    public Action<TypeSink>? InspectType { get; } = inspectType;
}
