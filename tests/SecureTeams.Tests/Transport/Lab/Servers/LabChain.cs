using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Lab.Authority;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>What a server shows: its certificate and the issuers it sends along, and the key it signs with.</summary>
internal sealed record LabChain(X509Certificate2 Leaf, LabKey Key, params X509Certificate2[] Issuers);
