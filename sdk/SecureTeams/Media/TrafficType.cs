namespace SecureTeams.Media;

/// <summary>The kinds of traffic in the table "Traffic Encryption" of the guide, in its order.</summary>
public enum TrafficType
{
    /// <summary>No kind: the default, which is in no row.</summary>
    None = 0,

    /// <summary>Between servers of the service.</summary>
    ServerToServer = 1,

    /// <summary>Between a client and the service: instant messages, presence.</summary>
    ClientToServer = 2,

    /// <summary>Media flows as the service sees them: audio and video are shared through it.</summary>
    MediaFlows = 3,

    /// <summary>The audio, video and shared screen themselves, through a relay or directly between clients.</summary>
    AudioVideoSharing = 4,

    /// <summary>Setting up, changing and ending calls; the keys of the media travel here.</summary>
    Signaling = 5,
}
