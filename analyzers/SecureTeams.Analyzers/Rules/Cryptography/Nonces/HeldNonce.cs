using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>The variable or member that a nonce is read from, and which part of it.</summary>
internal sealed class HeldNonce
{
    private const int MostAliases = 6;

    private HeldNonce(IOperation reference, ISymbol symbol, string part)
    {
        Reference = reference;
        Symbol = symbol;
        Part = part;
    }

    public IOperation Reference { get; }

    public ISymbol Symbol { get; }

    /// <summary>Empty for the whole; the same text is the same part.</summary>
    public string Part { get; }

    public bool IsMember => Symbol is IFieldSymbol or IPropertySymbol || IsCaptured(Symbol, Reference);

    /// <summary>Null when the nonce is made on the spot, or which part it is changes.</summary>
    public static HeldNonce? Of(IOperation nonce)
    {
        var part = new StringBuilder();
        var current = nonce;
        for (var i = 0; i < MostAliases; i++)
        {
            while (BufferCarrier.Carried(current) is { } carried)
            {
                foreach (var bound in BufferCarrier.Bounds(current))
                {
                    if (!IsFixed(bound))
                    {
                        return null;
                    }

                    part.Append(bound.Syntax).Append(',');
                }

                current = carried;
            }

            if (current is not ILocalReferenceOperation local || Aliased(local) is not { } aliased)
            {
                break;
            }

            current = aliased;
        }

        return SymbolOf(current) is { } symbol ? new HeldNonce(current, symbol, part.ToString()) : null;
    }

    /// <summary>Where something is written to the variable or into the buffer.</summary>
    public IEnumerable<IOperation> Changes(ValueTracer tracer) =>
        BufferTouches.Through(tracer, Reference).Concat(References(tracer).Where(static reference => MemberWrite.Through(reference) is not null));

    private IEnumerable<IOperation> References(ValueTracer tracer) => IsMember ? tracer.References(Symbol) : BodyIndex.Around(Reference).Of(Symbol);

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: false } field, Instance: null or IInstanceReferenceOperation } => field,
        IPropertyReferenceOperation { Property: { Parameters.IsEmpty: true, DeclaringSyntaxReferences.IsEmpty: false } property, Instance: null or IInstanceReferenceOperation } when IsAutomatic(property) => property,
        _ => null,
    };

    /// <summary>A variable that is another name for a buffer: a span over it.</summary>
    private static IOperation? Aliased(ILocalReferenceOperation local) =>
        BodyIndex.Around(local).Writes(local.Local) is { Count: 1 } writes && writes[0] is { } only && SymbolBehind(only) is not null ? only : null;

    private static ISymbol? SymbolBehind(IOperation value)
    {
        var current = value;
        while (BufferCarrier.Carried(current) is { } carried)
        {
            // A copy is a buffer of its own.
            if (BufferCarrier.Copies(current))
            {
                return null;
            }

            current = carried;
        }

        return SymbolOf(current);
    }

    /// <summary>A parameter of a primary constructor lives as long as the object.</summary>
    public static bool IsCaptured(ISymbol symbol, IOperation reference) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && ControlFlow.Root(reference) is not IConstructorBodyOperation;

    private static bool IsAutomatic(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFixed(IOperation bound)
    {
        foreach (var operation in bound.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation { ConstantValue.HasValue: false } or IParameterReferenceOperation or IInvocationOperation or IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } })
            {
                return false;
            }
        }

        return true;
    }
}
