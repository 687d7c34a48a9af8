namespace SecureTeams.Benchmarks.Meetings;

internal sealed record MeetingsOptions(int Rounds, int Calls, int Listings, int Starts, bool Writes)
{
    public const string Verb = "meetings";

    public static MeetingsOptions? Parse(string[] arguments) => RunArguments.Parse(Verb, arguments) switch
    {
        null => null,
        { IsSmoke: true } run => new(run.Rounds ?? 1, Calls: 5, Listings: 1, Starts: 1, run.Writes),
        { } run => new(run.Rounds ?? 15, Calls: 400, Listings: 40, Starts: run.Rounds ?? 15, run.Writes),
    };
}
