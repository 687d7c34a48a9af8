using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <content>Members of certificates and chains, and writes to variables.</content>
internal sealed partial class Rehearsal
{
    private Known OfMember(IPropertyReferenceOperation reference, Known instance)
    {
        foreach (var argument in reference.Arguments)
        {
            _ = Of(argument.Value);
        }

        if (ReferenceEquals(instance, Known.Null))
        {
            _mayRefuse |= reference.Property.Name != "HasValue";
            return Known.False;
        }

        return OfWellKnown(reference, instance)
            ?? (instance.IsNull is null || !IsPlatform(reference.Property) ? FromOutside(reference) : Known.Unknown);
    }

    private Known? OfWellKnown(IPropertyReferenceOperation reference, Known instance)
    {
        var name = reference.Property.Name;
        if (Evidence.IsChain(reference.Property.ContainingType))
        {
            return OfChain(name, instance);
        }

        if (instance.Items is { } items)
        {
            return name is "Length" or "Count" ? Known.Constant(items.Length) : null;
        }

        if (ReferenceEquals(instance, Known.ChainElement))
        {
            return reference.Arguments.Length == 1 && Of(reference.Arguments[0].Value).Number == 0 ? Known.Unknown : name == "Count" ? Known.Unknown : instance;
        }

        if (instance.Flags is { } flags)
        {
            return name == "Status" ? Known.Constant(flags) : null;
        }

        return name switch
        {
            "Subject" or "Issuer" or "SubjectName" or "IssuerName" when ReferenceEquals(instance, Known.Certificate) => Known.CertificateName,
            "Name" or "RawData" when ReferenceEquals(instance, Known.CertificateName) => instance,
            "HasValue" when instance.IsNull == false => Known.True,
            "Value" when instance.IsNull == false => instance,
            "Host" or "DnsSafeHost" or "IdnHost" or "TargetHostName" when IsPlatform(reference.Property) => Known.Host,
            _ => null,
        };
    }

    private Known? OfChain(string name, Known instance) => name switch
    {
        "ChainElements" when presented.BuildsAgain && HasBuilt => Known.ChainElement,
        "ChainStatus" when presented.BuildsAgain && HasBuilt => Known.Sequence([]),
        "ChainStatus" when HasBuilt || !ReferenceEquals(instance, Known.Chain) => Known.Unknown,
        "ChainStatus" when presented.ChainStatus != 0 => Known.Sequence([Known.Status(presented.ChainStatus)]),
        "ChainStatus" when (presented.Errors & PresentedCertificate.ChainErrors) == 0 => Known.Sequence([]),
        _ => Known.Unknown,
    };

    private Known OfField(IFieldReferenceOperation field)
    {
        if (field.Instance is { } instance)
        {
            _ = Of(instance);
        }

        return FromOutside(field);
    }

    private Known OfElement(IArrayElementReferenceOperation element)
    {
        var array = Of(element.ArrayReference);
        var index = element.Indices.Length == 1 ? Of(element.Indices[0]).Number : null;
        return array.Items is { } items && index is >= 0 && index < items.Length ? items[(int)index] : Known.Unknown;
    }

    private Known OfAccess(IConditionalAccessOperation access)
    {
        var receiver = Of(access.Operation);
        if (ReferenceEquals(receiver, Known.Null))
        {
            return receiver;
        }

        _accessed.Push(receiver);
        var value = receiver.IsNull is null ? Maybe(access.WhenNotNull) : Of(access.WhenNotNull);
        _accessed.Pop();
        return receiver.IsNull is null ? Known.Unknown : value;
    }

    private Known OfAssignment(IAssignmentOperation assignment)
    {
        if (assignment is IDeconstructionAssignmentOperation)
        {
            Forget(assignment);
            return OfChildren(assignment);
        }

        var variable = Variable(assignment.Target);
        var before = variable is null && assignment is ISimpleAssignmentOperation ? Known.Unknown : Of(assignment.Target);
        if (variable is null)
        {
            foreach (var part in assignment.Target.ChildOperations)
            {
                _ = Of(part);
            }

            _mayRefuse |= tracer.MayRefuse(assignment.Target);
        }

        var value = assignment switch
        {
            ICompoundAssignmentOperation { OperatorMethod: null } compound => Combine(compound.OperatorKind, before, Of(assignment.Value)),
            ICoalesceAssignmentOperation when before.IsNull == false => before,
            ICoalesceAssignmentOperation when before.IsNull is null => Known.Either(before, Maybe(assignment.Value)),
            ICompoundAssignmentOperation => OfChildren(assignment),
            _ => Of(assignment.Value),
        };
        if (variable is not null)
        {
            _memory.Set(variable, value);
        }

        return value;
    }

    private Known OfIncrement(IIncrementOrDecrementOperation increment)
    {
        var before = Of(increment.Target);
        var after = before.Number is { } number
            ? Known.Constant(increment.Kind == OperationKind.Increment ? number + 1 : number - 1)
            : Known.Unknown;
        if (Variable(increment.Target) is { } variable)
        {
            _memory.Set(variable, after);
        }

        return increment.IsPostfix ? before : after;
    }

    private Known OfDeclarator(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        _memory.Set(declarator.Symbol, initializer is null ? Known.Unknown : Of(initializer.Value));
        return Known.Unknown;
    }

    private static bool IsPlatform(ISymbol member) => member.DeclaringSyntaxReferences.IsEmpty;
}
