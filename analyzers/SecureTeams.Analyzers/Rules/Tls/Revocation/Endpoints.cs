using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>The hosts and addresses that a body names. One that is not known speaks against every guess about the others.</summary>
internal static class Endpoints
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "hostName", "hostToConnect", "targetHost", "serverName", "server", "uriString", "requestUri", "address", "baseAddress", "baseUrl", "url",
    };

    public static bool AreLoopback(IOperation place, ValueTracer tracer) =>
        AreAll(place, tracer, static text => Loopback.IsHost(text) || Loopback.IsUrl(text));

    /// <summary>Nothing is encrypted, so there is no certificate to check.</summary>
    public static bool ArePlain(IOperation place, ValueTracer tracer) =>
        AreAll(place, tracer, static text => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ws://", StringComparison.OrdinalIgnoreCase));

    private static bool AreAll(IOperation place, ValueTracer tracer, Func<string, bool> matches)
    {
        var any = false;
        foreach (var operation in ControlFlow.Root(place).DescendantsAndSelf())
        {
            if (Named(operation) is not { } named)
            {
                continue;
            }

            var texts = tracer.Texts(named);
            if (texts.IsEmpty)
            {
                return false;
            }

            foreach (var text in texts)
            {
                if (IsRelative(text.Text, named))
                {
                    continue;
                }

                if (!matches(text.Text))
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    private static IOperation? Named(IOperation operation) => operation switch
    {
        IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } argument when Names.Contains(parameter.Name) => argument.Value,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when Names.Contains(property.Name) => assignment.Value,
        _ => null,
    };

    /// <summary>A path is added to an address that is named elsewhere; a text for a host has no path.</summary>
    private static bool IsRelative(string text, IOperation named) =>
        text.Length > 0
        && text[0] != TextTracer.Hole
        && text.IndexOf("://", StringComparison.Ordinal) < 0
        && named.Parent is IArgumentOperation { Parameter.Name: "requestUri" or "uriString" };
}
