using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Nonces;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

/// <summary>A buffer of zeros in a variable that leaves the method together with what was encrypted.</summary>
internal static class SentBuffer
{
    private static readonly HashSet<string> Sending = new(StringComparer.Ordinal)
    {
        "Write", "WriteAsync", "Concat", "AddRange", "CopyTo", "Copy", "BlockCopy", "ToBase64String", "ToHexString", "ToHexStringLower", "Append", "Prepend",
    };

    /// <summary>Null when somebody may know the bytes from elsewhere.</summary>
    public static IOperation? Creation(IOperation value)
    {
        var current = value;
        while (BufferCarrier.Carried(current) is { } carried)
        {
            current = carried;
        }

        if (current is not ILocalReferenceOperation local || BodyIndex.Around(local).Writes(local.Local) is not { Count: 1 } writes)
        {
            return null;
        }

        var made = writes[0];
        while (made is IConversionOperation conversion)
        {
            made = conversion.Operand;
        }

        return made is IArrayCreationOperation { Initializer: null } && BodyIndex.Around(local).Of(local.Local).Any(use => use != current && IsSent(use)) ? made : null;
    }

    private static bool IsSent(IOperation use)
    {
        var current = use;
        while (current.Parent is { } parent && (parent is IConversionOperation || BufferCarrier.Carried(parent) == current || (parent is IArgumentOperation { Parent: { } call } && BufferCarrier.Carried(call) == current)))
        {
            current = parent is IArgumentOperation ? parent.Parent! : parent;
        }

        return current.Parent switch
        {
            IReturnOperation or ITupleOperation => true,
            IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: not "IV" } } assignment => assignment.Value == current,
            IArgumentOperation { Parent: IObjectCreationOperation { Type: { } made } } => !IsOfCryptography(made),
            IArgumentOperation { Parent: IInvocationOperation call } => Sending.Contains(call.TargetMethod.Name),
            IInvocationOperation call => Sending.Contains(call.TargetMethod.Name),
            _ => current.Syntax.Parent is SpreadElementSyntax,
        };
    }

    /// <summary>Parameters of a cipher and keys of a MAC send nothing.</summary>
    private static bool IsOfCryptography(ITypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is var home
        && (home.StartsWith("System.Security.Cryptography", StringComparison.Ordinal) || home.StartsWith("Org.BouncyCastle.Crypto", StringComparison.Ordinal));
}
