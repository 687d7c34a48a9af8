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

    /// <summary>A delegate that only counts or filters errors, or records of them, decides on no certificate.</summary>
    public static bool IsValidator(IDelegateCreationOperation creation) =>
        creation.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && IsValidator(invoke)
        && (invoke.Parameters.Length > 1 || (IsGivenToAsk(invoke.Parameters[0].Type) && !IsPredicate(creation)));

    /// <summary>What a library wraps evidence into for one call is named so; a record of past checks is not.</summary>
    private static bool IsGivenToAsk(ITypeSymbol holder) =>
        holder.Name.EndsWith("Args", StringComparison.Ordinal)
        || holder.Name.EndsWith("Context", StringComparison.Ordinal)
        || holder.Name.EndsWith("Request", StringComparison.Ordinal);

    /// <summary>Methods for any element take a predicate over it, not a validator.</summary>
    private static bool IsPredicate(IDelegateCreationOperation creation) =>
        creation.Parent is IArgumentOperation { Parameter.OriginalDefinition.Type: INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } } && arguments[0].TypeKind == TypeKind.TypeParameter;

    /// <summary>Whether a method or delegate decides on certificates: it gets the errors and what they are about, or an object that has both. LDAP hands over no errors.</summary>
    public static bool IsValidator(IMethodSymbol method)
    {
        var errors = false;
        var subject = false;
        foreach (var parameter in method.Parameters)
        {
            errors |= IsErrors(parameter.Type);
            subject |= IsSubject(parameter.Type);
            errors |= parameter.Type is { Name: "LdapConnection", ContainingNamespace.Name: "Protocols" };
        }

        return (errors && subject) || (method.Parameters.Length == 1 && IsCarrier(method.Parameters[0].Type));
    }

    /// <summary>The platform always hands over a sender, a certificate and a chain when there is something to decide.</summary>
    public static bool IsAlwaysPresent(IOperation operation)
    {
        var value = operation;
        while (value is IConversionOperation { OperatorMethod: null, IsTryCast: false } conversion)
        {
            value = conversion.Operand;
        }

        if (value is IPropertyReferenceOperation { Instance: { } instance, Property.Type: var held })
        {
            return IsSubject(held) && IsCarrier(instance.Type) && IsAlwaysPresent(instance);
        }

        return value is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method, Type: { } type } }
            && (IsSubject(type) || IsCarrier(type) || type.SpecialType == SpecialType.System_Object || type.Name == "HttpRequestMessage")
            && IsValidator(method);
    }

    public static bool IsPresenceCheck(IInvocationOperation call) =>
        call.TargetMethod.Name == "ThrowIfNull" && call.Arguments.Length > 0 && IsAlwaysPresent(call.Arguments[0].Value);

    /// <summary>Whether an operation hands on errors, certificate, chain or what has them; text and what is read from a certificate do not.</summary>
    public static bool Carries(IOperation operation)
    {
        if (operation is IParameterReferenceOperation or ILocalReferenceOperation || (operation is IPropertyReferenceOperation { Instance: { } holder } && IsCarrier(holder.Type)))
        {
            return operation.Type is { } type && (IsErrors(type) || IsSubject(type) || IsCarrier(type));
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

    /// <summary>Libraries wrap what a callback gets into the arguments of an event.</summary>
    public static bool IsCarrier(ITypeSymbol? type)
    {
        var errors = false;
        var subject = false;
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                errors |= member is IPropertySymbol { Name: "SslPolicyErrors" } property && IsErrors(property.Type);
                subject |= member is IPropertySymbol held && IsSubject(held.Type);
            }
        }

        return errors && subject;
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

    /// <summary>Whether a call only writes down what it is given.</summary>
    public static bool Records(IMethodSymbol method)
    {
        var type = method.ContainingType?.Name ?? string.Empty;
        return Recording.Contains(method.Name)
            || type.IndexOf("Log", StringComparison.Ordinal) >= 0
            || type.IndexOf("Telemetry", StringComparison.Ordinal) >= 0
            || type is "Console" or "Debug" or "Trace"
            || Root(method.ContainingNamespace) is "Serilog" or "log4net" or "NLog";
    }

    public static bool IsPlatform(IMethodSymbol method) =>
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
