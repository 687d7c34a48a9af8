using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>Parameters of a Bouncy Castle cipher, which learn from <c>Init</c> whether they are for encryption.</summary>
internal static class CipherParameters
{
    public static bool AreForDecryption(ValueTracer tracer, IObjectCreationOperation parameters)
    {
        var decrypts = false;
        foreach (var consumer in tracer.Consumers(parameters))
        {
            if (consumer is not IInvocationOperation { TargetMethod.Name: "Init", Arguments.Length: 2 } initialization || FirstArgument.Of(initialization) is not { } encrypts)
            {
                continue;
            }

            if (tracer.Truth(encrypts) != false)
            {
                return false;
            }

            decrypts = true;
        }

        return decrypts;
    }
}
