using System.Text.RegularExpressions;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Tokens;

/// <summary>A kind of token that begins in a way of its own.</summary>
internal sealed class TokenShape(string name, string prefix, string rest, TokenShape.Confirmation confirmation = TokenShape.Confirmation.Shape)
{
    private static readonly Lowering WrongChecksum = Lowering.To(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, "its checksum does not fit");

    private static readonly Lowering OnlyName = Lowering.ByOneLevel("the name of a key, whose secret is likely to be near");

    /// <summary>Made when the prefix is met, which is hardly ever.</summary>
    private readonly Lazy<Regex> _whole = new(() => new Regex(@"\G" + Regex.Escape(prefix) + "(?:" + rest + ")(?![A-Za-z0-9])", RegexOptions.CultureInvariant));

    public enum Confirmation
    {
        Shape,
        Checksum,
        NameOfKey,
    }

    public char First => prefix[0];

    public FoundSecret At(string text, int start)
    {
        if (!Letters.StandAt(text, start, prefix) || _whole.Value.Match(text, start) is not { Success: true } match)
        {
            return default;
        }

        var end = start + match.Length;
        return Samples.Contain(text, start, end) ? default : new FoundSecret(name, start, end, Doubt(text, start + prefix.Length, end));
    }

    private Lowering? Doubt(string text, int start, int end) => confirmation switch
    {
        Confirmation.Checksum when !TokenChecksum.Fits(text, start, end) => WrongChecksum,
        Confirmation.NameOfKey => OnlyName,
        _ => null,
    };
}
