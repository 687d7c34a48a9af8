using Microsoft.CodeAnalysis.Text;

namespace SecureTeams.Analyzers.Engine.Json;

/// <summary>A JSON value and where it stands.</summary>
internal sealed class JsonNode(JsonKind kind, TextSpan span, string text, IReadOnlyList<JsonMember> members, IReadOnlyList<JsonNode> items)
{
    public JsonKind Kind { get; } = kind;

    public TextSpan Span { get; } = span;

    /// <summary>The value of a text or word; empty for the others.</summary>
    public string Text { get; } = text;

    public IReadOnlyList<JsonMember> Members { get; } = members;

    public IReadOnlyList<JsonNode> Items { get; } = items;

    /// <summary>The last member of the name, as readers of configuration have it.</summary>
    public JsonNode? Member(string name)
    {
        for (var i = Members.Count - 1; i >= 0; i--)
        {
            if (string.Equals(Members[i].Name, name, StringComparison.Ordinal))
            {
                return Members[i].Value;
            }
        }

        return null;
    }
}
