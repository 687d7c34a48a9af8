using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>A chain that the program makes itself, whose policy is all in sight and names no purpose.</summary>
internal sealed class FreshChain(ValueTracer tracer)
{
    private readonly HashSet<IOperation> _bodies = [];

    public bool ChecksNoUsage(IInvocationOperation build)
    {
        if (build.Instance is not { } chain || !IsLocal(chain))
        {
            return false;
        }

        _bodies.Add(ControlFlow.Root(build));
        foreach (var source in tracer.Sources(chain))
        {
            if (!IsCreation(source))
            {
                return false;
            }

            _bodies.Add(ControlFlow.Root(source));
        }

        return _bodies.ToList().TrueForAll(IsInSight) && _bodies.All(NamesNoUsage);
    }

    public static bool AsksForStatus(IOperation build)
    {
        foreach (var operation in ControlFlow.Root(build).DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation { Property: { Name: "ChainStatus", ContainingType.Name: "X509Chain" } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLocal(IOperation chain) =>
        chain is ILocalReferenceOperation or IObjectCreationOperation or IInvocationOperation or IConversionOperation { Operand: ILocalReferenceOperation };

    private static bool IsCreation(IOperation source) => source
        is IObjectCreationOperation { Type.Name: "X509Chain", Constructor: { } constructor } && (constructor.Parameters.IsEmpty || constructor.Parameters[0].Type.SpecialType == SpecialType.System_Boolean)
        || source is IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "X509Chain" } };

    /// <summary>Follows policies that are assigned; gives up where chain or policy go to somebody else.</summary>
    private bool IsInSight(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IArgumentOperation { Value.Type.Name: "X509ChainPolicy" }
                || (operation is IArgumentOperation { Value.Type.Name: "X509Chain", Parent: IInvocationOperation call } && !Evidence.IsPlatform(call.TargetMethod))
                || (operation is IPropertyReferenceOperation { Property: { Name: "ChainPolicy", Type.Name: "X509ChainPolicy" } } policy && MemberWrite.Through(policy) is { } write && !IsInSight(write)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsInSight(MemberWrite write)
    {
        if (write.Value is not { } value)
        {
            return false;
        }

        foreach (var source in tracer.Sources(value))
        {
            if (source is not IObjectCreationOperation { Type.Name: "X509ChainPolicy" })
            {
                return false;
            }

            _bodies.Add(ControlFlow.Root(source));
        }

        return true;
    }

    private static bool NamesNoUsage(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation { Property.Name: "ApplicationPolicy" or "EnhancedKeyUsages" }
                || operation.Type?.Name == "X509EnhancedKeyUsageExtension"
                || operation is IPropertyReferenceOperation { Property.Name: "ChainStatus", Instance: IParameterReferenceOperation })
            {
                return false;
            }
        }

        return true;
    }
}
