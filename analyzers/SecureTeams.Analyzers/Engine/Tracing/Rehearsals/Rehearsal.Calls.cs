using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <content>Calls: of methods with a body here, of lambdas, and of the platform.</content>
internal sealed partial class Rehearsal
{
    private Known OfCall(IInvocationOperation call)
    {
        var instance = call.Instance is null ? Known.Unknown : Of(call.Instance);
        var method = call.TargetMethod;
        if (ReferenceEquals(instance, Known.Null))
        {
            return OfThrow();
        }

        if (method.Name == "Build" && Evidence.IsChain(method.ContainingType))
        {
            _ = OfChildren(call);
            HasBuilt = true;
            return presented.BuildsAgain ? Known.True : Known.Unknown;
        }

        if (method.MethodKind != MethodKind.DelegateInvoke && !SourceBodies.CanBeOverridden(method) && tracer.Body(method) is { } body)
        {
            return OfBody(method, body, call.Arguments);
        }

        if (presented.Environment is { } environment && method.Name is ("IsDevelopment" or "IsStaging" or "IsProduction") && method.Parameters.Length <= 1)
        {
            return method.Name == "Is" + environment ? Known.True : Known.False;
        }

        if (OfFunctionArgument(call) is { } judged)
        {
            return judged;
        }

        var arguments = ImmutableArray.CreateBuilder<Known>();
        if (call.Instance is not null)
        {
            arguments.Add(instance);
        }

        foreach (var argument in call.Arguments)
        {
            arguments.Add(Of(argument.Value));
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            {
                Forget(argument);
            }
        }

        if (PlatformCalls.Of(method, arguments.ToImmutable()) is { } known)
        {
            return known;
        }

        if (IsComparisonWithRoot(call, arguments.ToImmutable()))
        {
            return Known.True;
        }

        _mayRefuse |= tracer.MayRefuse(call) || (Evidence.IsPresenceCheck(call) && presented.IsMissing);
        return Known.Unknown;
    }

    private Known OfCreation(IObjectCreationOperation creation)
    {
        if (creation is { Type.Name: "ValueTask", Arguments: { Length: 1 } results })
        {
            return Of(results[0].Value);
        }

        var value = creation.Arguments.Length > 0 ? Of(creation.Arguments[0].Value) : Known.Unknown;
        for (var i = 1; i < creation.Arguments.Length; i++)
        {
            _ = Of(creation.Arguments[i].Value);
        }

        _mayRefuse |= tracer.MayRefuse(creation);
        if (creation.Initializer is { } initializer)
        {
            _ = OfChildren(initializer);
        }

        // A certificate made from a certificate is that certificate.
        return creation.Type is { } type && Evidence.IsSubject(type) && !Evidence.IsChain(type) && ReferenceEquals(value, Known.Certificate) ? value : Known.Unknown;
    }

    /// <summary>Runs a method, local function or lambda that this code declares.</summary>
    private Known OfBody(IMethodSymbol method, IOperation body, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = arguments.Select(argument => (Position: argument.Parameter?.Ordinal ?? 0, Value: Of(argument.Value))).ToList();
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            {
                Forget(argument);
            }
        }

        var declared = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        return Call(body, () =>
        {
            foreach (var (position, value) in values)
            {
                if (position < declared.Parameters.Length)
                {
                    _memory.Set(declared.Parameters[position], value);
                }
            }
        });
    }

    private Known Call(IOperation body, Action bind)
    {
        if (_bodies.Count > MostCalls || _bodies.Contains(body))
        {
            _mayRefuse = true;
            return Known.Unknown;
        }

        var (memory, returned) = (_memory.Copy(), _returned);
        _bodies.Push(body);
        _returned = null;
        bind();
        _ = Run(body);
        var result = _returned ?? Known.Unknown;
        _bodies.Pop();
        (_memory, _returned) = (memory, returned);
        Forget(body);
        return result;
    }

    /// <summary>Any, All and their kin over a sequence whose members are known.</summary>
    private Known? OfFunctionArgument(IInvocationOperation call)
    {
        if (call.Arguments.Length != 2 || Function(call.Arguments[1].Value) is not { } function || !IsPlatform(call.TargetMethod))
        {
            return null;
        }

        var sequence = Of(call.Arguments[0].Value);
        if (ReferenceEquals(sequence, Known.ChainElement))
        {
            return call.TargetMethod.Name is "Any" or "Exists" && Apply(function, sequence).Truth == true ? Known.True
                : call.TargetMethod.Name is "Select" or "Last" or "LastOrDefault" ? sequence
                : Known.Unknown;
        }

        return sequence.Items is { } items ? Sequences.Of(call.TargetMethod.Name, items, item => Apply(function, item)) : Known.Unknown;
    }

    private static IAnonymousFunctionOperation? Function(IOperation value) =>
        value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } function } ? function : null;

    private Known Apply(IAnonymousFunctionOperation function, Known item) =>
        Call(function.Body, () => _memory.Set(function.Symbol.Parameters[0], item));

    /// <summary>A comparison of a chain's element with a certificate that the program has: the root it trusts.</summary>
    private static bool IsExpectedRoot(IOperation one, Known left, IOperation other, Known right) =>
        (ReferenceEquals(left, Known.ChainElement) && BelongsToCertificate(other)) || (ReferenceEquals(right, Known.ChainElement) && BelongsToCertificate(one));

    private static bool IsComparisonWithRoot(IInvocationOperation call, ImmutableArray<Known> values)
    {
        if (call.TargetMethod.Name is not ("Equals" or "SequenceEqual" or "FixedTimeEquals") || values.Length < 2)
        {
            return false;
        }

        var operands = call.Instance is { } instance ? [instance, call.Arguments[0].Value] : new[] { call.Arguments[0].Value, call.Arguments[1].Value };
        return IsExpectedRoot(operands[0], values[0], operands[1], values[1]);
    }

    private static bool BelongsToCertificate(IOperation operation)
    {
        for (var current = operation; current is not null;)
        {
            if (current.Type is { } type && Evidence.IsSubject(type) && !Evidence.IsChain(type))
            {
                return true;
            }

            current = current switch
            {
                IConversionOperation conversion => conversion.Operand,
                IMemberReferenceOperation member => member.Instance,
                IInvocationOperation { Instance: { } receiver } => receiver,
                IInvocationOperation { Arguments: { Length: 1 } arguments } => arguments[0].Value,
                _ => null,
            };
        }

        return false;
    }
}
