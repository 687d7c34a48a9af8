namespace SecureTeams.Emulator.Faults;

/// <summary>What a <see cref="FaultStorm"/> does to a request it hits.</summary>
public enum StormFault
{
    /// <summary>Answers 429; nothing is done.</summary>
    TooManyRequests,

    /// <summary>Answers 503; nothing is done.</summary>
    ServiceUnavailable,

    /// <summary>Cuts the connection before anything is done.</summary>
    ConnectionReset,

    /// <summary>Does what was asked, then cuts the connection instead of answering.</summary>
    LostAnswer,

    /// <summary>Does what was asked, sends the head and the first half of the body of the answer, then cuts the connection. An answer without a body comes whole.</summary>
    CutBody,
}
