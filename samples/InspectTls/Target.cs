using System.Globalization;

namespace InspectTls;

/// <summary>A host and a port, as they are given on the command line.</summary>
internal readonly record struct Target(string Host, int Port)
{
    internal static bool TryParse(string text, out Target target)
    {
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? text : text[..colon];
        int port = 443;
        bool isPort = colon < 0 || (int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue);
        target = new Target(host, port);
        return isPort && Uri.CheckHostName(host) == UriHostNameType.Dns;
    }
}
