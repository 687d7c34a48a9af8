using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine;

/// <summary>The hot path: a dictionary look-up an operation, and nothing more until one hits.</summary>
internal sealed class Dispatcher(WatchTable table, CompilationFacts facts)
{
    public void RegisterWith(CompilationStartAnalysisContext context)
    {
        Register(context, WatchKind.Invocation, OperationKind.Invocation, static (match, operation) => match.Find(((IInvocationOperation)operation).TargetMethod));
        Register(context, WatchKind.MethodReference, OperationKind.MethodReference, static (match, operation) => match.Find(((IMethodReferenceOperation)operation).Method));
        Register(context, WatchKind.ObjectCreation, OperationKind.ObjectCreation, static (match, operation) => match.Find(operation.Type));
        Register(context, WatchKind.TypeArgument, OperationKind.Invocation, static (match, operation) => FindCreatedArgument(match, ((IInvocationOperation)operation).TargetMethod));
        Register(context, WatchKind.PropertyReference, OperationKind.PropertyReference, static (match, operation) => match.Find(((IPropertyReferenceOperation)operation).Property));
        Register(context, WatchKind.FieldReference, OperationKind.FieldReference, static (match, operation) => match.Find(((IFieldReferenceOperation)operation).Field));
        Register(context, WatchKind.Attribute, OperationKind.Attribute, static (match, operation) => match.Find(((IAttributeOperation)operation).Operation.Type));
        Register(context, WatchKind.DelegateTaking, OperationKind.DelegateCreation, FindDelegate);
        RegisterTexts(context);
    }

    internal static Watch[]? FindDelegate(SymbolMatch match, IOperation operation)
    {
        if (operation.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } || Unwrapped(invoke.ReturnType).SpecialType != SpecialType.System_Boolean)
        {
            return null;
        }

        foreach (var parameter in invoke.Parameters)
        {
            if (match.Find(Unwrapped(parameter.Type)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 1 } wrapped } named
            && (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || named is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" })
            ? wrapped[0]
            : type;

    internal static Watch[]? FindCreatedArgument(SymbolMatch match, IMethodSymbol method)
    {
        if (!method.IsGenericMethod)
        {
            return null;
        }

        // Nearly every generic call is a query: the type arguments are looked up before anybody asks what the method does with them.
        foreach (var argument in method.TypeArguments)
        {
            if (match.Find(argument) is { } found && CreatedArguments.Of(method).Contains(argument, SymbolEqualityComparer.Default))
            {
                return found;
            }
        }

        return null;
    }

    private void Register(
        CompilationStartAnalysisContext context,
        WatchKind kind,
        OperationKind operationKind,
        Func<SymbolMatch, IOperation, Watch[]?> find)
    {
        if (table.Of(kind) is not { } watches)
        {
            return;
        }

        var match = new SymbolMatch(watches);
        context.RegisterOperationAction(
            operationContext =>
            {
                if (find(match, operationContext.Operation) is { } found)
                {
                    Inspect(operationContext, found);
                }
            },
            operationKind);
    }

    private void RegisterTexts(CompilationStartAnalysisContext context)
    {
        if (table.Texts.Count != 0)
        {
            context.RegisterOperationAction(InspectText, OperationKind.Literal);
        }
    }

    private void InspectText(OperationAnalysisContext context)
    {
        if (((ILiteralOperation)context.Operation).ConstantValue.Value is not string text)
        {
            return;
        }

        for (var i = 0; i < table.Texts.Count; i++)
        {
            var watch = table.Texts[i];
            if (watch.Gate!(text))
            {
                watch.Inspect(new Sink(context, facts, watch.Rule));
            }
        }
    }

    private void Inspect(OperationAnalysisContext context, Watch[] watches)
    {
        foreach (var watch in watches)
        {
            watch.Inspect(new Sink(context, facts, watch.Rule));
        }
    }
}
