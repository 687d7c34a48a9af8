using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>A program that prints certificates, where the answer is one of the things that it prints.</summary>
internal static class Display
{
    public static bool Shows(IOperation answer)
    {
        var printed = false;
        for (var current = answer.Parent; current is not null and not IExpressionStatementOperation; current = current.Parent)
        {
            printed |= IsPrint(current);
        }

        return printed && ControlFlow.Root(answer).Descendants().Any(static operation => IsPrint(operation) && operation.Descendants().Any(IsProperty));
    }

    private static bool IsPrint(IOperation operation) => operation is IInvocationOperation { TargetMethod: { Name: "Write" or "WriteLine", ContainingType.Name: "Console" } };

    private static bool IsProperty(IOperation operation) => operation is IPropertyReferenceOperation { Property.ContainingType.Name: "X509Certificate" or "X509Certificate2" };
}
