using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Bodies and initialisers of symbols declared anywhere in the compilation; the one place that opens other trees.</summary>
internal sealed class SourceBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeIndex> _indexes = new(SymbolEqualityComparer.Default);
    private readonly Implementations _implementations = new(compilation);
    private CallIndex? _calls;
    private MemberIndex? _members;
    private int _visits;

    /// <summary>How many nodes were looked at to index types; for tests that count instead of measuring time.</summary>
    public int Visits => _visits;

    public void CountVisit() => Interlocked.Increment(ref _visits);

    public TypeIndex Index(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _indexes.GetOrAdd(type.OriginalDefinition, missing => new TypeIndex(missing, this, cancellationToken));

    /// <summary>Two threads that ask first make it twice and keep one.</summary>
    public CallIndex Calls(CancellationToken cancellationToken) => _calls ??= new CallIndex(compilation, cancellationToken);

    /// <summary>As with the calls, two threads may make it twice.</summary>
    public MemberIndex Members(CancellationToken cancellationToken) => _members ??= new MemberIndex(compilation, cancellationToken);

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

    /// <summary>The call of another constructor that comes before the body of one.</summary>
    public IOperation? Initializer(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        foreach (var reference in constructor.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (Operation(reference.GetSyntax(cancellationToken), cancellationToken) is IConstructorBodyOperation { Initializer: { } initializer })
            {
                return initializer;
            }
        }

        return null;
    }

    /// <summary>Every body that a call can reach; none when one of them cannot be read.</summary>
    public ImmutableArray<IOperation> Bodies(IMethodSymbol method, bool isVirtualCall, CancellationToken cancellationToken)
    {
        if (!isVirtualCall || !CanBeOverridden(method))
        {
            return Body(method, cancellationToken) is { } only ? ImmutableArray.Create(only) : ImmutableArray<IOperation>.Empty;
        }

        // What gets no evidence is a hook for others to fill.
        var bodies = ImmutableArray.CreateBuilder<IOperation>();
        if (!Evidence.IsValidator(method))
        {
            return ImmutableArray<IOperation>.Empty;
        }

        foreach (var implementation in _implementations.Of(method))
        {
            if (Body(implementation, cancellationToken) is not { } body)
            {
                return ImmutableArray<IOperation>.Empty;
            }

            bodies.Add(body);
        }

        return bodies.ToImmutable();
    }

    public ImmutableArray<IOperation> Bodies(IDelegateCreationOperation creation, CancellationToken cancellationToken) => creation.Target switch
    {
        IAnonymousFunctionOperation function => ImmutableArray.Create<IOperation>(function.Body),
        IMethodReferenceOperation reference => Bodies(reference.Method, reference.IsVirtual, cancellationToken),
        _ => ImmutableArray<IOperation>.Empty,
    };

    public static bool CanBeOverridden(ISymbol member) =>
        member.IsAbstract || ((member.IsVirtual || (member.IsOverride && !member.IsSealed)) && !member.ContainingType.IsSealed);

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

    /// <summary>An editor shows the sources of referenced projects, too; they are not of this compilation.</summary>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken) =>
        compilation.ContainsSyntaxTree(node.SyntaxTree) ? Model(node.SyntaxTree).GetOperation(node, cancellationToken) : null;

    public ISymbol? Symbol(SyntaxNode node, CancellationToken cancellationToken) =>
        compilation.ContainsSyntaxTree(node.SyntaxTree) ? Model(node.SyntaxTree).GetSymbolInfo(node, cancellationToken).Symbol : null;

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer", Justification = "A callback or constant may live in another file; this runs only after a sink matched and is cached for the compilation.")]
    private SemanticModel Model(SyntaxTree tree) =>
        _models.GetOrAdd(tree, missing => compilation.GetSemanticModel(missing));
}
