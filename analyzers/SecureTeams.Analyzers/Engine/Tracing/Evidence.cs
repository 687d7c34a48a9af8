using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>What a certificate callback is given to decide with: the errors, the chain and the certificate.</summary>
internal static class Evidence
{
    private static readonly HashSet<string> Recording = new(StringComparer.Ordinal)
    {
        "Add", "TryAdd", "Enqueue", "Push", "Append", "Insert", "ToString", "Format", "Concat", "Write", "WriteLine",
    };

    /// <summary>Whether a call that cannot be followed may decide on the evidence by throwing.</summary>
    public static bool IsJudgedBy(IInvocationOperation call) =>
        call.TargetMethod.ReturnType.SpecialType != SpecialType.System_Boolean
        && !IsPlatform(call.TargetMethod)
        && !Records(call.TargetMethod)
        && IsGivenTo(call);

    public static bool IsGivenTo(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (Carries(argument.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A delegate that only counts or filters errors decides on no certificate.</summary>
    public static bool IsValidator(IDelegateCreationOperation creation) =>
        creation.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && IsValidator(invoke);

    /// <summary>Whether a method or delegate decides on certificates: it gets the errors, and what they are about.</summary>
    public static bool IsValidator(IMethodSymbol method)
    {
        var errors = false;
        var subject = false;
        foreach (var parameter in method.Parameters)
        {
            errors |= IsErrors(parameter.Type);
            subject |= IsSubject(parameter.Type);
        }

        return errors && subject;
    }

    /// <summary>The platform always hands over a sender, a certificate and a chain when there is something to decide.</summary>
    public static bool IsAlwaysPresent(IOperation operation)
    {
        var value = operation;
        while (value is IConversionOperation { OperatorMethod: null, IsTryCast: false } conversion)
        {
            value = conversion.Operand;
        }

        return value is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method, Type: { } type } }
            && (IsSubject(type) || type.SpecialType == SpecialType.System_Object || type.Name == "HttpRequestMessage")
            && IsValidator(method);
    }

    public static bool IsPresenceCheck(IInvocationOperation call) =>
        call.TargetMethod.Name == "ThrowIfNull" && call.Arguments.Length > 0 && IsAlwaysPresent(call.Arguments[0].Value);

    private static bool Carries(IOperation operation)
    {
        if (operation is IParameterReferenceOperation or ILocalReferenceOperation)
        {
            return operation.Type is { } type && (IsErrors(type) || IsSubject(type));
        }

        if (operation is IMemberReferenceOperation or IInvocationOperation or IAnonymousFunctionOperation || operation.Type?.SpecialType == SpecialType.System_String)
        {
            return false;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (Carries(child))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsErrors(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } wrapped }
            ? IsErrors(wrapped[0])
            : type is { Name: "SslPolicyErrors", ContainingNamespace.Name: "Security" };

    /// <summary>A certificate or a chain.</summary>
    public static bool IsSubject(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "X509Certificate" or "X509Chain", ContainingNamespace.Name: "X509Certificates" })
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsChain(ITypeSymbol? type) =>
        type is { Name: "X509Chain", ContainingNamespace.Name: "X509Certificates" };

    private static bool Records(IMethodSymbol method)
    {
        var type = method.ContainingType?.Name ?? string.Empty;
        return Recording.Contains(method.Name)
            || type.IndexOf("Log", StringComparison.Ordinal) >= 0
            || type.IndexOf("Telemetry", StringComparison.Ordinal) >= 0
            || type is "Console" or "Debug" or "Trace"
            || Root(method.ContainingNamespace) is "Serilog" or "log4net" or "NLog";
    }

    private static bool IsPlatform(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.IsEmpty && Root(method.ContainingNamespace) == "System";

    private static string? Root(INamespaceSymbol? space)
    {
        var current = space;
        while (current?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            current = outer;
        }

        return current?.Name;
    }
}
