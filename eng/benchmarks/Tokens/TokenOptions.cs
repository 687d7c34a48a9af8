namespace SecureTeams.Benchmarks.Tokens;

internal sealed record TokenOptions(int Rounds, int Calls, int Tenants, int RedisCalls, int ManyTenants, bool Writes)
{
    public const string Verb = "tokens";

    public static TokenOptions? Parse(string[] arguments) => RunArguments.Parse(Verb, arguments) switch
    {
        null => null,
        { IsSmoke: true } run => new(run.Rounds ?? 1, Calls: 20, Tenants: 10, RedisCalls: 5, ManyTenants: 100, run.Writes),
        { } run => new(run.Rounds ?? 15, Calls: 20_000, Tenants: 1000, RedisCalls: 500, ManyTenants: 100_000, run.Writes),
    };
}
