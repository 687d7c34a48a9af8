namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>What one member may be, as its only writer knows: the value that was acknowledged last, or one of those since then whose outcome is unknown.</summary>
internal sealed class PossibleValue<T>(T start)
{
    private readonly HashSet<T> _values = [start];

    internal void Written(T value)
    {
        _values.Clear();
        _values.Add(value);
    }

    internal void Ended(T value, SecureTeamsException? failure)
    {
        if (failure is null)
        {
            Written(value);
        }
        else if (failure.OutcomeIsUnknown)
        {
            _values.Add(value);
        }
    }

    internal void AssertIs(T value, string where) => Assert.True(_values.Contains(value), $"{where} is {value}, not {string.Join(" or ", _values)}");
}
