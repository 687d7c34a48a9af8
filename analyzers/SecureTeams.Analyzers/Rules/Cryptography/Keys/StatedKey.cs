using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Short keys that are written down, or asked for by a property of CNG.</summary>
internal static class StatedKey
{
    /// <summary>Longer than any key on a curve, and shorter than any RSA key in use.</summary>
    private const int LeastRsaLength = 572;

    private const int ShortestModulus = 504;

    public static ShortKey? OfModulus(ValueTracer tracer, MemberWrite write)
    {
        foreach (var modulus in write.Value is { } value ? tracer.Bytes(value) : ImmutableArray<TracedBytes>.Empty)
        {
            var first = Array.FindIndex(modulus.Bytes, static octet => octet != 0);
            var bits = 8 * (modulus.Bytes.Length - first);
            if (first >= 0 && bits is >= ShortestModulus and < KeyLength.Least)
            {
                return new ShortKey(write.Writer.Syntax, "RSAParameters.Modulus", bits);
            }
        }

        return null;
    }

    public static ShortKey? OfCngProperty(ValueTracer tracer, IObjectCreationOperation property)
    {
        if (Arguments.Named(property.Arguments, "name") is not { } name || Arguments.Named(property.Arguments, "value") is not { } value || tracer.SingleConstant(name) is not "Length")
        {
            return null;
        }

        foreach (var source in tracer.Sources(value))
        {
            if (Bits(tracer, source) is >= LeastRsaLength and < KeyLength.Least and var bits)
            {
                return new ShortKey(value.Syntax, "CngProperty(\"Length\")", bits);
            }
        }

        return null;
    }

    private static int? Bits(ValueTracer tracer, IOperation source) => source switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.Name: "BitConverter" }, Arguments: { Length: 1 } arguments } => KeyLength.Short(tracer, arguments[0].Value),
        _ when tracer.Bytes(source) is { Length: 1 } stated && stated[0].Bytes is { Length: 4 } bytes => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes[3] << 24),
        _ => null,
    };
}
