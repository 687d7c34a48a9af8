using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>An IV that a local cipher is given and never encrypts with: another one is made, written or passed before.</summary>
internal static class OverriddenIv
{
    public static bool Is(IOperation write, IOperation? instance)
    {
        if (Variable(instance) is not { } variable)
        {
            return false;
        }

        var encrypts = false;
        foreach (var use in BodyIndex.Around(write).Of(variable))
        {
            if (use is IVariableDeclaratorOperation || use.Syntax.SpanStart <= write.Syntax.SpanStart || write.Syntax.Span.Contains(use.Syntax.Span))
            {
                continue;
            }

            switch (use.Parent)
            {
                case IPropertyReferenceOperation { Property.Name: "IV" } iv when MemberWrite.Through(iv) is not null && Succeeds(write, iv):
                case IInvocationOperation { TargetMethod.Name: "GenerateIV" } made when Succeeds(write, made):
                    return true;
                case IPropertyReferenceOperation { Property.Name: not "IV" }:
                case IInvocationOperation { TargetMethod.Name: "CreateDecryptor" or "Dispose" or "Clear" or "GenerateKey" } other when other.Instance == use:
                    break;
                case IInvocationOperation call when call.Instance == use && BringsIv(call.TargetMethod):
                    encrypts = true;
                    break;
                default:
                    return false;
            }
        }

        return encrypts;
    }

    private static bool BringsIv(IMethodSymbol method) =>
        method.Name is "CreateEncryptor" or "EncryptCbc" or "EncryptCfb" or "TryEncryptCbc" or "TryEncryptCfb" && method.Parameters.Length > 0;

    /// <summary>Runs whenever the write did.</summary>
    private static bool Succeeds(IOperation write, IOperation replacement)
    {
        var block = replacement.Parent;
        while (block is not (null or IBlockOperation))
        {
            if (block is IConditionalOperation or ILoopOperation or ISwitchOperation or ICoalesceOperation)
            {
                return false;
            }

            block = block.Parent;
        }

        return block?.Syntax.Span.Contains(write.Syntax.Span) == true;
    }

    private static ILocalSymbol? Variable(IOperation? instance)
    {
        if (instance is ILocalReferenceOperation reference)
        {
            return reference.Local;
        }

        for (var current = instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } ? instance.Parent : null; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IVariableDeclaratorOperation declarator:
                    return declarator.Symbol;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target }:
                    return target.Local;
                case IArgumentOperation or IInvocationOperation or IBlockOperation:
                    return null;
            }
        }

        return null;
    }
}
