using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <content>From a parameter to what callers give, from an out argument to what the called method writes, and into tuples.</content>
internal sealed partial class SourceWalk
{
    private const int MostCallers = 16;

    private void VisitParameter(IParameterReferenceOperation reference, int hops)
    {
        var given = reference.Parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } && !_uses.IsReassigned(reference.Parameter, reference)
            ? Given(reference.Parameter, method, reference)
            : [];
        if (given.Count is 0 or > MostCallers)
        {
            _found.Add(reference);
            return;
        }

        foreach (var value in given)
        {
            Visit(value, hops - 1);
        }
    }

    /// <summary>What every caller gives to a parameter; nothing when one of them is not known.</summary>
    private List<IOperation> Given(IParameterSymbol parameter, IMethodSymbol method, IOperation inside)
    {
        var given = new List<IOperation>();
        foreach (var arguments in Calls(method, inside))
        {
            var value = Argument(arguments, parameter.Ordinal);
            if (value is null)
            {
                return [];
            }

            given.Add(value);
        }

        return given;
    }

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit or ArgumentKind.DefaultValue } && argument.Parameter?.Ordinal == ordinal)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private IEnumerable<ImmutableArray<IArgumentOperation>> Calls(IMethodSymbol method, IOperation inside) => method switch
    {
        { MethodKind: MethodKind.AnonymousFunction } => LambdaCalls.Of(method, inside).Select(call => call.Arguments),
        { MethodKind: MethodKind.LocalFunction } or { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } => _uses.Calls(method).Select(call => call.Arguments),
        { MethodKind: MethodKind.Constructor } when method.DeclaredAccessibility == Accessibility.Private || method.ContainingType.DeclaredAccessibility == Accessibility.Private =>
            _uses.Constructions(method).Select(construction => construction switch
            {
                IObjectCreationOperation creation => creation.Arguments,
                IInvocationOperation initializer => initializer.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            }),
        _ => [],
    };

    /// <summary>An element of a tuple nobody changes element by element.</summary>
    private void VisitElement(IFieldReferenceOperation reference, IOperation tuple, IFieldSymbol field, int hops)
    {
        var index = field.ContainingType.TupleElements.IndexOf(field, 0, SymbolEqualityComparer.Default);
        index = index >= 0 ? index : field.ContainingType.TupleElements.Select(element => element.CorrespondingTupleField).ToImmutableArray().IndexOf(field.CorrespondingTupleField, 0, SymbolEqualityComparer.Default);
        if (index < 0 || hops == 0 || (tuple is ILocalReferenceOperation local && HasWrittenElement(local)))
        {
            _found.Add(reference);
            return;
        }

        foreach (var source in tracer.Sources(tuple, hops))
        {
            if (source is ITupleOperation made && index < made.Elements.Length)
            {
                Visit(made.Elements[index], hops - 1);
            }
            else
            {
                _found.Add(reference);
            }
        }
    }

    private static bool HasWrittenElement(ILocalReferenceOperation local)
    {
        foreach (var use in BodyIndex.Around(local).Of(local.Local))
        {
            if (use.Parent is IFieldReferenceOperation element && MemberWrite.Through(element) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a call gives out is all that its body writes to the parameter.</summary>
    private void VisitGivenOut(IArgumentOperation argument, int hops)
    {
        var found = false;
        if (argument is { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod: var method } call })
        {
            foreach (var body in sources.Bodies(method, call.IsVirtual, cancellationToken))
            {
                if (body.SemanticModel is not null && method.OriginalDefinition.Parameters[parameter.Ordinal] is var declared)
                {
                    found = true;
                    VisitAll(argument, BodyIndex.Around(body).Writes(declared), hops - 1);
                }
            }
        }

        if (!found)
        {
            _found.Add(argument);
        }
    }
}
