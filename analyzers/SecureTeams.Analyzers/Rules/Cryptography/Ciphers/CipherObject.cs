using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>What the code in sight says about the cipher that a member is used of.</summary>
internal static class CipherObject
{
    private static readonly string[] Obsolete = ["DES", "TripleDES", "RC2", "RC4", "DesEngine", "DesEdeEngine", "RC2Engine", "RC4Engine"];

    /// <summary>The operations that make the cipher behind a reference to one of its members.</summary>
    public static IEnumerable<IOperation> Creations(ValueTracer tracer, IOperation? instance)
    {
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            for (var current = instance; current is not null; current = current.Parent)
            {
                if (current is IObjectCreationOperation)
                {
                    return [current];
                }
            }
        }

        return instance is null or IInstanceReferenceOperation ? Enumerable.Empty<IOperation>() : tracer.Sources(instance);
    }

    /// <summary>The cipher is made in sight, and never encrypts.</summary>
    public static bool IsDecryptOnly(ValueTracer tracer, IOperation? instance)
    {
        var any = false;
        foreach (var creation in Creations(tracer, instance))
        {
            any = true;
            if (creation is not (IInvocationOperation or IObjectCreationOperation) || !CipherDirection.IsDecryptOnly(tracer, creation))
            {
                return false;
            }
        }

        return any;
    }

    public static bool IsObsolete(ValueTracer tracer, IOperation? instance) =>
        IsObsolete(instance?.Type) || Creations(tracer, instance).Any(static creation => IsObsolete(creation.Type));

    public static bool IsObsolete(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Array.IndexOf(Obsolete, current.Name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The cipher, or another in the same body, works block by block and so uses no IV.</summary>
    public static bool IsBlockByBlock(ValueTracer tracer, IOperation use, IOperation? instance)
    {
        foreach (var operation in ControlFlow.Root(use).DescendantsAndSelf())
        {
            if (IsModeOfEcb(tracer, operation))
            {
                return true;
            }
        }

        return instance is IFieldReferenceOperation field
            && (tracer.References(field.Field).Any(reference => reference.Parent is { } member && IsModeOfEcb(tracer, member))
                || Creations(tracer, field).Any(creation => creation.DescendantsAndSelf().Any(part => IsModeOfEcb(tracer, part))));
    }

    private static bool IsModeOfEcb(ValueTracer tracer, IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { Name: "Mode", Type.Name: "CipherMode" } }
        && MemberWrite.Through(operation) is { Value: { } value }
        && EcbMode.Reaches(tracer, value);
}
