using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Tenant;

/// <summary>Names of domains in a process without Unicode tables: the runtime decides once, before any test runs.</summary>
internal static class InvariantGlobalizationProcess
{
    private const string Variable = "SECURETEAMS_TESTS_DOMAINS";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A test program is an application.")]
    internal static void AnswerWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } text)
        {
            Console.WriteLine(Read(text));
            Environment.Exit(0);
        }
    }

    internal static Task<string> AskAsync(string text, CancellationToken stop) => OwnProcess.AskAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1", [Variable] = text },
        stop);

    private static string Read(string text)
    {
        try
        {
            return DomainName.Parse(text).Value;
        }
        catch (ArgumentException refused)
        {
            return refused.Message;
        }
    }
}
