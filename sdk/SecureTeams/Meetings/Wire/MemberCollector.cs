using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace SecureTeams.Meetings.Wire;

/// <summary>Gathers the members that this version does not know, each under its way through the structures: <c>participants/producers</c>.</summary>
internal struct MemberCollector(OpenWire? whole)
{
    private Dictionary<string, JsonElement>? _all = whole?.Additional;
    private bool _isOwn;

    internal readonly IReadOnlyDictionary<string, JsonElement> Members =>
        _all is null ? ReadOnlyDictionary<string, JsonElement>.Empty : new ReadOnlyDictionary<string, JsonElement>(_all);

    internal void Add(string structure, OpenWire? part)
    {
        if (part?.Additional is not { } members)
        {
            return;
        }

        foreach ((string name, JsonElement value) in members)
        {
            Own()[$"{structure}/{name}"] = value;
        }
    }

    /// <summary>Adds a member that is known, and has no property in the model.</summary>
    internal void Add(string name, JsonElement? value)
    {
        if (value is { } there)
        {
            Own()[name] = there;
        }
    }

    internal void Add(string structure, int item, string name, JsonElement? value)
    {
        if (value is not null)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{structure}/{item}/{name}"), value);
        }
    }

    internal void Add(string structure, int item, OpenWire? part)
    {
        if (part?.Additional is not null)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{structure}/{item}"), part);
        }
    }

    /// <summary>The wire's members stay its own.</summary>
    private Dictionary<string, JsonElement> Own()
    {
        if (!_isOwn)
        {
            _all = _all is null ? [] : new Dictionary<string, JsonElement>(_all);
            _isOwn = true;
        }

        return _all!;
    }
}
