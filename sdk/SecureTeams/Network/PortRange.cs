using System.Globalization;

namespace SecureTeams.Network;

/// <summary>A range of ports, both ends included. The default of the type is empty.</summary>
public readonly record struct PortRange
{
    /// <summary>Initializes a new instance of the <see cref="PortRange"/> struct.</summary>
    /// <param name="first">The first port, 1 to 65,535.</param>
    /// <param name="last">The last port, from <paramref name="first"/> to 65,535.</param>
    /// <exception cref="ArgumentOutOfRangeException">A port is out of its range, or the last is before the first.</exception>
    public PortRange(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, ushort.MaxValue);
        First = first;
        Last = last;
    }

    /// <summary>Gets all ports.</summary>
    public static PortRange All { get; } = new(1, ushort.MaxValue);

    /// <summary>Gets the first port; 0 where the range is empty.</summary>
    public int First { get; }

    /// <summary>Gets the last port; 0 where the range is empty.</summary>
    public int Last { get; }

    /// <summary>Gets how many ports there are.</summary>
    public int Count => First == 0 ? 0 : Last - First + 1;

    /// <summary>Makes a range as Teams' meeting settings state it: a first port and how many.</summary>
    /// <param name="first">The first port, 1 to 65,535.</param>
    /// <param name="count">How many ports, 1 or more.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A port is out of its range, or there are none.</exception>
    public static PortRange FromCount(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ushort.MaxValue);
        return new PortRange(first, first + count - 1);
    }

    /// <summary>Reads <c>443</c> or <c>3478-3481</c>: ASCII digits without leading zeros, no blanks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The range; empty when the text is none.</param>
    /// <returns><see langword="true"/> when the text is a range.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PortRange range)
    {
        range = default;
        int dash = text.IndexOf('-');
        ReadOnlySpan<char> first = dash < 0 ? text : text[..dash];
        ReadOnlySpan<char> last = dash < 0 ? text : text[(dash + 1)..];
        if (!TryParsePort(first, out int from) || !TryParsePort(last, out int to) || to < from)
        {
            return false;
        }

        range = new PortRange(from, to);
        return true;
    }

    /// <summary>Tells whether every port of another range is in this one.</summary>
    /// <param name="other">The other range; an empty one is in every range.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool Contains(PortRange other) => other.Count == 0 || (First != 0 && First <= other.First && Last >= other.Last);

    /// <summary>Tells whether a port is in this range.</summary>
    /// <param name="port">The port.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool Contains(int port) => First != 0 && port >= First && port <= Last;

    /// <summary>Returns the range as rules write it.</summary>
    /// <returns>For example <c>443</c> or <c>3478-3481</c>; empty text for an empty range.</returns>
    public override string ToString() => First == 0 ? string.Empty : First == Last ? Text(First) : $"{Text(First)}-{Text(Last)}";

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static bool TryParsePort(ReadOnlySpan<char> text, out int port)
    {
        port = 0;
        return text.Length is > 0 and <= 5 && text[0] != '0' && !text.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= ushort.MaxValue;
    }
}
