namespace SecureTeams.Benchmarks.Meetings;

/// <summary>What the server tells the clients.</summary>
/// <param name="Graph">Where Microsoft Graph is emulated.</param>
/// <param name="Authority">Where the identity provider is.</param>
/// <param name="Root">The certificate to trust, in DER.</param>
/// <param name="Token">The access token that all contenders send.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Organizer">Whose meetings they are.</param>
/// <param name="Attended">The id of a meeting that took place.</param>
/// <param name="Report">The id of its attendance report.</param>
internal sealed record MeetingsEndpoint(Uri Graph, Uri Authority, byte[] Root, string Token, Guid Tenant, Guid Organizer, string Attended, string Report);
