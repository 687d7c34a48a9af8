using System.Globalization;
using SecureTeams.Benchmarks.Corpora;
using SecureTeams.Benchmarks.Peers;

namespace SecureTeams.Benchmarks.Measuring;

/// <summary>Measures every set on every corpus; the sets take turns within a round.</summary>
internal sealed class Comparison(BenchmarkOptions options, TextWriter log)
{
    /// <summary>Execution time comes from the compiler's stopwatch, which must not run while CPU time is taken.</summary>
    private const int TimedRounds = 3;

    /// <summary>Corpora above these sizes show how our rules grow; the others' would take an hour.</summary>
    private const int MostFilesForPeers = 110;

    private const int MostFilesForParts = 1000;
    private const int MostRoundsAbove = 3;

    private readonly IReadOnlyList<AnalyzerSet> _sets = [.. AnalyzerSets.All().Where(set =>
        set.Name is AnalyzerSets.None or AnalyzerSets.Empty || options.Only.Count == 0 || options.Only.Any(part => set.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))];

    public IReadOnlyList<Measurement> Run()
    {
        WarmUp();
        var measurements = new List<Measurement>();
        var generated = options.Files.Select(Corpuses.Generated).ToList();
        foreach (var corpus in options.IsSmoke ? generated : [.. generated, Corpuses.Repository()])
        {
            var errors = Stage.Errors(corpus);
            if (corpus.IsGenerated && !errors.IsEmpty)
            {
                throw new InvalidOperationException("The generated code does not compile:\n" + string.Join('\n', errors.Take(20)));
            }

            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corpus.Name}: {corpus.Lines} lines, {errors.Length} compiler errors"));
            var measured = Run(corpus);
            log.WriteLine(new PageTable(measured).Text);
            measurements.AddRange(measured);
        }

        return measurements;
    }

    private List<Measurement> Run(Corpus corpus)
    {
        var files = corpus.IsGenerated ? corpus.Count : 0;
        var rounds = files > MostFilesForParts ? Math.Min(options.Rounds, MostRoundsAbove) : options.Rounds;
        var measured = _sets
            .Where(set => !(set.IsPeer && files > MostFilesForPeers) && !(set.IsPart && files > MostFilesForParts))
            .Select(set => new Measurement(corpus, set))
            .ToList();
        for (var round = 0; round < rounds; round++)
        {
            // Whoever comes first in a round pays for nothing that the others do not pay for.
            for (var i = 0; i < measured.Count; i++)
            {
                var turn = measured[(i + round) % measured.Count];
                turn.Add(Stage.Run(corpus, turn.Set));
            }

            log.WriteLine($"  round {round + 1} of {rounds}");
        }

        foreach (var turn in measured.Where(turn => !turn.Set.Analyzers.IsEmpty))
        {
            for (var round = 0; round < (turn.Set.IsPeer ? 1 : Math.Min(TimedRounds, rounds)); round++)
            {
                turn.InsideMilliseconds.Add(Stage.MillisecondsInside(corpus, turn.Set));
            }
        }

        return measured;
    }

    private void WarmUp()
    {
        var corpus = Corpuses.Generated(options.IsSmoke ? 4 : 48);
        foreach (var set in _sets)
        {
            Stage.Run(corpus, set);
            if (!set.Analyzers.IsEmpty)
            {
                Stage.MillisecondsInside(corpus, set);
            }
        }
    }
}
