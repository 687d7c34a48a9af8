using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Rules.Cryptography.Macs;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>Reports the weakest hash that a value can name, as far as what is done with it demands.</summary>
internal sealed class HashNameFinding(Sink sink, IOperation use, ImmutableArray<IArgumentOperation> arguments, HashRole role)
{
    public static string Api(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? "new " + method.ContainingType.Name : method.ContainingType.Name + "." + method.Name;

    public void Report(IOperation value, SyntaxNode place, string api)
    {
        WeakPrimitive? weakest = null;
        var isKeyed = role == HashRole.Mac;
        foreach (var (name, origin) in new HashNameOrigins(sink.Tracer, use).Of(value))
        {
            var digest = IsBouncyCastle ? DigestName.OfSigner(name) : DigestName.Of(name);
            if (digest is not null && (weakest is null || weakest == WeakDigests.Sha1) && !NameTranslation.Encloses(origin, use))
            {
                weakest = digest;
                isKeyed |= DigestName.IsKeyed(name);
            }
        }

        if (weakest is not null && !SignedHash.IsMadeHere(sink.Tracer, arguments, weakest))
        {
            Report(weakest, isKeyed, place, api);
        }
    }

    private bool IsBouncyCastle => (use is IInvocationOperation call ? call.TargetMethod.ContainingType : use.Type)?.ContainingNamespace?.ToDisplayString().StartsWith("Org.BouncyCastle", StringComparison.Ordinal) == true;

    private void Report(WeakPrimitive digest, bool isKeyed, SyntaxNode place, string api)
    {
        var isApproved = isKeyed && digest == WeakDigests.Sha1;
        if (isApproved && (sink.Fips == FipsPolicy.Off || OneTimePassword.IsMade(sink)))
        {
            return;
        }

        var lowering = isApproved ? Lowering.Prescribed("HMAC with SHA-1 is still approved")
            : isKeyed ? Lowering.None
            : OfRole(digest, api);
        sink.Report(place, lowering.Or(sink.LoweredInTests), api, digest.Name);
    }

    private Lowering OfRole(WeakPrimitive digest, string api) => role switch
    {
        HashRole.Verification => VerifiesOnly,
        HashRole.Signer when IsVerifier() => VerifiesOnly,
        HashRole.Hash => HashPurpose.Of(sink, new PrimitiveUse(use, digest, api)),
        _ => Lowering.None,
    };

    private static Lowering VerifiesOnly => Lowering.Prescribed("only verifies, which is still legacy use");

    private bool IsVerifier() =>
        Arguments.Named(arguments, "forSigning") is { } signs
            ? sink.Tracer.Truth(signs) == false
            : SignatureDirection.IsVerifyOnly(sink.Tracer.LateConsumers(use));
}
