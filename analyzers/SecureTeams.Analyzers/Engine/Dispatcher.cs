using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Settings;

namespace SecureTeams.Analyzers.Engine;

/// <summary>The hot path: a dictionary look-up an operation, and nothing more until one hits. All look-ups of an operation kind share one callback.</summary>
internal sealed class Dispatcher(WatchTable table, CompilationFacts facts)
{
    private readonly Dictionary<OperationKind, List<LookUp>> _lookUps = [];

    private delegate Watch[]? LookUp(IOperation operation);

    public void RegisterWith(CompilationStartAnalysisContext context)
    {
        Add(WatchKind.Invocation, OperationKind.Invocation, static (match, operation) => match.Find(((IInvocationOperation)operation).TargetMethod));
        Add(WatchKind.MethodReference, OperationKind.MethodReference, static (match, operation) => match.Find(((IMethodReferenceOperation)operation).Method));
        Add(WatchKind.ObjectCreation, OperationKind.ObjectCreation, static (match, operation) => match.Find(operation.Type));
        Add(WatchKind.TypeArgument, OperationKind.Invocation, static (match, operation) => FindCreatedArgument(match, ((IInvocationOperation)operation).TargetMethod));
        Add(WatchKind.ConstructedTypeArgument, OperationKind.ObjectCreation, static (match, operation) => ((IObjectCreationOperation)operation).Constructor is { } constructor ? FindCreatedArgument(match, constructor) : null);
        Add(WatchKind.PropertyReference, OperationKind.PropertyReference, static (match, operation) => match.Find(((IPropertyReferenceOperation)operation).Property));
        Add(WatchKind.FieldReference, OperationKind.FieldReference, static (match, operation) => match.Find(((IFieldReferenceOperation)operation).Field));
        Add(WatchKind.Attribute, OperationKind.Attribute, static (match, operation) => match.Find(((IAttributeOperation)operation).Operation.Type));
        Add(WatchKind.DelegateTaking, OperationKind.DelegateCreation, static (match, operation) => FindDelegate(match, operation));
        Add(WatchKind.Delegate, OperationKind.DelegateCreation, static (match, operation) => match.Find(operation.Type));
        foreach (var kind in TypedWrite.Kinds)
        {
            Add(WatchKind.TypedWrite, kind, static (match, operation) => TypedWrite.DeclaredEnum(operation) is { } type ? match.Find(type) : null);
        }

        foreach (var kind in _lookUps)
        {
            var lookUps = kind.Value.ToArray();
            context.RegisterOperationAction(operationContext => Dispatch(operationContext, lookUps), kind.Key);
        }

        RegisterTexts(context);
        RegisterTypes(context);
    }

    internal static Watch[]? FindDelegate(SymbolMatch match, IOperation operation) => operation.Type is INamedTypeSymbol type ? match.FindTaker(type) : null;

    internal static Watch[]? FindCreatedArgument(SymbolMatch match, IMethodSymbol method)
    {
        // Nearly every generic call is a query: the type arguments are looked up before anybody asks what the method does with them.
        return (method.IsGenericMethod ? Find(match, method.TypeArguments, method) : null)
            ?? (CreatedArguments.Constructs(method) ? Find(match, method.ContainingType.TypeArguments, method) : null);
    }

    private static Watch[]? Find(SymbolMatch match, ImmutableArray<ITypeSymbol> arguments, IMethodSymbol method)
    {
        foreach (var argument in arguments)
        {
            if (match.Find(argument) is { } found && CreatedArguments.IsCreated(method, argument))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What a class derives from, or a class or struct says that it implements.</summary>
    internal static Watch[]? FindParent(SymbolMatch match, INamedTypeSymbol declared)
    {
        if (declared.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        // Most types have the base type that all have, and no interface.
        if (declared.BaseType is { SpecialType: SpecialType.None } parent && match.Find(parent) is { } found)
        {
            return found;
        }

        foreach (var implemented in declared.Interfaces)
        {
            if (match.Find(implemented) is { } watches)
            {
                return watches;
            }
        }

        return null;
    }

    private void Add(WatchKind kind, OperationKind operationKind, Func<SymbolMatch, IOperation, Watch[]?> find)
    {
        if (table.MatchOf(kind) is not { } match)
        {
            return;
        }

        if (!_lookUps.TryGetValue(operationKind, out var lookUps))
        {
            _lookUps.Add(operationKind, lookUps = []);
        }

        lookUps.Add(operation => find(match, operation));
    }

    private void Dispatch(OperationAnalysisContext context, LookUp[] lookUps)
    {
        Claims? claims = null;
        foreach (var lookUp in lookUps)
        {
            if (lookUp(context.Operation) is not { } watches)
            {
                continue;
            }

            foreach (var watch in watches)
            {
                if (!IsWanted(watch, context.Operation))
                {
                    continue;
                }

                claims ??= new Claims();
                watch.Inspect(new Sink(context, facts, watch.Rule, claims));
            }
        }

        claims?.Settle(context.ReportDiagnostic);
    }

    /// <summary>What a watch can tell without anything being made for it.</summary>
    private bool IsWanted(Watch watch, IOperation operation) =>
        (watch.Gate is not { } gate || gate(operation, string.Empty))
        && (!watch.Rule.IsForFipsOnly || facts.Settings.Fips(operation.Syntax.SyntaxTree) == FipsPolicy.Enforce);

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

    private void RegisterTypes(CompilationStartAnalysisContext context)
    {
        if (table.MatchOf(WatchKind.DerivedType) is { } match)
        {
            context.RegisterSymbolAction(declared => InspectType(declared, match), SymbolKind.NamedType);
        }
    }

    private void InspectType(SymbolAnalysisContext context, SymbolMatch match)
    {
        foreach (var watch in FindParent(match, (INamedTypeSymbol)context.Symbol) ?? [])
        {
            watch.InspectType?.Invoke(new TypeSink(context, facts, watch.Rule));
        }
    }

    private void InspectText(OperationAnalysisContext context, string? text, IReadOnlyList<Watch> watches)
    {
        for (var i = 0; text is not null && i < watches.Count; i++)
        {
            var watch = watches[i];
            if (watch.Gate!(context.Operation, text))
            {
                watch.Inspect(new Sink(context, facts, watch.Rule, claims: null));
            }
        }
    }
}
