using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Bodies and initialisers of symbols declared anywhere in the compilation; the one place that opens other trees.</summary>
internal sealed class SourceBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>The statements of a method, accessor or local function; null when it has none here.</summary>
    public IOperation? Body(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var implementation = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        foreach (var reference in implementation.DeclaringSyntaxReferences)
        {
            var body = Operation(reference.GetSyntax(cancellationToken), cancellationToken) switch
            {
                IMethodBodyBaseOperation declared => declared.BlockBody ?? declared.ExpressionBody,
                ILocalFunctionOperation declared => declared.Body,
                IAnonymousFunctionOperation declared => declared.Body,
                IBlockOperation block => block,
                _ => null,
            };
            if (body is not null)
            {
                return body;
            }
        }

        return null;
    }

    /// <summary>What a field or automatic property starts with.</summary>
    public IOperation? Initializer(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null && Operation(initializer, cancellationToken) is ISymbolInitializerOperation operation)
            {
                return operation.Value;
            }
        }

        return null;
    }

    public IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken) =>
        Model(node.SyntaxTree).GetOperation(node, cancellationToken);

    public ISymbol? Symbol(SyntaxNode node, CancellationToken cancellationToken) =>
        Model(node.SyntaxTree).GetSymbolInfo(node, cancellationToken).Symbol;

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer", Justification = "A callback or constant may live in another file; this runs only after a sink matched and is cached for the compilation.")]
    private SemanticModel Model(SyntaxTree tree) =>
        _models.GetOrAdd(tree, missing => compilation.GetSemanticModel(missing));
}
