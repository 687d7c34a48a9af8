namespace SecureTeams.Media;

/// <summary>What protects a kind of traffic.</summary>
[Flags]
public enum TrafficProtocols
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>TLS: the server proves who it is.</summary>
    Tls = 1,

    /// <summary>Mutual TLS: both sides prove who they are, by certificates of an authority that both trust.</summary>
    MutualTls = 2,

    /// <summary>Secure RTP (RFC 3711): each media packet is encrypted, authenticated and guarded against replay.</summary>
    Srtp = 4,
}
