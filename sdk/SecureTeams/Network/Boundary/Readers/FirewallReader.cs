namespace SecureTeams.Network.Boundary.Readers;

/// <summary>Reads the text of <see cref="FirewallRules"/>.</summary>
internal static class FirewallReader
{
    private const string Header = "protocol,ports,destination";

    internal static DocumentFault? Read(string text, List<FirewallRule> rules)
    {
        if (text.Length > FirewallRules.MaxCharacters)
        {
            return new DocumentFault(1, 1, $"The text has more than {FirewallRules.MaxCharacters} characters.");
        }

        ReadOnlySpan<char> rest = text.AsSpan(text.StartsWith('\uFEFF') ? 1 : 0);
        for (int number = 1; !rest.IsEmpty; number++)
        {
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (ReadLine(line.TrimEnd('\r'), number, rules) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static DocumentFault? ReadLine(ReadOnlySpan<char> line, int number, List<FirewallRule> rules)
    {
        ReadOnlySpan<char> trimmed = line.Trim(" \t");
        if (trimmed.IsEmpty || trimmed[0] == '#' || (number == 1 && trimmed.SequenceEqual(Header)))
        {
            return null;
        }

        int first = line.IndexOf(',');
        int second = first < 0 ? -1 : line[(first + 1)..].IndexOf(',');
        if (second < 0 || line[(first + second + 2)..].Contains(','))
        {
            return new DocumentFault(number, 1, "A rule has three fields: protocol,ports,destination.");
        }

        second += first + 1;
        NetworkTransport[]? transports = Transports(line[..first].Trim(" \t"));
        if (transports is null)
        {
            return new DocumentFault(number, 1, "The protocol is tcp, udp or any.");
        }

        if (!TryPorts(line[(first + 1)..second].Trim(" \t"), out List<PortRange> ports))
        {
            return new DocumentFault(number, first + 2, "Ports are any, or numbers and ranges from 1 to 65535 that semicolons separate, like 80;3478-3481.");
        }

        if (!NetworkDestination.TryParse(line[(second + 1)..].Trim(" \t"), out NetworkDestination? destination))
        {
            return new DocumentFault(number, second + 2, "The destination is a block of addresses without bits below its prefix, a host, a pattern like *.example.com, or any.");
        }

        if (rules.Count + (transports.Length * ports.Count) > FirewallRules.MaxRules)
        {
            return new DocumentFault(number, 1, $"There are more than {FirewallRules.MaxRules} rules.");
        }

        rules.AddRange(transports.SelectMany(transport => ports.Select(range => new FirewallRule(transport, range, destination))));
        return null;
    }

    private static NetworkTransport[]? Transports(ReadOnlySpan<char> text) =>
        text.Equals("tcp", StringComparison.OrdinalIgnoreCase) ? [NetworkTransport.Tcp]
        : text.Equals("udp", StringComparison.OrdinalIgnoreCase) ? [NetworkTransport.Udp]
        : text.Equals("any", StringComparison.OrdinalIgnoreCase) ? [NetworkTransport.Tcp, NetworkTransport.Udp]
        : null;

    private static bool TryPorts(ReadOnlySpan<char> text, out List<PortRange> ports)
    {
        ports = [];
        if (text.Equals("any", StringComparison.OrdinalIgnoreCase))
        {
            ports.Add(PortRange.All);
            return true;
        }

        foreach (Range part in text.Split(';'))
        {
            if (!PortRange.TryParse(text[part].Trim(" \t"), out PortRange range))
            {
                return false;
            }

            ports.Add(range);
        }

        return true;
    }
}
