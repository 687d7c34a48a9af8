using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Whether a read-only member can still hold its type's default when an object is made.</summary>
internal static class ConstructorWrites
{
    /// <summary>True when every constructor that runs first writes the member on every path. The default of a struct runs none.</summary>
    public static bool Cover(ISymbol member, IReadOnlyList<SimpleNameSyntax> names)
    {
        if (member is { IsStatic: false, ContainingType.IsValueType: true })
        {
            return false;
        }

        var writing = new HashSet<ConstructorDeclarationSyntax>();
        foreach (var name in names)
        {
            if (Written(name) is { } constructor)
            {
                writing.Add(constructor);
            }
        }

        var constructors = member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors;
        foreach (var constructor in constructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is ConstructorDeclarationSyntax declared
                    && declared.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) != true
                    && !writing.Contains(declared))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The constructor that writes a member in a statement of its own, under no condition.</summary>
    private static ConstructorDeclarationSyntax? Written(SimpleNameSyntax name)
    {
        SyntaxNode target = name;
        while (target.Parent is MemberAccessExpressionSyntax or ArgumentSyntax or TupleExpressionSyntax)
        {
            target = target.Parent;
        }

        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target
            ? assignment.Parent switch
            {
                ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } } => constructor,
                ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax constructor } => constructor,
                _ => null,
            }
            : null;
    }
}
