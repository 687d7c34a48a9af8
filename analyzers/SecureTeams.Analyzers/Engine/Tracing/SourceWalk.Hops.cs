using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <content>The hops: from a field, property or call to what stands behind it.</content>
internal sealed partial class SourceWalk
{
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
            var bodies = sources.Bodies(getter, isVirtualCall: reference.Instance is not IInstanceReferenceOperation { Syntax: BaseExpressionSyntax }, cancellationToken);
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

    /// <summary>A member without an initialiser holds its type's default until the first write, unless every constructor writes it and nothing else can.</summary>
    private void VisitMember(IOperation reference, ISymbol member, bool startsUnknown, int hops)
    {
        var initializer = sources.Initializer(member, cancellationToken);
        var writes = _uses.Writes(member);
        if (initializer is not null)
        {
            writes.Insert(0, initializer);
        }
        else if (startsUnknown || !ConstructorWrites.Cover(member, _uses.Names(member)))
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
