using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Json;
using SecureTeams.Analyzers.Engine.Settings;

namespace SecureTeams.Analyzers.Rules.Meta;

internal sealed class StateSettingsThatCanBeRead : Rule
{
    public const string RuleId = "ST9103";

    private static readonly DiagnosticDescriptor Description = RuleDescriptor.Create(
        RuleId,
        "Settings of the rules cannot be used",
        "'{0}' has no effect here because {1}; mend it, since the rules would otherwise run without what it says",
        Category.Meta,
        DiagnosticSeverity.Error,
        Priority.P0,
        "CWE-1188");

    public override DiagnosticDescriptor Descriptor => Description;

    public override void Register(RuleRegistry registry)
    {
        registry.OnFile(PolicyFile.FileName, sink => Inspect(sink, PolicyFile.FileName, InspectPolicy));
        registry.OnFile(Baseline.FileName, sink => Inspect(sink, Baseline.FileName, InspectBaseline));
    }

    private static void Inspect(FileSink sink, string name, Action<FileSink, JsonNode> inspect)
    {
        var root = JsonParser.Parse(sink.Text, out var fault);
        if (root is null)
        {
            sink.Report(fault!.Span, name, fault.Reason);
        }
        else if (IsObject(sink, name, root))
        {
            inspect(sink, root);
        }
    }

    private static void InspectPolicy(FileSink sink, JsonNode root)
    {
        if (root.Member("analysis") is not { } analysis || !IsObject(sink, "analysis", analysis))
        {
            return;
        }

        foreach (var section in analysis.Members)
        {
            switch (section.Name)
            {
                case "options" when IsObject(sink, section.Name, section.Value):
                    InspectOptions(sink, section.Value);
                    break;
                case "severity" when IsObject(sink, section.Name, section.Value):
                    InspectSeverities(sink, section.Value);
                    break;
                case "options" or "severity":
                    break;
                default:
                    sink.Report(section.NameSpan, section.Name, "the section 'analysis' knows 'options' and 'severity' only");
                    break;
            }
        }
    }

    private static void InspectOptions(FileSink sink, JsonNode options)
    {
        foreach (var option in options.Members)
        {
            if (option.Value.Kind is JsonKind.Object or JsonKind.Array)
            {
                sink.Report(option.Value.Span, option.Name, "an option's value is a text, a number or a truth value");
            }
            else if (option.Name.StartsWith("secureteams.", StringComparison.OrdinalIgnoreCase))
            {
                sink.Report(option.NameSpan, option.Name, "option names stand here without 'secureteams.'");
            }
            else if (string.Equals(option.Name, RuleSettings.FipsOption.Name, StringComparison.OrdinalIgnoreCase) && FipsWords.Of(option.Value.Text) is null)
            {
                sink.Report(option.Value.Span, option.Name, "the policy is one of off, audit and enforce and any other word is taken for enforce");
            }
        }
    }

    private static void InspectSeverities(FileSink sink, JsonNode severities)
    {
        foreach (var rule in severities.Members)
        {
            if (!IsRuleId(rule.Name))
            {
                sink.Report(rule.NameSpan, rule.Name, "it is not the id of a rule, such as ST1101");
            }
            else if (rule.Value.Kind != JsonKind.Text || PolicyFile.Severity(rule.Value.Text) is null)
            {
                sink.Report(rule.Value.Span, rule.Name, "a severity is one of error, warning, suggestion, silent, none and default");
            }
        }
    }

    private static void InspectBaseline(FileSink sink, JsonNode root)
    {
        if (root.Member("version") is not { Text: "1" })
        {
            sink.Report(new TextSpan(root.Span.Start, 1), Baseline.FileName, "it does not say \"version\": 1");
        }

        if (root.Member("findings") is not { Kind: JsonKind.Array } findings)
        {
            sink.Report(new TextSpan(root.Span.Start, 1), Baseline.FileName, "it has no array 'findings'");
            return;
        }

        foreach (var finding in findings.Items)
        {
            if (finding.Kind != JsonKind.Text || finding.Text.Length < 7 || !IsRuleId(finding.Text.Substring(0, 6)) || finding.Text[6] != ' ')
            {
                sink.Report(finding.Span, "findings", "an entry is the text 'id digest member'");
            }
        }
    }

    private static bool IsObject(FileSink sink, string name, JsonNode node)
    {
        if (node.Kind == JsonKind.Object)
        {
            return true;
        }

        sink.Report(node.Span, name, "an object in braces is expected");
        return false;
    }

    private static bool IsRuleId(string name)
    {
        if (name.Length != 6 || !name.StartsWith("ST", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 2; i < name.Length; i++)
        {
            if (name[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
