using Microsoft.CodeAnalysis.Text;

namespace SecureTeams.Analyzers.Engine.Json;

internal readonly struct JsonMember(string name, TextSpan nameSpan, JsonNode value)
{
    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    public JsonNode Value { get; } = value;
}
