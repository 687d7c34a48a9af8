using SecureTeams.Benchmarks.Corpora;
using SecureTeams.Benchmarks.Peers;

namespace SecureTeams.Benchmarks.Measuring;

/// <summary>All rounds of one set on one corpus.</summary>
internal sealed class Measurement(Corpus corpus, AnalyzerSet set)
{
    private readonly List<Sample> _samples = [];

    public Corpus Corpus { get; } = corpus;

    public AnalyzerSet Set { get; } = set;

    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>As the compiler's own stopwatch reports it, from rounds of their own.</summary>
    public List<double> InsideMilliseconds { get; } = [];

    public double InsidePerThousandLines => Statistics.Median(InsideMilliseconds) / Corpus.Lines * 1000;

    public double Cpu => Statistics.Median(_samples.Select(sample => sample.CpuMilliseconds));

    public double Allocated => Statistics.Median(_samples.Select(sample => sample.AllocatedMegabytes));

    public int Findings => _samples[^1].Findings;

    public void Add(Sample sample) => _samples.Add(sample);

    /// <summary>Round against round: what slows the machine down slows both down.</summary>
    public IReadOnlyList<double> CpuRelativeTo(Measurement other) =>
        [.. _samples.Zip(other._samples, (mine, others) => mine.CpuMilliseconds / others.CpuMilliseconds)];

    public double CpuAddedTo(Measurement other) =>
        Statistics.Median(_samples.Zip(other._samples, (mine, others) => mine.CpuMilliseconds - others.CpuMilliseconds));
}
