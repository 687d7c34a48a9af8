using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>The algorithm suites of WCF, all of which sign and digest with SHA-1 unless they name another hash.</summary>
internal static class AlgorithmSuites
{
    public static readonly IReadOnlyList<(string Type, string Property)> Properties =
    [
        ("System.ServiceModel.Channels.SecurityBindingElement", "DefaultAlgorithmSuite"),
        ("System.ServiceModel.BasicHttpMessageSecurity", "AlgorithmSuite"),
        ("System.ServiceModel.MessageSecurityOverHttp", "AlgorithmSuite"),
        ("System.ServiceModel.MessageSecurityOverTcp", "AlgorithmSuite"),
        ("System.ServiceModel.MessageSecurityOverMsmq", "AlgorithmSuite"),
        ("System.ServiceModel.FederatedMessageSecurityOverHttp", "AlgorithmSuite"),
    ];

    public static bool ChoosesSha1(ValueTracer tracer, IOperation value)
    {
        foreach (var source in tracer.Sources(value))
        {
            if (source is IPropertyReferenceOperation { Instance: null, Property: { ContainingType.Name: "SecurityAlgorithmSuite", Name: var suite } }
                && suite.IndexOf("Sha256", StringComparison.Ordinal) < 0
                && !IsTranslated(source))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text that names the suite chose it.</summary>
    private static bool IsTranslated(IOperation source)
    {
        for (var current = source; current.Parent is { } parent; current = parent)
        {
            if (parent is ISwitchExpressionArmOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string } } })
            {
                return true;
            }
        }

        return false;
    }
}
