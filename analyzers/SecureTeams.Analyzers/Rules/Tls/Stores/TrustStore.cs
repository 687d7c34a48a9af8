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

    /// <summary>Which of them the store is; null where it is another one, or may be.</summary>
    public static string? NameOf(IOperation store, ValueTracer tracer)
    {
        string? name = null;
        foreach (var source in tracer.Sources(store))
        {
            if (source.ConstantValue is { HasValue: true, Value: null })
            {
                continue;
            }

            if (source is not IObjectCreationOperation { Arguments: var arguments } || Named(arguments, tracer) is not { } found)
            {
                return null;
            }

            name = found;
        }

        return name;
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

    private static string? Named(ImmutableArray<IArgumentOperation> arguments, ValueTracer tracer)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Name: "storeName" } && tracer.SingleConstant(argument.Value) is { } constant)
            {
                var name = constant as string ?? EnumMember.NameOf(argument.Parameter.Type, constant);
                return Array.Find(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
            }
        }

        return null;
    }

    private static bool IsReading(IOperation? flags, ValueTracer tracer) =>
        flags is not null && tracer.SingleConstant(flags) is int value && (value & (ReadWrite | MaxAllowed)) == 0;
}
