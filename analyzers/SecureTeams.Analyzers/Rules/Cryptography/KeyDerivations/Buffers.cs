using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>Whether somebody may write into an array between its creation and its use.</summary>
internal static class Buffers
{
    /// <summary>Calls that look at an array and leave it as it is.</summary>
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "Pbkdf2", "ToBase64String", "ToHexString", "ToHexStringLower", "ToString", "GetString", "SequenceEqual", "FixedTimeEquals", "Concat", "ToArray", "Init", "Generate", "WithSalt", "Encode",
    };

    /// <summary>Calls that put random bytes in the place of what an array holds.</summary>
    private static readonly HashSet<string> Randomizers = new(StringComparer.Ordinal) { "Fill", "GetBytes", "GetNonZeroBytes", "NextBytes" };

    /// <summary>Whether bytes that the source states are replaced before they are used.</summary>
    public static bool IsRandomized(ValueTracer tracer, IOperation array) => tracer.Consumers(array).Any(static consumer =>
        consumer is IInvocationOperation call && Randomizers.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingType.Name != "Encoding");

    /// <summary>True also when the array goes where nobody can see what is done with it.</summary>
    public static bool IsFilled(ValueTracer tracer, IOperation array, IOperation use)
    {
        foreach (var consumer in tracer.Consumers(array))
        {
            if (MayFill(consumer))
            {
                return true;
            }
        }

        return use is ILocalReferenceOperation local && IsHandedToFiller(local);
    }

    /// <summary>The array came from a call, and this variable is what is filled.</summary>
    private static bool IsHandedToFiller(ILocalReferenceOperation local)
    {
        foreach (var reference in BodyIndex.Around(local).Of(local.Local))
        {
            var current = reference;
            while (current.Parent is IConversionOperation)
            {
                current = current.Parent;
            }

            if (current.Parent is IArgumentOperation { Parent: { } call } ? MayFill(call) : current.Parent is IArrayElementReferenceOperation element && MayFill(element))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayFill(IOperation consumer) => consumer switch
    {
        IInvocationOperation call => !Readers.Contains(call.TargetMethod.Name) && call.TargetMethod.MethodKind != MethodKind.Constructor,
        IObjectCreationOperation { Type: { } type } => type.ContainingNamespace.ToDisplayString() != "System.Security.Cryptography",
        IArrayElementReferenceOperation element => MemberWrite.Through(element) is not null,
        IFieldInitializerOperation initializer => initializer.InitializedFields.Any(static field => field.DeclaredAccessibility != Accessibility.Private),
        IPropertyInitializerOperation => true,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Salt", Property.ContainingType.Name: "Rfc2898DeriveBytes" } } => false,
        IAssignmentOperation { Target: IFieldReferenceOperation { Field.DeclaredAccessibility: not Accessibility.Private } or IPropertyReferenceOperation } => true,
        _ => false,
    };
}
