using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Short keys that the framework makes: by a stated length, or by the 1024 bits that the old provider takes when none is stated.</summary>
internal sealed class RsaCreation(ValueTracer tracer, TargetFamily family)
{
    private const int ProviderDefault = 1024;

    public ShortKey? Of(IObjectCreationOperation creation)
    {
        if (creation.Type is not { Name: "RSACryptoServiceProvider" or "RSACng" or "RSAOpenSsl", ContainingNamespace.Name: "Cryptography" } type)
        {
            return null;
        }

        var container = Arguments.Named(creation.Arguments, "parameters");
        var isGivenKey = new Lazy<bool>(() => new KeyOrigin(tracer).IsGiven(creation));
        if (LengthOf(creation.Arguments) is { } length)
        {
            return KeyLength.Short(tracer, length) is { } bits && !(container is not null && KeyContainer.IsExisting(tracer, container)) && !isGivenKey.Value
                ? new ShortKey(length.Syntax, "new " + type.Name, bits)
                : null;
        }

        return TakesDefault(creation) && (container is null || KeyContainer.IsAnonymous(tracer, container)) && !isGivenKey.Value
            ? new ShortKey(creation.Syntax, "new " + type.Name, ProviderDefault)
            : null;
    }

    public ShortKey? Of(IInvocationOperation call)
    {
        var api = call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;
        if (LengthOf(call.Arguments) is { } length)
        {
            return KeyLength.Short(tracer, length) is { } bits ? new ShortKey(length.Syntax, api, bits) : null;
        }

        var isProvider = FirstArgument.Of(call) is { } name
            ? name.Type?.SpecialType == SpecialType.System_String && IsNamed(name)
            : family == TargetFamily.Framework && call.TargetMethod.Name == "Create";
        return isProvider && !new KeyOrigin(tracer).IsGiven(call) ? new ShortKey(call.Syntax, api, ProviderDefault) : null;
    }

    public bool IsRsa(IOperation key) =>
        RsaType.Is(key.Type)
        || (key.Type?.Name == "AsymmetricAlgorithm" && tracer.Sources(key).Any(source => RsaType.Is(source.Type)
            || (source is IInvocationOperation { TargetMethod.Name: "Create" or "CreateFromName" } call && FirstArgument.Of(call) is { } name && IsNamed(name))));

    private static bool TakesDefault(IObjectCreationOperation creation) =>
        creation is { Type.Name: "RSACryptoServiceProvider", Arguments.Length: 0 }
        || (creation is { Type.Name: "RSACryptoServiceProvider", Arguments: { Length: 1 } arguments } && arguments[0].Parameter?.Type.Name == "CspParameters");

    /// <summary>The name means the old provider, also on .NET.</summary>
    private bool IsNamed(IOperation name) =>
        FactoryNames.Of(tracer, name).Any(static text => !text.EndsWith("Cng", StringComparison.OrdinalIgnoreCase) && AlgorithmName.Of(text) == "RSA");

    private static IOperation? LengthOf(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_Int32 })
            {
                return argument.Value;
            }
        }

        return null;
    }
}
