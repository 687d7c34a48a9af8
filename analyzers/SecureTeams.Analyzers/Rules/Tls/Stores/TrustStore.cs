using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.Rules.Tls.Stores;

/// <summary>Certificate stores that decide whom a user or machine trusts.</summary>
internal static class TrustStore
{
    private const int ReadWrite = 1;
    private const int MaxAllowed = 2;

    private static readonly string[] Names = ["Root", "AuthRoot", "TrustedPublisher"];

    /// <summary>The places that choose one of them for the store; none where a source of it is not known.</summary>
    public static ImmutableArray<IOperation> Choices(IOperation store, ValueTracer tracer)
    {
        var choices = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var source in tracer.Sources(store))
        {
            if (source is IObjectCreationOperation { Arguments: var arguments })
            {
                choices.AddRange(Named(arguments, tracer));
            }
            else if (source.ConstantValue is not { HasValue: true, Value: null })
            {
                return ImmutableArray<IOperation>.Empty;
            }
        }

        return choices.ToImmutable();
    }

    public static string? NameOf(IOperation choice)
    {
        var name = EnumText.Of(choice, "StoreName") ?? choice.ConstantValue.Value as string;
        return Array.Find(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether every opening that is seen leaves the store read-only, so that adding to it fails.</summary>
    public static bool IsOpenedForReading(IOperation store, ValueTracer tracer)
    {
        var path = ObjectPath.Of(store);
        var any = false;
        foreach (var operation in ControlFlow.Root(store).DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "Open", ContainingType.Name: "X509Store" } } open
                && ObjectPath.Of(open.Instance) == path)
            {
                any = true;
                if (!IsReading(Arguments.Named(open.Arguments, "flags"), tracer))
                {
                    return false;
                }
            }
        }

        return any;
    }

    private static ImmutableArray<IOperation> Named(ImmutableArray<IArgumentOperation> arguments, ValueTracer tracer) =>
        Arguments.Named(arguments, "storeName") is { } name
            ? new ChosenValue(tracer, static choice => NameOf(choice) is not null).Choices(name)
            : ImmutableArray<IOperation>.Empty;

    private static bool IsReading(IOperation? flags, ValueTracer tracer) =>
        flags is not null && tracer.SingleConstant(flags) is int value && (value & (ReadWrite | MaxAllowed)) == 0;
}
