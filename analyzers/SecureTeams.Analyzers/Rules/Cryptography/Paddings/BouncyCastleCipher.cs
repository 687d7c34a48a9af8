using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Paddings;

/// <summary>RSA of Bouncy Castle: the same objects encrypt, decrypt, sign and verify, depending on the key they are given.</summary>
internal sealed class BouncyCastleCipher(ValueTracer tracer)
{
    private const int MostWrappers = 3;

    /// <summary>The padding that a transformation names; null when it is OAEP or not RSA.</summary>
    public static string? PaddingOf(string transformation)
    {
        var parts = transformation.Trim().ToUpperInvariant().Split('/');
        if (parts[0] is "RSAENCRYPTION" or "1.2.840.113549.1.1.1")
        {
            return "PKCS#1 v1.5 padding";
        }

        return parts[0] != "RSA" ? null : parts.Length < 3 ? "no padding" : parts[2] switch
        {
            "PKCS1" or "PKCS1PADDING" => "PKCS#1 v1.5 padding",
            "" or "NOPADDING" or "NONE" => "no padding",
            _ => null,
        };
    }

    public CipherUse Of(IOperation cipher) => Of(cipher, MostWrappers) ?? CipherUse.Encrypts;

    private CipherUse? Of(IOperation cipher, int wrappers)
    {
        CipherUse? found = null;
        foreach (var consumer in tracer.Consumers(cipher))
        {
            var use = consumer switch
            {
                IObjectCreationOperation { Type.Name: var name } when name.EndsWith("Signer", StringComparison.Ordinal) => CipherUse.Signs,
                IObjectCreationOperation wrapper when wrappers > 0 => Of(wrapper, wrappers - 1),
                IInvocationOperation { TargetMethod.Name: "Init" } init => OfInit(init),
                _ => null,
            };
            found = use is null || found < use ? found : use;
        }

        return found;
    }

    private CipherUse? OfInit(IInvocationOperation init)
    {
        if (FirstArgument.Of(init) is not { } direction || init.Arguments.Length < 2)
        {
            return null;
        }

        var key = init.Arguments.First(static argument => argument.Parameter?.Ordinal == 1).Value;
        return tracer.Truth(direction) == false
            ? IsNamed(key, "Public") ? CipherUse.Signs : CipherUse.Decrypts
            : IsNamed(key, "Private") ? CipherUse.Signs : CipherUse.Encrypts;
    }

    /// <summary>By the type or member that it comes from, or by what the variable is called.</summary>
    private bool IsNamed(IOperation key, string kind) => Mentions(key, kind) || tracer.Sources(key).Any(source => Mentions(source, kind));

    private static bool Mentions(IOperation key, string kind)
    {
        while (key is IConversionOperation conversion)
        {
            key = conversion.Operand;
        }

        var name = key switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => string.Empty,
        };
        return name.IndexOf(kind, StringComparison.OrdinalIgnoreCase) >= 0 || (kind == "Private" && key.Type?.Name.Contains(kind) == true);
    }
}
