using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>Whether anybody looks at a chain after it was built, be it at its elements or its status.</summary>
internal sealed class BuiltChain(ISymbol containingSymbol, CancellationToken cancellationToken)
{
    public bool IsReadAfter(IInvocationOperation build) => Chain(build) switch
    {
        ILocalReferenceOperation { Local: var local } => IsUsedAfter(build, local),
        IParameterReferenceOperation { Parameter: var parameter } => !BelongsToThePlatform(parameter) || IsUsedAfter(build, parameter),
        IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private } => IsReadInType(),
        IObjectCreationOperation or IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "X509Chain" } } => false,
        _ => true,
    };

    private static IOperation? Chain(IInvocationOperation build)
    {
        var chain = build.Instance;
        for (var current = build.Parent; chain is IConditionalAccessInstanceOperation && current is not null; current = current.Parent)
        {
            chain = current is IConditionalAccessOperation access ? access.Operation : chain;
        }

        while (chain is IConversionOperation conversion)
        {
            chain = conversion.Operand;
        }

        return chain;
    }

    /// <summary>The chain of a validation callback is thrown away afterwards; another one's owner may read it.</summary>
    private static bool BelongsToThePlatform(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && parameter.ContainingSymbol is IMethodSymbol method && Evidence.IsValidator(method);

    private static bool IsUsedAfter(IInvocationOperation build, ISymbol chain)
    {
        var start = OutermostLoop(build)?.Syntax.SpanStart ?? build.Syntax.Span.End;
        foreach (var operation in ControlFlow.Root(build).DescendantsAndSelf())
        {
            if (IsTo(operation, chain) && (operation.Syntax.SpanStart >= start || RunsLater(operation)) && Reads(operation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTo(IOperation operation, ISymbol chain) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, chain),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, chain),
        _ => false,
    };

    private static IOperation? OutermostLoop(IOperation operation)
    {
        var loop = default(IOperation);
        for (var current = operation; current is not null; current = current.Parent)
        {
            loop = current is ILoopOperation ? current : loop;
        }

        return loop;
    }

    /// <summary>A function that is written above may be called below.</summary>
    private static bool RunsLater(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation or IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IVariableInitializerOperation } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool Reads(IOperation chain)
    {
        var use = chain;
        while (use.Parent is IConversionOperation)
        {
            use = use.Parent;
        }

        return use.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "ChainPolicy" } => false,
            IInvocationOperation call => call.Instance != use || !Prepares(call),
            IConditionalAccessOperation access => access.WhenNotNull is not IInvocationOperation call || !Prepares(call),
            ISimpleAssignmentOperation assignment => assignment.Target != use,
            IBinaryOperation or IIsPatternOperation or IUsingOperation => false,
            _ => true,
        };
    }

    private static bool Prepares(IInvocationOperation call) => call.TargetMethod.Name is "Build" or "Reset" or "Dispose";

    private bool IsReadInType()
    {
        if (containingSymbol.ContainingType is not { } type)
        {
            return true;
        }

        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            foreach (var token in declaration.GetSyntax(cancellationToken).DescendantTokens())
            {
                if (token.Text is "ChainElements" or "ChainStatus")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
