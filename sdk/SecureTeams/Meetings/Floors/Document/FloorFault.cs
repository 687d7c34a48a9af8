namespace SecureTeams.Meetings.Floors.Document;

/// <summary>Something in <c>secureteams.json</c> that cannot be used, and where it stands; line and column count from 1.</summary>
internal sealed class FloorFault
{
    internal FloorFault(int line, int column, string reason)
    {
        Line = line;
        Column = column;
        Reason = reason;
    }

    internal int Line { get; }

    internal int Column { get; }

    internal string Reason { get; }

    public override string ToString() => $"line {Line}, column {Column}: {Reason}";
}
