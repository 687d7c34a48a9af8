namespace SecureTeams.Transport.Revocation.Fetching;

/// <summary>What a distribution point sent, or why it was not taken.</summary>
internal readonly record struct FetchedBytes(byte[]? Encoded, RevocationFailure Failure);
