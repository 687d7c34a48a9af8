namespace SecureTeams.Analyzers.Rules.Cryptography.Curves;

/// <summary>What SP 800-186 says of a curve, and what mathematics does.</summary>
internal enum CurveStanding
{
    /// <summary>Approved, or not known.</summary>
    Accepted,

    /// <summary>Approved with 112 bits of security, or deprecated: on its way out.</summary>
    Retiring,

    /// <summary>Brainpool: allowed for interoperability.</summary>
    Interoperable,

    NotApproved,

    /// <summary>Less than 112 bits of security, whoever approves.</summary>
    Weak,
}
