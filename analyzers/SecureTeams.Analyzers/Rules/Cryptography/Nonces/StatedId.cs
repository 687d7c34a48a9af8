using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>A Guid whose digits stand in the source.</summary>
internal static class StatedId
{
    public static bool Is(ValueTracer tracer, IOperation id) => id switch
    {
        IInvocationOperation { TargetMethod: { Name: "Parse" or "ParseExact", ContainingType.Name: "Guid" }, Arguments: { Length: > 0 } arguments } => tracer.SingleConstant(arguments[0].Value) is string,
        IObjectCreationOperation { Arguments: { Length: > 0 } arguments } => arguments.All(argument => tracer.SingleConstant(argument.Value) is not null),
        IFieldReferenceOperation { Field.Name: "Empty" } => true,
        _ => false,
    };
}
