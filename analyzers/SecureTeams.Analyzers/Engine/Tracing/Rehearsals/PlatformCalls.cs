using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <summary>Platform methods whose result follows from what is known about their operands, the instance first.</summary>
internal static class PlatformCalls
{
    public static Known? Of(IMethodSymbol method, ImmutableArray<Known> operands)
    {
        if (!method.DeclaringSyntaxReferences.IsEmpty || operands.Length == 0)
        {
            return null;
        }

        if (operands[0].Items is { } items && Sequences.Of(method.Name, items, static item => item) is { } result)
        {
            return result;
        }

        return method.Name switch
        {
            "HasFlag" when operands.Length == 2 && operands[0].Number is { } all && operands[1].Number is { } flag => Known.Of((all & flag) == flag),
            "Equals" or "ReferenceEquals" or "op_Equality" when operands.Length >= 2 => Known.AreEqual(operands[0], operands[1]) is { } equal ? Known.Of(equal) : null,
            "SequenceEqual" when operands.Length == 2 && ReferenceEquals(operands[0], Known.CertificateName) && ReferenceEquals(operands[1], Known.CertificateName) => Known.True,
            "StartsWith" or "EndsWith" or "Contains" when operands.Length >= 2 && ReferenceEquals(operands[0], Known.Host) => Known.AreEqual(operands[0], operands[1]) == true ? Known.True : null,
            "IsNullOrEmpty" or "IsNullOrWhiteSpace" when operands[0].IsNull == false && operands[0].Truth is null && operands[0].Number is null => Known.False,
            "FromResult" => operands[0],
            "ConfigureAwait" or "GetValueOrDefault" or "AsTask" => operands[0],
            "Cast" or "OfType" or "AsEnumerable" or "ToArray" or "ToList" or "Reverse" or "Last" or "LastOrDefault" or "Skip" or "AsSpan"
                or "GetCertHash" or "GetCertHashString" or "GetRawCertData" or "GetRawCertDataString" or "GetPublicKey" or "ExportSubjectPublicKeyInfo" or "Export"
                when ReferenceEquals(operands[0], Known.ChainElement) => operands[0],
            "HashData" or "ToBase64String" or "ToHexString" when ReferenceEquals(operands[operands.Length - 1], Known.ChainElement) => Known.ChainElement,
            _ => null,
        };
    }
}
