using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;

namespace SecureTeams.Analyzers.Rules.Secrets.Accounts;

/// <summary>A certificate that is exported to be loaded again at once: the container never leaves memory, so its password protects nothing.</summary>
internal static class PassingContainer
{
    public static bool IsProtected(ValueTracer tracer, SecretPlace place) => place.Operation switch
    {
        IInvocationOperation call when IsExport(call) => IsLoadedOnly(tracer, call),
        IInvocationOperation call => Container(call.Arguments) is { } container && IsExported(tracer, container),
        IObjectCreationOperation creation => Container(creation.Arguments) is { } container && IsExported(tracer, container),
        _ => false,
    };

    private static IOperation? Container(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments) =>
        Arguments.Named(arguments, "rawData") ?? Arguments.Named(arguments, "data");

    private static bool IsExport(IInvocationOperation call) =>
        call.TargetMethod.Name is "Export" or "ExportPkcs12" && call.TargetMethod.ContainingType.Name.StartsWith("X509Certificate", StringComparison.Ordinal);

    private static bool IsExported(ValueTracer tracer, IOperation container)
    {
        var sources = tracer.Sources(container);
        return !sources.IsEmpty && sources.All(static source => source is IInvocationOperation call && IsExport(call));
    }

    private static bool IsLoadedOnly(ValueTracer tracer, IInvocationOperation export)
    {
        var loaded = false;
        foreach (var consumer in tracer.Consumers(export))
        {
            switch (consumer)
            {
                case IVariableDeclaratorOperation or IAssignmentOperation { Target: ILocalReferenceOperation }:
                    break;
                case IObjectCreationOperation { Type.Name: "X509Certificate2" } or IInvocationOperation { TargetMethod.ContainingType.Name: "X509CertificateLoader" }:
                    loaded = true;
                    break;
                default:
                    return false;
            }
        }

        return loaded;
    }
}
