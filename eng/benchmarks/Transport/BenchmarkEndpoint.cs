namespace SecureTeams.Benchmarks.Transport;

/// <summary>What the server tells the client.</summary>
/// <param name="Address">Where it answers.</param>
/// <param name="Root">The certificate to trust, in DER.</param>
internal sealed record BenchmarkEndpoint(Uri Address, byte[] Root);
