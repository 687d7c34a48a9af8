using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

internal static class SignatureDirection
{
    private static readonly string[] Signing = ["Sign", "TrySign", "CreateSignature", "TryCreateSignature", "GenerateSignature"];

    /// <summary>The hash reaches a signature check and no signature.</summary>
    public static bool IsVerifyOnly(ImmutableArray<IOperation> consumers)
    {
        var verifies = false;
        foreach (var consumer in consumers)
        {
            if (consumer is not IInvocationOperation { TargetMethod: var method } || !IsCryptographic(method))
            {
                continue;
            }

            if (Array.Exists(Signing, prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                return false;
            }

            verifies |= method.Name.StartsWith("Verify", StringComparison.Ordinal);
        }

        return verifies;
    }

    private static bool IsCryptographic(ISymbol method)
    {
        var home = method.ContainingNamespace.ToDisplayString();
        return home.StartsWith("System.Security.Cryptography", StringComparison.Ordinal) || home.StartsWith("Org.BouncyCastle", StringComparison.Ordinal);
    }
}
