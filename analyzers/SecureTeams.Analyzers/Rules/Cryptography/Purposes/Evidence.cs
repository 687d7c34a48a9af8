using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

/// <summary>Where a hash goes, what goes into it, and what the code around it is called.</summary>
internal sealed class Evidence
{
    private readonly Lazy<ImmutableArray<IOperation>> _ingredients;

    public Evidence(Sink sink, IOperation use)
    {
        Consumers = sink.Tracer.LateConsumers(use);
        Names = EnclosingNames.Of(use, sink.ContainingSymbol)
            .Concat(Consumers.OfType<IReturnOperation>().Select(EnclosingNames.OfMethod).OfType<string>())
            .ToImmutableArray();
        _ingredients = new(() => sink.Tracer.Ingredients([use, .. Consumers.Where(IsExpression)]));
    }

    public ImmutableArray<IOperation> Consumers { get; }

    /// <summary>Functions and types around the use, and functions that return the hash.</summary>
    public ImmutableArray<string> Names { get; }

    public ImmutableArray<IOperation> Ingredients => _ingredients.Value;

    /// <summary>Constant text that takes part, also as bytes.</summary>
    public bool HasText(Func<string, bool> predicate)
    {
        foreach (var ingredient in Ingredients)
        {
            var text = ingredient is IUtf8StringOperation bytes ? bytes.Value : ingredient.ConstantValue is { HasValue: true, Value: string constant } ? constant : null;
            if (text is not null && predicate(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExpression(IOperation operation) => operation is IInvocationOperation or IObjectCreationOperation or IBinaryOperation or IAssignmentOperation or IInterpolatedStringOperation;
}
