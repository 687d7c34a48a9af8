using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Tells an object that makes its own key from one that is given a key, or a length, before it is used.</summary>
internal sealed class KeyOrigin(ValueTracer tracer)
{
    private const int MostReturns = 2;

    private static readonly string[] Giving = ["Import", "TryImport", "From", "Load", "Read", "Parse", "Decode", "Restore"];

    private static readonly string[] Using = ["Export", "TryExport", "ToXml", "Sign", "TrySign", "Encrypt", "TryEncrypt", "Decrypt", "TryDecrypt"];

    public bool IsGiven(IOperation created) =>
        (created is IObjectCreationOperation { Initializer: { } initializer } && initializer.Initializers.Any(IsLengthWrite))
        || IsGivenLater(created, MostReturns);

    private bool IsGivenLater(IOperation created, int returns)
    {
        var consumers = tracer.Consumers(created);
        foreach (var consumer in consumers)
        {
            if (GivesKey(consumer))
            {
                return !consumers.Any(use => UsesKey(use) && IsInOtherBranch(consumer, use));
            }

            if (consumer is IReturnOperation returned && returns > 0 && Calls(returned).Any(call => IsGivenLater(call, returns - 1)))
            {
                return true;
            }

            if (UsesKey(consumer) && ControlFlow.Root(consumer) == ControlFlow.Root(created))
            {
                return false;
            }
        }

        return false;
    }

    private bool GivesKey(IOperation consumer) => consumer switch
    {
        IPropertyReferenceOperation { Property.Name: "KeySize" } length => MemberWrite.Through(length) is not null,
        IInvocationOperation call => StartsWithAny(call.TargetMethod.Name, Giving) || GivesKeyInside(call),
        _ => false,
    };

    /// <summary>A method of the program that imports into what it is handed.</summary>
    private bool GivesKeyInside(IInvocationOperation call) =>
        !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && tracer.Body(call.TargetMethod) is { } body
        && body.Descendants().Any(static operation => operation is IInvocationOperation { Instance: IParameterReferenceOperation { Type: { } type }, TargetMethod.Name: var name }
            && RsaType.Is(type) && StartsWithAny(name, Giving));

    private static bool UsesKey(IOperation consumer) =>
        consumer is IInvocationOperation { Instance: not null, TargetMethod: { Name: var name } method } && RsaType.Is(method.ContainingType) && StartsWithAny(name, Using);

    /// <summary>Of an if that loads a key or makes one, each branch has a key of its own.</summary>
    private static bool IsInOtherBranch(IOperation giving, IOperation use)
    {
        for (var current = giving; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalOperation { WhenFalse: { } whenFalse } conditional && current != conditional.Condition
                && (current == whenFalse ? conditional.WhenTrue : whenFalse).Syntax.Span.Contains(use.Syntax.Span))
            {
                return true;
            }
        }

        return false;
    }

    private IReadOnlyList<IInvocationOperation> Calls(IReturnOperation returned)
    {
        for (IOperation? current = returned; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case ILocalFunctionOperation function:
                    return tracer.Calls(function.Symbol);
                case IMethodBodyOperation { SemanticModel: { } model } body when model.GetDeclaredSymbol(body.Syntax) is IMethodSymbol method:
                    return tracer.Calls(method);
            }
        }

        return [];
    }

    private static bool IsLengthWrite(IOperation member) =>
        member is IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "KeySize" } };

    private static bool StartsWithAny(string name, string[] prefixes) => Array.Exists(prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
