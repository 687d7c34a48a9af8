using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <content>The hops: from a parameter, field, property or call to what stands behind it.</content>
internal sealed partial class SourceWalk
{
    private void VisitParameter(IParameterReferenceOperation reference, int hops)
    {
        var parameter = reference.Parameter;
        if (parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method }
            && !SymbolUses.IsReassigned(parameter, ControlFlow.Root(reference))
            && OnlyCall(method, reference) is { } call)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument is { ArgumentKind: ArgumentKind.Explicit or ArgumentKind.DefaultValue } && argument.Parameter?.Ordinal == parameter.Ordinal)
                {
                    Visit(argument.Value, hops - 1);
                    return;
                }
            }
        }

        _found.Add(reference);
    }

    private IInvocationOperation? OnlyCall(IMethodSymbol method, IOperation inside) => method switch
    {
        { MethodKind: MethodKind.AnonymousFunction } => LambdaCalls.Only(method, inside),
        _ => tracer.OnlyCall(method),
    };

    private void VisitField(IFieldReferenceOperation reference, int hops)
    {
        var field = reference.Field;
        if (field.DeclaringSyntaxReferences.IsEmpty || !(field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private))
        {
            _found.Add(reference);
            return;
        }

        VisitMember(reference, field, startsUnknown: !field.IsReadOnly, hops);
    }

    private void VisitProperty(IPropertyReferenceOperation reference, int hops)
    {
        var property = reference.Property;
        if (property is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && reference.Instance is { } nullable)
        {
            Visit(nullable, hops);
            return;
        }

        if (property is { GetMethod: { } getter, Parameters.IsEmpty: true } && !property.DeclaringSyntaxReferences.IsEmpty && !CanBeOverridden(property))
        {
            if (sources.Body(getter, cancellationToken) is { } body)
            {
                VisitOutcomes(body, hops - 1);
                return;
            }

            if (property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private })
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
        else if (!CanBeOverridden(method) && sources.Body(method, cancellationToken) is { } body)
        {
            VisitOutcomes(body, hops - 1);
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
            if (source is IDelegateCreationOperation creation && DelegateBody(creation) is { } body)
            {
                VisitOutcomes(body, hops);
            }
            else
            {
                _found.Add(invocation);
            }
        }
    }

    private IOperation? DelegateBody(IDelegateCreationOperation creation) => creation.Target switch
    {
        IAnonymousFunctionOperation function => function.Body,
        IMethodReferenceOperation reference when !CanBeOverridden(reference.Method) => sources.Body(reference.Method, cancellationToken),
        _ => null,
    };

    private void VisitOutcomes(IOperation body, int hops)
    {
        foreach (var outcome in tracer.Outcomes(body, hops))
        {
            Visit(outcome, hops);
        }
    }

    internal static bool CanBeOverridden(ISymbol member) =>
        member.IsAbstract || ((member.IsVirtual || (member.IsOverride && !member.IsSealed)) && !member.ContainingType.IsSealed);
}
