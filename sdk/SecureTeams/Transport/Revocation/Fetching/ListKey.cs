using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Transport.Revocation.Fetching;

/// <summary>What a list is kept under: who must have signed it, and where it was published.</summary>
internal readonly record struct ListKey(Fingerprint Issuer, string Url);
