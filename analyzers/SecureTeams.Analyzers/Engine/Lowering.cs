using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Why, and how far, a finding is reported below its rule's severity.</summary>
internal sealed class Lowering
{
    public static readonly Lowering None = new(null, string.Empty);

    private readonly DiagnosticSeverity? _to;

    private Lowering(DiagnosticSeverity? to, string reason)
    {
        _to = to;
        Reason = reason;
    }

    /// <summary>Empty, or a suffix of the message.</summary>
    public string Reason { get; }

    public bool IsNone => Reason.Length == 0;

    public static Lowering ByOneLevel(string reason) => new(null, " (lowered: " + reason + ")");

    public static Lowering To(DiagnosticSeverity severity, string reason) => new(severity, " (lowered: " + reason + ")");

    public Lowering Or(Lowering other) => IsNone ? other : this;

    /// <summary>A lowered finding is never silent.</summary>
    public DiagnosticSeverity Apply(DiagnosticSeverity severity)
    {
        if (IsNone)
        {
            return severity;
        }

        var lowered = _to ?? severity - 1;
        return lowered < DiagnosticSeverity.Info ? Min(severity, DiagnosticSeverity.Info) : Min(severity, lowered);
    }

    private static DiagnosticSeverity Min(DiagnosticSeverity left, DiagnosticSeverity right) => left < right ? left : right;
}
