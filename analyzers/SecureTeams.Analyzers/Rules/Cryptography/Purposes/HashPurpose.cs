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
            return Lowering.To(DiagnosticSeverity.Info, "checksum");
        }

        var evidence = new Evidence(sink, use.Operation);
        return HttpHeaders.IsContentMd5(evidence) ? Lowering.Prescribed("Content-MD5")
            : HttpHeaders.IsEntityTag(evidence) ? Lowering.To(DiagnosticSeverity.Info, "entity tag")
            : PublicFormats.IsGravatar(evidence) ? Lowering.Prescribed("Gravatar address")
            : PublicFormats.IsNameBasedUuid(use.Operation) ? Lowering.Prescribed("name-based UUID")
            : PublicFormats.IsBreachedPasswordRange(evidence) ? Lowering.Prescribed("range query for breached passwords")
            : use.Primitive == WeakDigests.Sha1 ? OfSha1(evidence)
            : Lowering.None;
    }

    private static Lowering OfSha1(Evidence evidence) =>
        Sha1Protocols.IsWebSocketAccept(evidence) ? Lowering.Prescribed("WebSocket accept key")
        : Sha1Protocols.IsCertificateThumbprint(evidence) ? Lowering.Prescribed("certificate thumbprint")
        : Sha1Protocols.IsGitObjectId(evidence) ? Lowering.Prescribed("Git object id")
        : SignatureDirection.IsVerifyOnly(evidence.Consumers) ? Lowering.Prescribed("only verifies, which is still legacy use")
        : Sha1Protocols.IsInsideApprovedScheme(evidence.Consumers) ? Lowering.Prescribed("inside HMAC or OAEP, where SHA-1 is still approved")
        : Lowering.None;
}
