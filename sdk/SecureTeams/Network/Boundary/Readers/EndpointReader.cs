using System.Text.Json;

namespace SecureTeams.Network.Boundary.Readers;

/// <summary>Reads the endpoint document, and knows where in it a fault is.</summary>
internal ref struct EndpointReader
{
    private const int MaxEndpoints = 5_000;
    private const int MaxValues = 10_000;
    private const int MaxNeeds = 50_000;
    private const int MaxDepth = 16;

    private readonly ReadOnlySpan<byte> _document;
    private readonly HashSet<int> _ids = [];
    private Utf8JsonReader _json;
    private int _values;
    private long _needs;

    private EndpointReader(ReadOnlySpan<byte> document)
    {
        _document = document;
        _json = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    internal static DocumentFault? Read(ReadOnlySpan<byte> utf8, List<TeamsEndpoint> endpoints)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var reader = new EndpointReader(utf8.StartsWith(mark) ? utf8[mark.Length..] : utf8);
        try
        {
            return reader.ReadAll(endpoints);
        }
        catch (JsonException fault)
        {
            return new DocumentFault((int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1, "The document is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            return reader.Fault("The text is not valid Unicode.");
        }
    }

    private DocumentFault? ReadAll(List<TeamsEndpoint> endpoints)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Fault("The document is an array of endpoint sets.");
        }

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.StartObject || endpoints.Count == MaxEndpoints)
            {
                return Fault(endpoints.Count == MaxEndpoints ? $"There are more than {MaxEndpoints} endpoint sets." : "An endpoint set is an object.");
            }

            var endpoint = new EndpointDraft();
            if (ReadEndpoint(endpoint) is { } fault)
            {
                return fault;
            }

            endpoints.Add(endpoint.ToEndpoint());
        }

        // Reading on is what finds something behind the array.
        _json.Read();
        return null;
    }

    private DocumentFault? ReadEndpoint(EndpointDraft endpoint)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (EndpointDraft.Known(ref _json) is { } member)
            {
                if (!endpoint.Stated.Add(member))
                {
                    return Fault($"'{member}' is stated twice.");
                }

                _json.Read();
                if (ReadMember(endpoint, member) is { } fault)
                {
                    return fault;
                }
            }
            else if (EndpointDraft.Miswritten(_json.GetString()!) is { } meant)
            {
                return Fault($"The member's name is '{meant}', in this casing.");
            }
            else
            {
                _json.Skip();
            }
        }

        _needs += endpoint.Needs;
        return !endpoint.Stated.Contains(EndpointDraft.Id) ? Fault("'id' is missing.")
            : endpoint.HasDestinations && !endpoint.HasPorts ? Fault("The set has hosts or blocks and no ports.")
            : _needs > MaxNeeds ? Fault($"There are more than {MaxNeeds} needs: ranges of ports times hosts and blocks.")
            : null;
    }

    private DocumentFault? ReadMember(EndpointDraft endpoint, string member)
    {
        switch (member)
        {
            case EndpointDraft.Id when _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out int id) && id >= 0:
                endpoint.Number = id;
                return _ids.Add(id) ? null : Fault("'id' is used twice.");
            case EndpointDraft.Required when _json.TokenType is JsonTokenType.True or JsonTokenType.False:
                endpoint.IsRequired = _json.GetBoolean();
                return null;
            case EndpointDraft.Urls or EndpointDraft.Ips when _json.TokenType == JsonTokenType.StartArray:
                return ReadDestinations(endpoint, member);
            case EndpointDraft.TcpPorts or EndpointDraft.UdpPorts when _json.TokenType == JsonTokenType.String:
                return ReadPorts(endpoint, member, _json.GetString()!);
            case EndpointDraft.ServiceArea or EndpointDraft.DisplayName or EndpointDraft.Category or EndpointDraft.Notes when _json.TokenType == JsonTokenType.String:
                endpoint.Texts[member] = _json.GetString()!;
                return null;
            default:
                return Fault($"'{member}' is not of the type that the web service gives it.");
        }
    }

    private DocumentFault? ReadPorts(EndpointDraft endpoint, string member, string text)
    {
        _values += text.AsSpan().Count(',') + 1;
        return _values > MaxValues ? TooMany()
            : endpoint.TrySetPorts(member, text) ? null
            : Fault($"'{member}' is numbers and ranges from 1 to 65535 that commas separate.");
    }

    private DocumentFault? ReadDestinations(EndpointDraft endpoint, string member)
    {
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.String || ++_values > MaxValues)
            {
                return _values > MaxValues ? TooMany() : Fault($"'{member}' has texts only.");
            }

            if (!endpoint.TryAdd(member, _json.GetString()!))
            {
                return Fault(member == EndpointDraft.Urls ? "'urls' has hosts and patterns only, without scheme, port and path." : "'ips' has blocks of addresses only, without bits below their prefix.");
            }
        }

        return null;
    }

    private readonly DocumentFault TooMany() => Fault($"There are more than {MaxValues} hosts, blocks and ranges of ports.");

    private readonly DocumentFault Fault(string message)
    {
        ReadOnlySpan<byte> before = _document[..(int)_json.TokenStartIndex];
        return new DocumentFault(before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'), message);
    }
}
