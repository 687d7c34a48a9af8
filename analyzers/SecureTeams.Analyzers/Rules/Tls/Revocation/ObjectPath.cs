using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>Names the object behind an expression, so that two places of one body can be told to mean the same one.</summary>
internal static class ObjectPath
{
    /// <summary>What the object of a member reference gets for another of its members in the same body.</summary>
    public static IEnumerable<IOperation?> OtherWrites(IMemberReferenceOperation reference, string member)
    {
        if (Of(reference.Instance) is not { } owner)
        {
            yield break;
        }

        foreach (var operation in ControlFlow.Root(reference).DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation other
                && other.Property.Name == member
                && MemberWrite.Through(other) is { } write
                && Of(other.Instance) == owner)
            {
                yield return write.Value;
            }
        }
    }

    /// <summary>Null for what has no name that could stand at a second place.</summary>
    public static string? Of(IOperation? instance) => instance switch
    {
        ILocalReferenceOperation local => Of(local.Local),
        IParameterReferenceOperation parameter => Of(parameter.Parameter),
        IMemberReferenceOperation { Instance: { } owner } member => Of(owner) is { } path ? path + "." + member.Member.Name : null,
        IMemberReferenceOperation member => member.Member.ContainingType.Name + "." + member.Member.Name,
        IConversionOperation conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver => OfInitialized(receiver),
        IInstanceReferenceOperation => "this",
        IConditionalAccessInstanceOperation accessed => OfAccessed(accessed),
        IObjectCreationOperation creation => OfCreated(creation),
        _ => null,
    };

    private static string Of(ISymbol variable) =>
        variable.Name + "@" + (variable.Locations.Length > 0 ? variable.Locations[0].SourceSpan.Start.ToString(CultureInfo.InvariantCulture) : string.Empty);

    private static string? OfInitialized(IOperation receiver)
    {
        for (var current = receiver.Parent; current is not null; current = current.Parent)
        {
            if (current is IObjectOrCollectionInitializerOperation { Parent: var filled })
            {
                return filled switch
                {
                    IMemberInitializerOperation member => Of(member.InitializedMember),
                    _ => Of(filled),
                };
            }
        }

        return null;
    }

    private static string? OfAccessed(IOperation accessed)
    {
        for (var current = accessed; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
            {
                return Of(access.Operation);
            }
        }

        return null;
    }

    private static string OfCreated(IObjectCreationOperation creation)
    {
        IOperation value = creation;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => Of(variable.Symbol),
            ISimpleAssignmentOperation assignment when assignment.Value == value => Of(assignment.Target),
            _ => null,
        } ?? "new@" + creation.Syntax.SpanStart.ToString(CultureInfo.InvariantCulture);
    }
}
