namespace SecureTeams.Network.Boundary;

/// <summary>What is wrong with a document, and where.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The place in the line, in bytes (JSON) or characters (rules), from 1.</param>
/// <param name="Message">What is wrong and what is right, without a position. Names members, not values.</param>
public sealed record DocumentFault(int Line, int Column, string Message)
{
    /// <summary>Returns position and message.</summary>
    /// <returns>For example <c>line 3, column 7: A port is 1 to 65535.</c></returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {Message}");
}
