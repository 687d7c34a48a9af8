using System.Globalization;

namespace SecureTeams.Benchmarks.Tokens;

internal sealed record TokenOptions(int Rounds, int Calls, int Tenants, int RedisCalls, int ManyTenants, bool Writes)
{
    public const string Verb = "tokens";

    public static TokenOptions? Parse(string[] arguments)
    {
        if (arguments is not [Verb, .. var rest])
        {
            return null;
        }

        var options = new TokenOptions(Rounds: 15, Calls: 20_000, Tenants: 1000, RedisCalls: 500, ManyTenants: 100_000, Writes: false);
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case "--smoke":
                    options = options with { Rounds = 1, Calls = 20, Tenants = 10, RedisCalls = 5, ManyTenants = 100 };
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
