using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>An additional file.</summary>
internal sealed class NamedText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
