using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

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

    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal) { "count", "length", "totalWidth", "capacity" };

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
            NameInCryptography(parameter.Name, parameter.Type, trail);
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
        else if (creation.Constructor is { ContainingType.DeclaringSyntaxReferences.IsEmpty: false })
        {
            Name(parameter.Name, parameter.Type, trail);
        }
        else if (creation.Constructor is { } constructor && IsCryptographic(constructor))
        {
            NameInCryptography(parameter.Name, parameter.Type, trail);
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
                    FollowCreatedText(parameter, trail);
                    return;
                default:
                    Follow(current, trail);
                    return;
            }
        }
    }

    /// <summary>The span that <c>string.Create</c> lets a lambda fill becomes its result.</summary>
    private void FollowCreatedText(IParameterReferenceOperation parameter, Trail trail)
    {
        for (IOperation? current = parameter; current is not null; current = current.Parent)
        {
            if (current is IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.SpecialType: SpecialType.System_String } } call
                && parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            {
                Follow(call, trail);
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
}
