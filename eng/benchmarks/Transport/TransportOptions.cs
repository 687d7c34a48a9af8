namespace SecureTeams.Benchmarks.Transport;

internal sealed record TransportOptions(int Rounds, int WarmRequests, int NewConnections, bool Writes)
{
    public const string Verb = "transport";

    public static TransportOptions? Parse(string[] arguments) => RunArguments.Parse(Verb, arguments) switch
    {
        null => null,
        { IsSmoke: true } run => new(run.Rounds ?? 1, WarmRequests: 5, NewConnections: 2, run.Writes),
        { } run => new(run.Rounds ?? 15, WarmRequests: 2000, NewConnections: 200, run.Writes),
    };
}
