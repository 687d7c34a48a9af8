using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>Who validates: a server that gets client certificates has no host name to compare, and may let clients come without.</summary>
internal static class Side
{
    private const int SubjectsAndErrors = 3;

    public static bool IsServer(Sink sink, IDelegateCreationOperation creation)
    {
        if (creation.Type is INamedTypeSymbol { DelegateInvokeMethod: { Parameters.Length: <= SubjectsAndErrors } })
        {
            return true;
        }

        for (var current = creation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAssignmentOperation { Target: IMemberReferenceOperation target }:
                    return IsServer(target.Member.ContainingType);
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: { Name: "SslStream" } } }:
                    return OnlyServes(sink.ContainingSymbol, sink.CancellationToken);
                case IArgumentOperation { Parameter.ContainingSymbol.ContainingType: { } type }:
                    return IsServer(type);
            }
        }

        return sink.ContainingSymbol.ContainingType is { } declaring && IsServer(declaring);
    }

    /// <summary>For a callback that stands alone, by its parameters and its type.</summary>
    public static bool IsServer(IMethodSymbol callback, CancellationToken cancellationToken) =>
        callback.Parameters.Length <= SubjectsAndErrors || IsServer(callback.ContainingType) || OnlyServes(callback.ContainingType, cancellationToken);

    private static bool IsServer(INamedTypeSymbol type) =>
        type.Name.IndexOf("Server", StringComparison.Ordinal) >= 0 || type.Name is "HttpsConnectionAdapterOptions" or "TlsHandshakeCallbackOptions";

    private static bool OnlyServes(ISymbol symbol, CancellationToken cancellationToken)
    {
        var serves = false;
        foreach (var declaration in (symbol.ContainingType ?? symbol).DeclaringSyntaxReferences)
        {
            foreach (var node in declaration.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is SimpleNameSyntax { Identifier.ValueText: var name })
                {
                    if (name.StartsWith("AuthenticateAsClient", StringComparison.Ordinal))
                    {
                        return false;
                    }

                    serves |= name.StartsWith("AuthenticateAsServer", StringComparison.Ordinal);
                }
            }
        }

        return serves;
    }
}
