namespace SecureTeams.Identity;

/// <summary>A bearer token that shows itself to nobody but the handler that sends it.</summary>
internal readonly struct AccessToken(string value)
{
    private readonly string _value = value;

    internal string Reveal() => _value;

    public override string ToString() => "[redacted]";
}
