using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

/// <summary>Formats that fix SHA-1 and do not rest on collision resistance here.</summary>
internal static class Sha1Protocols
{
    private const string WebSocketGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static readonly string[] GitHeaders = ["blob ", "tree ", "commit ", "tag "];

    private static readonly HashSet<string> CertificateMembers = new(StringComparer.Ordinal)
    {
        "RawData", "RawDataMemory", "GetRawCertData", "GetRawCertDataString", "Thumbprint", "GetCertHash", "GetCertHashString", "TryGetCertHash", "PublicKey",
    };

    private static readonly HashSet<string> ApprovedSchemes = new(StringComparer.Ordinal)
    {
        "HMac", "OaepEncoding",
    };

    public static bool IsWebSocketAccept(Evidence evidence) =>
        evidence.HasText(static text => text.IndexOf(WebSocketGuid, StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("Sec-WebSocket-Accept", StringComparison.OrdinalIgnoreCase) >= 0);

    public static bool IsCertificateThumbprint(Evidence evidence)
    {
        foreach (var ingredient in evidence.Ingredients)
        {
            ISymbol? member = ingredient switch
            {
                IPropertyReferenceOperation reference => reference.Property,
                IInvocationOperation call => call.TargetMethod,
                _ => null,
            };
            if (member is not null && CertificateMembers.Contains(member.Name) && member.ContainingType.Name.StartsWith("X509Certificate", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return evidence.Names.Any(static name => name.IndexOf("Thumbprint", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    public static bool IsGitObjectId(Evidence evidence) =>
        evidence.Names.Any(HasWordGit)
        || evidence.HasText(IsGitHeader);

    public static bool IsInsideApprovedScheme(ImmutableArray<IOperation> consumers)
    {
        foreach (var consumer in consumers)
        {
            if (consumer is IObjectCreationOperation { Type: { } type } && ApprovedSchemes.Contains(type.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The kind, a space and the length: "blob 12".</summary>
    private static bool IsGitHeader(string text) => Array.Exists(
        GitHeaders,
        header => text.StartsWith(header, StringComparison.Ordinal) && (text.Length == header.Length || char.IsDigit(text[header.Length]) || text[header.Length] == '{'));

    private static bool HasWordGit(string name)
    {
        var at = name.IndexOf("Git", StringComparison.Ordinal);
        return at >= 0 && (at + 3 == name.Length || !char.IsLower(name[at + 3])) && !IsAt(name, at, "GitHub") && !IsAt(name, at, "GitLab");
    }

    private static bool IsAt(string name, int at, string service) => string.CompareOrdinal(name, at, service, 0, service.Length) == 0;
}
