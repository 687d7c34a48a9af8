using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

/// <summary>Recognises hashes that protect nothing, or that a protocol prescribes.</summary>
internal static class HashPurpose
{
    public static Lowering Of(Sink sink, PrimitiveUse use)
    {
        if (Checksum.IsNamed(use.Operation.Syntax.SyntaxTree.FilePath, sink.ContainingSymbol))
        {
            return Purpose("checksum");
        }

        var evidence = new Evidence(sink, use.Operation);
        if (EntityTag.IsMeant(evidence))
        {
            return Purpose("entity tag or Content-MD5");
        }

        return use.Primitive == WeakDigests.Sha1 ? OfSha1(evidence) : Lowering.None;
    }

    private static Lowering OfSha1(Evidence evidence) =>
        Sha1Protocols.IsWebSocketAccept(evidence) ? Purpose("WebSocket accept key")
        : Sha1Protocols.IsCertificateThumbprint(evidence) ? Purpose("certificate thumbprint")
        : Sha1Protocols.IsGitObjectId(evidence) ? Purpose("Git object id")
        : SignatureDirection.IsVerifyOnly(evidence.Consumers) ? Purpose("only verifies, which is still legacy use")
        : Sha1Protocols.IsInsideApprovedScheme(evidence.Consumers) ? Purpose("inside HMAC or OAEP, where SHA-1 is still approved")
        : Lowering.None;

    private static Lowering Purpose(string name) => Lowering.To(DiagnosticSeverity.Info, name);
}
