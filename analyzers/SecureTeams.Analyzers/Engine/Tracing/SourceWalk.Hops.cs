using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <content>The hops: from a parameter, field, property or call to what stands behind it.</content>
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

    private void VisitField(IFieldReferenceOperation reference, int hops)
    {
        var field = reference.Field;
        if (field.ContainingType is { IsTupleType: true } && reference.Instance is { } tuple)
        {
            VisitElement(reference, tuple, field, hops);
            return;
        }

        if (field.DeclaringSyntaxReferences.IsEmpty || !(field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private))
        {
            _found.Add(reference);
            return;
        }

        VisitMember(reference, field, startsUnknown: !field.IsReadOnly, hops);
    }

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

    private void VisitProperty(IPropertyReferenceOperation reference, int hops)
    {
        var property = reference.Property;
        if (property is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && reference.Instance is { } nullable)
        {
            Visit(nullable, hops);
            return;
        }

        if (property is { GetMethod: { } getter, Parameters.IsEmpty: true } && !property.DeclaringSyntaxReferences.IsEmpty)
        {
            var bodies = sources.Bodies(getter, isVirtualCall: reference.Instance is not IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }, cancellationToken);
            if (!bodies.IsEmpty)
            {
                VisitOutcomes(bodies, hops - 1);
                return;
            }

            if (!SourceBodies.CanBeOverridden(property) && property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private })
            {
                VisitMember(reference, property, startsUnknown: property.SetMethod is not null, hops);
                return;
            }
        }

        _found.Add(reference);
    }

    /// <summary>A member without an initialiser holds its type's default until the first write, unless it can be written while constructing only.</summary>
    private void VisitMember(IOperation reference, ISymbol member, bool startsUnknown, int hops)
    {
        var initializer = sources.Initializer(member, cancellationToken);
        var writes = _uses.Writes(member);
        if (initializer is not null)
        {
            writes.Insert(0, initializer);
        }
        else if (startsUnknown)
        {
            writes.Add(null);
        }

        VisitAll(reference, writes, hops - 1);
    }

    private void VisitCall(IInvocationOperation invocation, int hops)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke && invocation.Instance is { } callee)
        {
            VisitDelegateCall(invocation, callee, hops - 1);
        }
        else if (method is { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } && invocation.Arguments.Length == 1)
        {
            Visit(invocation.Arguments[0].Value, hops);
        }
        else if (method is { Name: "GetValueOrDefault", Parameters.IsEmpty: true, ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && invocation.Instance is { } nullable)
        {
            Visit(nullable, hops);
        }
        else if (sources.Bodies(method, invocation.IsVirtual, cancellationToken) is { IsEmpty: false } bodies)
        {
            VisitOutcomes(bodies, hops - 1);
        }
        else
        {
            _found.Add(invocation);
        }
    }

    private void VisitDelegateCall(IInvocationOperation invocation, IOperation callee, int hops)
    {
        foreach (var source in tracer.Sources(callee, hops))
        {
            if (source is IDelegateCreationOperation creation && sources.Bodies(creation, cancellationToken) is { IsEmpty: false } bodies)
            {
                VisitOutcomes(bodies, hops);
            }
            else
            {
                _found.Add(invocation);
            }
        }
    }

    private void VisitOutcomes(ImmutableArray<IOperation> bodies, int hops)
    {
        foreach (var body in bodies)
        {
            foreach (var outcome in tracer.Outcomes(body, hops))
            {
                Visit(outcome, hops);
            }
        }
    }
}
