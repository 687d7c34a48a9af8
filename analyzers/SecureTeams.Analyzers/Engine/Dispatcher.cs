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
        Register(context, WatchKind.TypedWrite, TypedWrite.Kinds, static (match, operation) => TypedWrite.DeclaredEnum(operation) is { } type ? match.Find(type) : null);
        Register(context, WatchKind.Delegate, OperationKind.DelegateCreation, static (match, operation) => match.Find(operation.Type));
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

        return invoke.Parameters.Length == 1 ? match.FindHolder(invoke.Parameters[0].Type) : null;
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
        Func<SymbolMatch, IOperation, Watch[]?> find) => Register(context, kind, [operationKind], find);

    private void Register(
        CompilationStartAnalysisContext context,
        WatchKind kind,
        OperationKind[] operationKinds,
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
            operationKinds);
    }

    private void RegisterTexts(CompilationStartAnalysisContext context)
    {
        if (table.Texts.Count != 0)
        {
            context.RegisterOperationAction(literal => InspectText(literal, literal.Operation.ConstantValue.Value as string, table.Texts), OperationKind.Literal);
        }

        if (table.Utf8Texts.Count != 0)
        {
            context.RegisterOperationAction(literal => InspectText(literal, ((IUtf8StringOperation)literal.Operation).Value, table.Utf8Texts), OperationKind.Utf8String);
        }
    }

    private void InspectText(OperationAnalysisContext context, string? text, IReadOnlyList<Watch> watches)
    {
        for (var i = 0; text is not null && i < watches.Count; i++)
        {
            var watch = watches[i];
            if (watch.Gate!(text))
            {
                watch.Inspect(new Sink(context, facts, watch.Rule, claims: null));
            }
        }
    }

    private void Inspect(OperationAnalysisContext context, Watch[] watches)
    {
        if (watches.Length == 1)
        {
            watches[0].Inspect(new Sink(context, facts, watches[0].Rule, claims: null));
            return;
        }

        var claims = new Claims();
        foreach (var watch in watches)
        {
            watch.Inspect(new Sink(context, facts, watch.Rule, claims));
        }

        claims.Settle(context.ReportDiagnostic);
    }
}
