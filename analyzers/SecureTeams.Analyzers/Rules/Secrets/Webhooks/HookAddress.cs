using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Shapes;

namespace SecureTeams.Analyzers.Rules.Secrets.Webhooks;

/// <summary>The address of a Teams webhook or of a workflow: who has it may post.</summary>
internal sealed class HookAddress
{
    private const string Incoming = "/IncomingWebhook/";
    private const string Signature = "sig=";
    private const int ShortestSecret = 20;

    private HookAddress(string name, string secret)
    {
        Name = name;
        Secret = secret;
    }

    public string Name { get; }

    /// <summary>The part that nobody can guess.</summary>
    public string Secret { get; }

    public static bool MayBePartOf(string text) =>
        text.IndexOf(Signature, StringComparison.Ordinal) >= 0
        || text.IndexOf("IncomingWebhook", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>What a text, or what its pieces are followed to, says.</summary>
    public static HookAddress? Of(ValueTracer tracer, IOperation whole)
    {
        if (TextPieces.Constant(whole) is { } constant)
        {
            return In(constant);
        }

        foreach (var text in tracer.Texts(whole))
        {
            if (In(text.Text) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public static HookAddress? In(string text) => IncomingWebhook(text) ?? Workflow(text);

    private static HookAddress? IncomingWebhook(string text)
    {
        var at = text.IndexOf(Incoming, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !IsOfOffice(text, at) || text.IndexOf("00000000-0000-0000-0000", StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var start = at + Incoming.Length;
        var end = start;
        while (end < text.Length && Letters.IsWord(text[end]))
        {
            end++;
        }

        return IsSecret(text, start, end) ? new HookAddress("a Teams webhook", text.Substring(start, end - start)) : null;
    }

    private static HookAddress? Workflow(string text)
    {
        if (!IsOfWorkflows(text))
        {
            return null;
        }

        for (var at = text.IndexOf(Signature, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Signature, at + 1, StringComparison.Ordinal))
        {
            var start = at + Signature.Length;
            var end = Letters.EndOfUrlSafe(text, start);
            if ((at == 0 || !Letters.IsWord(text[at - 1])) && IsSecret(text, start, end))
            {
                return new HookAddress("a workflow that a request starts", text.Substring(start, end - start));
            }
        }

        return null;
    }

    private static bool IsSecret(string text, int start, int end) =>
        end - start >= ShortestSecret && !(end < text.Length && text[end] is TextTracer.Hole or '{' or '<') && !Samples.Contain(text, start, end);

    /// <summary>The host is one of the two, or not stated here.</summary>
    private static bool IsOfOffice(string text, int end)
    {
        var host = text.Substring(0, end);
        var isOffice = Has(host, "webhook.office") || Has(host, "outlook.office");
        return isOffice ? !Has(host, "//example.") : host.IndexOf("://", StringComparison.Ordinal) < 0 || Has(host, "://" + TextTracer.Hole);
    }

    private static bool IsOfWorkflows(string text) =>
        Has(text, ".logic.azure.")
        || (Has(text, "/workflows/") && (Has(text, "powerplatform.") || Has(text, "/triggers/")));

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
