using SecureTeams.Analyzers.Rules.Secrets.Shapes;
using static SecureTeams.Analyzers.Rules.Secrets.Tokens.TokenShape.Confirmation;

namespace SecureTeams.Analyzers.Rules.Secrets.Tokens;

/// <summary>Tokens of services, by their prefix.</summary>
internal static class TokenShapes
{
    private const string Word = "[A-Za-z0-9]";
    private const string UrlSafe = "[A-Za-z0-9_-]";

    private static readonly TokenShape[] All =
    [
        new("a GitHub token", "ghp_", Word + "{36}", Checksum),
        new("a GitHub token", "gho_", Word + "{36}", Checksum),
        new("a GitHub token", "ghu_", Word + "{36}", Checksum),
        new("a GitHub token", "ghs_", Word + "{36}", Checksum),
        new("a GitHub token", "ghr_", Word + "{36}", Checksum),
        new("a GitHub refresh token", "ghr_", Word + "{76}"),
        new("a GitHub token", "github_pat_", Word + "{22}_" + Word + "{59}"),
        new("an npm token", "npm_", Word + "{36}", Checksum),
        new("a NuGet key", "oy2", "[a-z0-9]{43}"),
        new("a Slack token", "xoxb-", "[0-9]{9,14}-[A-Za-z0-9-]{20,}"),
        new("a Slack token", "xoxp-", "[0-9]{9,14}-[A-Za-z0-9-]{20,}"),
        new("a Slack token", "xoxa-", "[A-Za-z0-9-]{24,}"),
        new("a Slack token", "xoxr-", "[A-Za-z0-9-]{24,}"),
        new("a Slack token", "xoxs-", "[A-Za-z0-9-]{24,}"),
        new("a Slack token", "xoxe", "[.-]" + "[A-Za-z0-9.-]{24,}"),
        new("a Slack token", "xapp-", "[0-9]-[A-Z0-9]+-[0-9]+-[a-f0-9]{64}"),
        new("a Slack webhook", "hooks.slack.com/services/", "T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/" + Word + "{20,28}"),
        new("a Slack workflow webhook", "hooks.slack.com/workflows/", "T[A-Z0-9]{8,12}/A[A-Z0-9]{8,12}/[0-9]{17,20}/" + Word + "{20,28}"),
        new("a Discord webhook", "discord.com/api/webhooks/", "[0-9]{17,20}/" + UrlSafe + "{60,72}"),
        new("a Discord webhook", "discordapp.com/api/webhooks/", "[0-9]{17,20}/" + UrlSafe + "{60,72}"),
        new("an AWS access key", "AKIA", "[A-Z2-7]{16}", NameOfKey),
        new("a Google API key", "AIza", UrlSafe + "{35}"),
        new("a Google client secret", "GOCSPX-", UrlSafe + "{28}"),
        new("a Google access token", "ya29.", "[A-Za-z0-9_.-]{60,}"),
        new("a Stripe key", "sk_live_", Word + "{24,}"),
        new("a Stripe key", "rk_live_", Word + "{24,}"),
        new("a webhook signing secret", "whsec_", "[A-Za-z0-9+/]{32,}={0,2}"),
        new("a SendGrid key", "SG.", UrlSafe + @"{22}\." + UrlSafe + "{43}"),
        new("a GitLab token", "glpat-", UrlSafe + "{20,}"),
        new("an OpenAI key", "sk-", "(?:proj-|svcacct-|admin-)?" + UrlSafe + "{20,}T3BlbkFJ" + UrlSafe + "{20,}"),
        new("an Anthropic key", "sk-ant-", "(?:api|admin|sid)[0-9]{2}-" + UrlSafe + "{80,}"),
        new("a Hugging Face token", "hf_", "[A-Za-z]{34}"),
        new("a DigitalOcean token", "dop_v1_", "[a-f0-9]{64}"),
        new("a PyPI token", "pypi-AgEIcHlwaS5vcmc", UrlSafe + "{50,}"),
        new("a Docker token", "dckr_pat_", UrlSafe + "{27}"),
        new("a Vault token", "hvs.", UrlSafe + "{90,}"),
        new("a Shopify token", "shpat_", "[a-fA-F0-9]{32}"),
        new("a Databricks token", "dapi", "[a-f0-9]{32}(?:-[0-9])?"),
        new("a Postman key", "PMAK-", "[a-f0-9]{24}-[a-f0-9]{34}"),
        new("a Linear key", "lin_api_", Word + "{40}"),
        new("an Atlassian token", "ATATT3", "[A-Za-z0-9_=-]{180,}"),
    ];

    private static readonly TokenShape[]?[] ByFirst = Sorted();

    public static FoundSecret At(string text, int start)
    {
        if (text[start] >= ByFirst.Length || ByFirst[text[start]] is not { } shapes)
        {
            return default;
        }

        foreach (var shape in shapes)
        {
            if (shape.At(text, start) is { IsFound: true } found)
            {
                return found;
            }
        }

        return default;
    }

    private static TokenShape[]?[] Sorted()
    {
        var sorted = new TokenShape[]?[128];
        foreach (var group in All.GroupBy(static shape => shape.First))
        {
            sorted[group.Key] = [.. group];
        }

        return sorted;
    }
}
