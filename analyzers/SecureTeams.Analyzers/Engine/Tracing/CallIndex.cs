using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>The calls of a whole compilation by the name that they write; made at the first question, in one walk for all of them.</summary>
internal sealed class CallIndex
{
    private const int MostCalls = 32;

    private readonly Dictionary<string, List<InvocationExpressionSyntax>> _calls = new(StringComparer.Ordinal);

    public CallIndex(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is InvocationExpressionSyntax call && Name(call.Expression) is { } name)
                {
                    Add(name, call);
                }
            }
        }
    }

    public List<IInvocationOperation> Of(IMethodSymbol method, SourceBodies sources, CancellationToken cancellationToken)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var syntax in _calls.TryGetValue(method.Name, out var named) ? named : [])
        {
            if (calls.Count == MostCalls)
            {
                break;
            }

            if (sources.Operation(syntax, cancellationToken) is IInvocationOperation { TargetMethod: var called } call
                && SymbolEqualityComparer.Default.Equals((called.ReducedFrom ?? called).OriginalDefinition, method.OriginalDefinition))
            {
                calls.Add(call);
            }
        }

        return calls;
    }

    private static string? Name(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private void Add(string name, InvocationExpressionSyntax call)
    {
        if (!_calls.TryGetValue(name, out var calls))
        {
            _calls.Add(name, calls = []);
        }

        calls.Add(call);
    }
}
