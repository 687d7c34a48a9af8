using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <content>Through calls: what they make of the value, where they put it, and what the functions around it are called.</content>
internal sealed partial class SecretWalk
{
    /// <summary>Types whose methods turn one form of a value into another.</summary>
    private static readonly HashSet<string> Converters = new(StringComparer.Ordinal)
    {
        "Convert", "BitConverter", "String", "Math", "Encoding", "Enumerable", "MemoryExtensions", "Char", "WebEncoders", "Base64UrlTextEncoder", "Base64UrlEncoder", "Base64Url", "Hex", "Base64", "Uri", "Array", "Task", "ValueTask", "CollectionExtensions", "ImmutableArray",
    };

    /// <summary>These take a function and give what it returns.</summary>
    private static readonly HashSet<string> Producers = new(StringComparer.Ordinal) { "Select", "SelectMany", "Aggregate", "Run", "ConvertAll", "Lazy" };

    private static readonly HashSet<string> Collectors = new(StringComparer.Ordinal) { "Append", "Insert", "AppendFormat", "AppendJoin", "AppendLine", "Add", "AddRange", "Enqueue", "Push", "AddLast" };

    private static readonly HashSet<string> KeyedWriters = new(StringComparer.Ordinal) { "Add", "Append", "Set", "SetString", "TryAdd", "TryAddWithoutValidation", "AddOrUpdate", "SetAsync" };

    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal) { "count", "length", "totalWidth", "capacity" };

    private static readonly string[] CryptographicHomes = ["System.Security.Cryptography", "Org.BouncyCastle", "Microsoft.IdentityModel", "Microsoft.Identity", "Azure.Identity"];

    private void FollowArgument(IArgumentOperation argument, Trail trail)
    {
        switch (argument.Parent)
        {
            case IInvocationOperation call:
                FollowGiven(call, argument, trail);
                break;
            case IObjectCreationOperation creation:
                FollowGiven(creation, argument, trail);
                break;
            case IPropertyReferenceOperation indexer:
                FollowElement(indexer, isOfRandomArray: false, trail);
                break;
        }
    }

    private void FollowGiven(IInvocationOperation call, IArgumentOperation argument, Trail trail)
    {
        var method = call.TargetMethod;
        if (argument.Value is IDelegateCreationOperation or IConversionOperation { Operand: IDelegateCreationOperation })
        {
            if (Producers.Contains(method.Name))
            {
                Follow(call, trail.Joined);
            }

            return;
        }

        if (argument.Parameter is not { } parameter || Measures.Contains(parameter.Name))
        {
            return;
        }

        if (!method.DeclaringSyntaxReferences.IsEmpty)
        {
            Name(parameter.Name, parameter.Type, trail);
            FollowParameter(method, parameter, trail.Next);
        }
        else if (call.Instance is { } receiver && Collectors.Contains(method.Name) && !IsKeyed(call))
        {
            FollowReceiver(receiver, trail.Joined);
        }
        else if (IsKeyed(call))
        {
            NameByKey(call.Arguments[call.Instance is null ? 1 : 0].Value, argument.Value.Type, trail);
        }
        else if (Converters.Contains(method.ContainingType.Name) || method.Name is "HashData" or "ComputeHash")
        {
            Follow(call, method.Name is "ElementAt" or "ElementAtOrDefault" && call.Type?.SpecialType == SpecialType.System_String ? trail.Picked : method.Name is "Concat" or "Join" or "Format" ? trail.Joined : trail);
        }
        else if (IsCryptographic(method))
        {
            Name(parameter.Name, parameter.Type, trail);
        }
    }

    private void FollowGiven(IObjectCreationOperation creation, IArgumentOperation argument, Trail trail)
    {
        if (argument.Parameter is not { } parameter || Measures.Contains(parameter.Name))
        {
            return;
        }

        if (ValueShapes.Of(creation.Type) != ValueShape.Other)
        {
            Follow(creation, trail);
        }
        else if (creation.Constructor is { } constructor && (!constructor.ContainingType.DeclaringSyntaxReferences.IsEmpty || IsCryptographic(constructor)))
        {
            Name(parameter.Name, parameter.Type, trail);
        }
    }

    /// <summary>What a value makes of itself.</summary>
    private void FollowOwnCall(IInvocationOperation call, Trail trail)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            || (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && call.TargetMethod.Name is not ("GetHashCode" or "CompareTo" or "IndexOf") && ValueShapes.Of(call.Type) != ValueShape.Other))
        {
            Follow(call, trail);
        }
    }

    /// <summary>The variable or member behind a buffer, a builder or a list.</summary>
    private void FollowReceiver(IOperation receiver, Trail trail)
    {
        var current = receiver;
        while (true)
        {
            switch (current)
            {
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    continue;
                case IInvocationOperation { Instance: { } instance }:
                    current = instance;
                    continue;
                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments }:
                    current = arguments[0].Value;
                    continue;
                case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                    FollowTarget(current, trail);
                    return;
                case IParameterReferenceOperation parameter:
                    Name(parameter.Parameter.Name, parameter.Parameter.Type, trail);
                    return;
                default:
                    Follow(current, trail);
                    return;
            }
        }
    }

    private void FollowParameter(IMethodSymbol method, IParameterSymbol parameter, Trail trail)
    {
        if (trail.Hops > 0 && sink.Tracer.Body(method) is { } body)
        {
            foreach (var use in BodyIndex.Around(body).Of(method.OriginalDefinition.Parameters[parameter.Ordinal]))
            {
                Follow(use, trail);
            }
        }
    }

    private void FollowReturn(IOperation returned, Trail trail)
    {
        var current = returned;
        while (current.Parent is { } parent && current is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            current = parent;
        }

        switch (current)
        {
            case IAnonymousFunctionOperation function:
                Follow(function.Parent is IDelegateCreationOperation creation ? creation : function, trail);
                break;
            case ILocalFunctionOperation function:
                FollowResult(function.Symbol, trail);
                break;
            default:
                FollowResult(FunctionNames.Declared(current), trail);
                break;
        }
    }

    private void FollowResult(ISymbol? function, Trail trail)
    {
        if (function is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation } method)
        {
            Name(FunctionNames.Telling(method), method.ReturnType, trail);
            foreach (var call in trail.Hops > 0 ? sink.Uses.VisibleCalls(method) : [])
            {
                Follow(call, trail.Next);
            }
        }
        else if (function is IPropertySymbol property)
        {
            Name(property.Name, property.Type, trail);
            foreach (var reference in trail.Hops > 0 ? sink.Uses.References(property) : [])
            {
                Follow(reference, trail.Next);
            }
        }
    }

    private bool IsCodeByContext(string name) =>
        SecretNames.IsBareCode(name) && EnclosingNames.Of(sink.Operation, sink.ContainingSymbol).Any(SecretNames.SpeaksOfCodes);

    private static bool IsKeyed(IInvocationOperation call)
    {
        var first = call.Instance is null ? 1 : 0;
        return KeyedWriters.Contains(call.TargetMethod.Name) && call.Arguments.Length >= first + 2 && call.Arguments[first].Value.ConstantValue is { HasValue: true, Value: string };
    }

    private static bool IsCryptographic(ISymbol member)
    {
        var home = member.ContainingNamespace.ToDisplayString();
        return Array.Exists(CryptographicHomes, known => home.StartsWith(known, StringComparison.Ordinal));
    }
}
