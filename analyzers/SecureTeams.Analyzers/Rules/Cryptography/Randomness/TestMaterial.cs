using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <summary>Code that makes up data to try something out with.</summary>
internal static class TestMaterial
{
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal) { "fake", "faker", "fakes", "mock", "mocks", "seeder", "fuzz", "fuzzer", "fuzzing", "benchmark", "benchmarks", "bogus" };

    public static bool IsMadeAt(Sink sink)
    {
        foreach (var name in EnclosingNames.Of(sink.Operation, sink.ContainingSymbol))
        {
            var words = IdentifierWords.Of(name);
            if (words.Any(Makers.Contains) || (words.Contains("test") && words.Contains("data")))
            {
                return true;
            }
        }

        return false;
    }
}
