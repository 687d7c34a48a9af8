using System.Globalization;

namespace SecureTeams.Benchmarks;

internal sealed record BenchmarkOptions
{
    public const string Verb = "analyzers";

    public int Rounds { get; init; } = 5;

    public IReadOnlyList<int> Files { get; init; } = [100, 400, 1600];

    /// <summary>Parts of the names of the sets to measure besides the two yardsticks; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>A few files once: proves that everything loads and runs, and measures nothing worth reading.</summary>
    public bool IsSmoke { get; init; }

    public bool Writes { get; init; }

    public static BenchmarkOptions? Parse(string[] arguments)
    {
        if (arguments is not [Verb, .. var rest])
        {
            return null;
        }

        var options = new BenchmarkOptions();
        for (var i = 0; i < rest.Length; i++)
        {
            var value = i + 1 < rest.Length ? rest[i + 1] : string.Empty;
            switch (rest[i])
            {
                case "--smoke":
                    options = options with { IsSmoke = true, Rounds = 1, Files = [8] };
                    break;
                case "--write":
                    options = options with { Writes = true };
                    break;
                case "--rounds" when int.TryParse(value, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    i++;
                    break;
                case "--files" when value.Length > 0:
                    options = options with { Files = [.. value.Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))] };
                    i++;
                    break;
                case "--only" when value.Length > 0:
                    options = options with { Only = value.Split(',') };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
