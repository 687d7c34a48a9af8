namespace SecureTeams.Transport.CertificateSources;

/// <summary>The services that the client's certificate is shown to, and that are refused when they do not ask for it.</summary>
public enum MutualTlsScope
{
    /// <summary>The Graph endpoint only. The default: Microsoft's public login hosts do not ask for client certificates.</summary>
    Graph = 0,

    /// <summary>The Graph endpoint and the identity provider, for a custom cloud whose provider asks too.</summary>
    GraphAndIdentity = 1,
}
