using System.Globalization;

namespace SecureTeams.Benchmarks.Transport;

internal sealed record TransportOptions(int Rounds, int WarmRequests, int NewConnections, bool Writes)
{
    public const string Verb = "transport";

    public static TransportOptions? Parse(string[] arguments)
    {
        if (arguments is not [Verb, .. var rest])
        {
            return null;
        }

        var options = new TransportOptions(Rounds: 15, WarmRequests: 2000, NewConnections: 200, Writes: false);
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case "--smoke":
                    options = options with { Rounds = 1, WarmRequests = 5, NewConnections = 2 };
                    break;
                case "--write":
                    options = options with { Writes = true };
                    break;
                case "--rounds" when i + 1 < rest.Length && int.TryParse(rest[i + 1], CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
