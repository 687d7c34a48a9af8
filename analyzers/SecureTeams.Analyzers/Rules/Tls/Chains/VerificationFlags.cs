using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>The bits of <c>X509VerificationFlags</c>, which are part of the platform's contract.</summary>
internal static class VerificationFlags
{
    public const string Property = "VerificationFlags";

    public const long UnknownAuthority = 0x10;
    public const long All = 0xFFF;

    private const string Certificates = "System.Security.Cryptography.X509Certificates.";

    private const long WrongUsage = 0x20;
    private const long UnknownRevocation = 0xF00;

    private static readonly string[] RevocationMembers =
    [
        "IgnoreEndRevocationUnknown", "IgnoreCertificateAuthorityRevocationUnknown", "IgnoreRootRevocationUnknown", "IgnoreCtlSignerRevocationUnknown",
    ];

    /// <summary>The property, and the members that may stand in a value beside a graver one: a finding must be at its own operation to get a fix.</summary>
    public static void Watch(RuleRegistry registry, FlagFault fault, Action<Sink> inspect)
    {
        registry.OnPropertyReference(Certificates + "X509ChainPolicy", Property, (sink, _) => inspect(sink));
        foreach (var member in fault switch { FlagFault.UnknownRevocation => RevocationMembers, FlagFault.WrongUsage => ["IgnoreWrongUsage"], _ => [] })
        {
            registry.OnFieldReference(Certificates + "X509VerificationFlags", member, (sink, _) => inspect(sink));
        }
    }

    public static FlagFault FaultOf(long bits)
    {
        var known = bits & All;
        return (known & ~(WrongUsage | UnknownRevocation)) != 0 ? FlagFault.IgnoredErrors
            : (known & WrongUsage) != 0 ? FlagFault.WrongUsage
            : known != 0 ? FlagFault.UnknownRevocation
            : FlagFault.None;
    }

    /// <summary>The flag to name in a message: the one that forgives most.</summary>
    public static string NameOf(FlagFault fault, long bits) => fault switch
    {
        FlagFault.WrongUsage => "IgnoreWrongUsage",
        FlagFault.UnknownRevocation => RevocationName(bits),
        _ => ErrorName(bits),
    };

    private static string RevocationName(long bits) =>
        (bits & 0x100) != 0 ? "IgnoreEndRevocationUnknown"
        : (bits & 0x400) != 0 ? "IgnoreCertificateAuthorityRevocationUnknown"
        : (bits & 0x800) != 0 ? "IgnoreRootRevocationUnknown"
        : "IgnoreCtlSignerRevocationUnknown";

    private static string ErrorName(long bits) =>
        (bits & All) == All ? "AllFlags"
        : (bits & UnknownAuthority) != 0 ? "AllowUnknownCertificateAuthority"
        : (bits & 0x8) != 0 ? "IgnoreInvalidBasicConstraints"
        : (bits & 0x40) != 0 ? "IgnoreInvalidName"
        : (bits & 0x1) != 0 ? "IgnoreNotTimeValid"
        : (bits & 0x80) != 0 ? "IgnoreInvalidPolicy"
        : (bits & 0x4) != 0 ? "IgnoreNotTimeNested"
        : "IgnoreCtlNotTimeValid";
}
