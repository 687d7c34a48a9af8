using System.Globalization;

namespace SecureTeams.Benchmarks;

/// <summary>What the comparisons are told on the command line: how many rounds, whether only to see that they run, and whether to write the page.</summary>
internal sealed record RunArguments(bool IsSmoke, bool Writes, int? Rounds)
{
    /// <summary>Reads the arguments after the verb; null when it is another verb, or one of them is unknown.</summary>
    public static RunArguments? Parse(string verb, string[] arguments)
    {
        if (arguments is not [var first, .. var rest] || first != verb)
        {
            return null;
        }

        var run = new RunArguments(IsSmoke: false, Writes: false, Rounds: null);
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case "--smoke":
                    run = run with { IsSmoke = true };
                    break;
                case "--write":
                    run = run with { Writes = true };
                    break;
                case "--rounds" when i + 1 < rest.Length && int.TryParse(rest[i + 1], CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                    run = run with { Rounds = rounds };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return run;
    }
}
