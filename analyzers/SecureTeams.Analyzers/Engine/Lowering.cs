using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Why, and how far, a finding is reported below its rule's severity.</summary>
internal sealed class Lowering
{
    public static readonly Lowering None = new(null, string.Empty, isPrescribed: false);

    private readonly DiagnosticSeverity? _to;

    private Lowering(DiagnosticSeverity? to, string reason, bool isPrescribed)
    {
        _to = to;
        Reason = reason;
        IsPrescribed = isPrescribed;
    }

    /// <summary>Empty, or a suffix of the message.</summary>
    public string Reason { get; }

    /// <summary>Somebody else's format demands it, so a fix would break the program.</summary>
    public bool IsPrescribed { get; }

    public bool IsNone => Reason.Length == 0;

    public static Lowering ByOneLevel(string reason) => new(null, " (lowered: " + reason + ")", isPrescribed: false);

    public static Lowering To(DiagnosticSeverity severity, string reason) => new(severity, " (lowered: " + reason + ")", isPrescribed: false);

    public static Lowering Prescribed(string reason) => new(DiagnosticSeverity.Info, " (lowered: " + reason + ")", isPrescribed: true);

    public Lowering Or(Lowering other) => IsNone ? other : this;

    /// <summary>The one that lowers further; a lowering to a level counts as further than one by a level.</summary>
    public Lowering Weaker(Lowering other) => _to is null && !other.IsNone ? other : this;

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
