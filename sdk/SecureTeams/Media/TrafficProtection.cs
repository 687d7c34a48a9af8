namespace SecureTeams.Media;

/// <summary>One row of the guide's table "Traffic Encryption": a kind of traffic and what encrypts it.</summary>
/// <remarks>
/// The rows are facts about the service, for documentation, reviews and tests; nothing in this library is configured by them.
/// Source: "Security and Microsoft Teams", the section that <see cref="Section"/> names.
/// </remarks>
public sealed record TrafficProtection
{
    private const string EncryptionSection = "Encryption for Teams";
    private const string MediaSection = "Media Encryption";

    private TrafficProtection(TrafficType type, TrafficProtocols encryptedBy, string encryptedByText, string section, string statement)
    {
        Type = type;
        EncryptedBy = encryptedBy;
        EncryptedByText = encryptedByText;
        Section = section;
        Statement = statement;
    }

    /// <summary>Gets the row on traffic between servers.</summary>
    public static TrafficProtection ServerToServer { get; } = new(
        TrafficType.ServerToServer,
        TrafficProtocols.MutualTls,
        "MTLS",
        EncryptionSection,
        "All traffic between servers takes mutual TLS, whether it stays inside the internal network or crosses its perimeter.");

    /// <summary>Gets the row on traffic between clients and the service.</summary>
    public static TrafficProtection ClientToServer { get; } = new(
        TrafficType.ClientToServer,
        TrafficProtocols.Tls,
        "TLS",
        EncryptionSection,
        "Instant messages and presence between a client and the service are encrypted by TLS.");

    /// <summary>Gets the row on media flows.</summary>
    /// <remarks>The packets of the media have a row of their own, <see cref="AudioVideoSharing"/>, which names SRTP as well.</remarks>
    public static TrafficProtection MediaFlows { get; } = new(
        TrafficType.MediaFlows,
        TrafficProtocols.Tls,
        "TLS",
        EncryptionSection,
        "Media flows, for example audio and video sharing, are encrypted by TLS.");

    /// <summary>Gets the row on the media themselves.</summary>
    public static TrafficProtection AudioVideoSharing { get; } = new(
        TrafficType.AudioVideoSharing,
        TrafficProtocols.Srtp | TrafficProtocols.Tls,
        "SRTP/TLS",
        MediaSection,
        "Media packets are encrypted, authenticated and guarded against replay by SRTP, directly between clients too; the session key comes from a secure random number generator and is exchanged over the signaling channel, which TLS protects.");

    /// <summary>Gets the row on signaling.</summary>
    public static TrafficProtection Signaling { get; } = new(
        TrafficType.Signaling,
        TrafficProtocols.Tls,
        "TLS",
        EncryptionSection,
        "Signaling is encrypted by TLS; calls between two clients are negotiated through the service.");

    /// <summary>Gets the five rows in the order of the guide.</summary>
    public static IReadOnlyList<TrafficProtection> All { get; } = Array.AsReadOnly([ServerToServer, ClientToServer, MediaFlows, AudioVideoSharing, Signaling]);

    /// <summary>Gets the kind of traffic.</summary>
    public TrafficType Type { get; }

    /// <summary>Gets what encrypts it. Two values mean that both take part: SRTP for the packets, TLS for their keys and tunnels.</summary>
    public TrafficProtocols EncryptedBy { get; }

    /// <summary>Gets what encrypts it, as the guide spells it: <c>MTLS</c>, <c>TLS</c> or <c>SRTP/TLS</c>.</summary>
    public string EncryptedByText { get; }

    /// <summary>Gets the section of the guide that says most about the row.</summary>
    public string Section { get; }

    /// <summary>Gets what the guide says, in short.</summary>
    public string Statement { get; }

    /// <summary>Finds the row of a kind of traffic.</summary>
    /// <param name="type">The kind.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is <see cref="TrafficType.None"/> or not a member of the enum.</exception>
    public static TrafficProtection For(TrafficType type) => type switch
    {
        TrafficType.ServerToServer => ServerToServer,
        TrafficType.ClientToServer => ClientToServer,
        TrafficType.MediaFlows => MediaFlows,
        TrafficType.AudioVideoSharing => AudioVideoSharing,
        TrafficType.Signaling => Signaling,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The table has no such kind of traffic."),
    };
}
