using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>Code about webinars and town halls, by the types it uses and the names it was given.</summary>
internal static class PublicEvent
{
    private static readonly string[] Words = ["Webinar", "TownHall", "Town_Hall", "VirtualEvent", "PublicEvent", "LiveEvent"];

    public static bool Encloses(MemberWrite write, ISymbol member) =>
        IsNamed(member) || IsNamed(Statement(write.Writer.Syntax)) || HasType(write);

    private static bool IsNamed(ISymbol member)
    {
        for (var current = member; current is not null; current = current.ContainingSymbol)
        {
            if (Says(current.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(SyntaxNode? statement) =>
        statement is not null && statement.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && Says(token.ValueText));

    private static SyntaxNode? Statement(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(candidate => candidate is StatementSyntax or VariableDeclaratorSyntax or PropertyDeclarationSyntax);

    private static bool HasType(MemberWrite write)
    {
        for (var current = write.Target; current is not null; current = (current as IMemberReferenceOperation)?.Instance)
        {
            if (Says(current.Type?.Name))
            {
                return true;
            }
        }

        for (var current = write.Writer.Parent; current is not null; current = current.Parent)
        {
            if (Says(current.Type?.Name) || (current is IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } owner } } && Says(owner.Type?.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Says(string? name) =>
        name is not null && Array.Exists(Words, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
