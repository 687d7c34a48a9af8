using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>Finds the comparison of a built chain with a known root, or of its certificate with a known one, which makes up for an unknown authority.</summary>
internal sealed class RootCheck(ValueTracer tracer)
{
    private const int MostCalls = 2;

    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "Equals", "SequenceEqual", "FixedTimeEquals", "SequenceCompareTo", "Compare", "CompareTo", "CompareOrdinal",
        "Contains", "ContainsKey", "TryGetValue", "IndexOf", "Find", "Exists", "Any", "All", "Intersect", "IntersectBy", "Overlaps", "Except",
        "Equal", "AreEqual", "AreEquivalent", "Be", "BeEquivalentTo",
        "Add", "TryAdd", // kept to be compared later
    };

    /// <summary>A root of the same name is anybody's to make.</summary>
    private static readonly HashSet<string> Describing = new(StringComparer.Ordinal)
    {
        "Subject", "SubjectName", "Issuer", "IssuerName", "FriendlyName", "NotBefore", "NotAfter", "Version", "GetNameInfo", "ToString",
    };

    private static readonly HashSet<string> Identifying = new(StringComparer.Ordinal)
    {
        "RawData", "RawDataMemory", "Thumbprint", "PublicKey", "GetRawCertData", "GetRawCertDataString", "GetCertHash", "GetCertHashString", "GetPublicKey", "GetPublicKeyString",
    };

    /// <summary>In the body of the write, in the only caller of it, or where the chain goes with a root to look for.</summary>
    public bool Follows(IOperation write)
    {
        var body = ControlFlow.Root(write);
        return HoldsIn(body, MostCalls) || IsLeftToTheCaller(body) || (Method(body) is { } method && tracer.OnlyCall(method) is { } call && HoldsIn(ControlFlow.Root(call), MostCalls));
    }

    private static IMethodSymbol? Method(IOperation body) =>
        body is IMethodBodyOperation ? body.SemanticModel?.GetDeclaredSymbol(body.Syntax) as IMethodSymbol : null;

    private bool HoldsIn(IOperation body, int calls)
    {
        var leaves = Leaves(body);
        foreach (var operation in body.DescendantsAndSelf())
        {
            var checks = operation switch
            {
                IPropertyReferenceOperation { Property: { Name: "Certificate", ContainingType.Name: "X509ChainElement" } } => Decides(operation),
                ILocalReferenceOperation or IParameterReferenceOperation => leaves.Contains(Symbol(operation)!) && operation.Parent is { } use && Identifying.Contains(NameOf(use)) && IsCompared(use),
                IInvocationOperation call => calls > 0 && TakesChain(call) && MayCheck(call.TargetMethod, calls),
                IMethodReferenceOperation callback => calls > 0 && Evidence.IsValidator(callback.Method) && MayCheck(callback.Method, calls),
                _ => false,
            };
            if (checks)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The variables whose certificates a chain is built for; one that is known by itself needs no root.</summary>
    private static HashSet<ISymbol> Leaves(IOperation body)
    {
        var leaves = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "Build", ContainingType.Name: "X509Chain" }, Arguments: { Length: 1 } arguments } && Symbol(arguments[0].Value) is { } leaf)
            {
                leaves.Add(leaf);
            }
        }

        return leaves;
    }

    private static ISymbol? Symbol(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Symbol(conversion.Operand),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private bool MayCheck(IMethodSymbol method, int calls)
    {
        if (Evidence.IsPlatform(method) || Evidence.Records(method))
        {
            return false;
        }

        return tracer.Body(method) is not { } body || HoldsIn(body, calls - 1);
    }

    private static bool TakesChain(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Type is { Name: "X509Chain" or "X509ChainElement" or "X509ChainElementCollection" })
            {
                return true;
            }
        }

        return false;
    }

    private bool Decides(IOperation certificate) =>
        !(certificate.Parent is { } use && Describing.Contains(NameOf(use))) && (IsCompared(certificate) || IsMatched(certificate));

    private static bool IsMatched(IOperation value)
    {
        var current = value;
        while (current.Parent is IMemberReferenceOperation or IInvocationOperation or IArgumentOperation or IConversionOperation)
        {
            current = current.Parent;
        }

        return current.Parent is ISwitchOperation or ISwitchExpressionOperation
            || (current.Parent is IIsPatternOperation { Pattern: var pattern } && pattern.DescendantsAndSelf().Any(part => part is IConstantPatternOperation { Value: var constant } && !IsNull(constant)));
    }

    private static string NameOf(IOperation use) => use switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        _ => string.Empty,
    };

    private bool IsCompared(IOperation value)
    {
        foreach (var consumer in tracer.LateConsumers(value))
        {
            var compares = consumer switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => !IsNull(comparison.LeftOperand) && !IsNull(comparison.RightOperand),
                IInvocationOperation call => Comparing.Contains(call.TargetMethod.Name) || !(Evidence.IsPlatform(call.TargetMethod) || Evidence.Records(call.TargetMethod)),
                IReturnOperation { ReturnedValue.Type.SpecialType: not SpecialType.System_Boolean } returned => Selection(returned) is { } selection ? IsCompared(selection) : Lambda(returned) is null,
                _ => false,
            };
            if (compares)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    /// <summary>The query that a lambda selects for.</summary>
    private static IOperation? Selection(IOperation returned) =>
        Lambda(returned)?.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation query } } ? Whole(query) : null;

    private static IOperation Whole(IOperation query) => query.Parent is ITranslatedQueryOperation whole ? whole : query;

    private static IOperation? Lambda(IOperation operation)
    {
        var current = operation;
        while (current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            current = current.Parent;
        }

        return current as IAnonymousFunctionOperation;
    }

    /// <summary>A chain that is handed out with a root in its store is for somebody else to judge.</summary>
    private static bool IsLeftToTheCaller(IOperation body)
    {
        var leaves = false;
        var hasRoot = false;
        foreach (var operation in body.DescendantsAndSelf())
        {
            leaves |= operation is IReturnOperation { ReturnedValue.Type.Name: "X509Chain" };
            hasRoot |= operation is IPropertyReferenceOperation { Property.Name: "ExtraStore" or "CustomTrustStore" };
        }

        return leaves && hasRoot;
    }
}
