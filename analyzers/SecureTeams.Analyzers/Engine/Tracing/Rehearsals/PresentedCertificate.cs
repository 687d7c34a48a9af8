namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <summary>What one peer shows to a certificate callback, and what the platform found wrong with it.</summary>
internal sealed class PresentedCertificate(int errors, int chainStatus = 0, bool buildsAgain = false, string? environment = null)
{
    public const int NotAvailable = 1;
    public const int NameMismatch = 2;
    public const int ChainErrors = 4;

    /// <summary>A value of SslPolicyErrors, which is a public contract.</summary>
    public int Errors { get; } = errors;

    /// <summary>The only X509ChainStatusFlags of the chain; 0 while there are chain errors says that nobody knows which.</summary>
    public int ChainStatus { get; } = chainStatus;

    /// <summary>Whether a chain that the callback builds anew is valid, and ends where the callback wants it to.</summary>
    public bool BuildsAgain { get; } = buildsAgain;

    /// <summary>The hosting environment that the program runs in, such as "Production"; null says that nobody knows.</summary>
    public string? Environment { get; } = environment;

    public bool IsMissing => (Errors & NotAvailable) != 0;
}
