using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>A switch of a library that turns validation off.</summary>
internal sealed class AcceptAnySwitch(TypeName type, string member, bool dangerousValue = true)
{
    public TypeName Type { get; } = type;

    public string Member { get; } = member;

    public bool DangerousValue { get; } = dangerousValue;

    /// <summary>False where names are still checked, and only the issuer is not.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>What a member is called that sets a callback in place of the one that reads the switch.</summary>
    public string? ReplacedBy { get; set; }
}
