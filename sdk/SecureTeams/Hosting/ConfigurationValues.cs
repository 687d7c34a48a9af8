using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace SecureTeams.Hosting;

/// <summary>
/// Reads the values of one configuration section, strictly: a key that is not known, has no text, or is used where a list or
/// a section belongs is an error that names it.
/// </summary>
internal sealed class ConfigurationValues
{
    private readonly IConfiguration _section;
    private readonly string _path;

    private ConfigurationValues(IConfiguration section, string path)
    {
        _section = section;
        _path = path;
    }

    internal string? this[string key] => _section[key];

    /// <summary>Reads a section of known keys.</summary>
    /// <param name="section">The section.</param>
    /// <param name="path">Its name in messages.</param>
    /// <param name="keys">The keys that have a text.</param>
    /// <param name="sections">The keys that have keys of their own.</param>
    internal static ConfigurationValues Of(IConfiguration section, string path, ReadOnlySpan<string> keys, ReadOnlySpan<string> sections = default)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            bool isSection = Names(sections, child.Key) && string.IsNullOrEmpty(child.Value);
            bool isText = Names(keys, child.Key) && child.Value is not null && !child.GetChildren().Any();
            if (!isSection && !isText)
            {
                throw new InvalidOperationException(
                    $"The configuration key '{path}:{child.Key}' is not known, or has no text as its value. Known keys: {string.Join(", ", [.. keys, .. sections])}.");
            }
        }

        return new ConfigurationValues(section, path);
    }

    internal ConfigurationValues Section(string key, params ReadOnlySpan<string> keys) => Of(_section.GetSection(key), $"{_path}:{key}", keys);

    /// <summary>Reads a section that has lists beside its texts.</summary>
    internal ConfigurationValues SectionWithLists(string key, ReadOnlySpan<string> keys, ReadOnlySpan<string> lists) => Of(_section.GetSection(key), $"{_path}:{key}", keys, lists);

    /// <summary>Reads a list of texts: <c>Key:0</c>, <c>Key:1</c> and so on.</summary>
    internal IReadOnlyList<string> List(string key)
    {
        var values = new List<string>();
        foreach (IConfigurationSection child in _section.GetSection(key).GetChildren())
        {
            if (child.Value is null || child.GetChildren().Any() || !int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw Invalid(key, "a list of texts");
            }

            values.Add(child.Value);
        }

        return values;
    }

    /// <summary>Reads a section whose keys are names of the application's choice, each with a list of texts.</summary>
    internal IEnumerable<(string Name, IReadOnlyList<string> Values)> Lists(string key)
    {
        foreach (IConfigurationSection child in _section.GetSection(key).GetChildren())
        {
            var own = new ConfigurationValues(_section.GetSection(key), $"{_path}:{key}");
            if (!string.IsNullOrEmpty(child.Value))
            {
                throw own.Invalid(child.Key, "a list of texts");
            }

            yield return (child.Key, own.List(child.Key));
        }
    }

    internal void RefuseBeside(string why, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (_section[key] is not null)
            {
                throw new InvalidOperationException($"The configuration key '{_path}:{key}' {why}.");
            }
        }
    }

    /// <summary>Reads a duration with hours and minutes at least: the platform takes a number alone for days.</summary>
    internal TimeSpan Duration(string key, TimeSpan otherwise) => _section[key] is not { } text
        ? otherwise
        : text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) ? value : throw Invalid(key, "a duration like 00:00:30");

    internal int Number(string key, int otherwise) => _section[key] is not { } text
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : throw Invalid(key, "a whole number");

    /// <summary>Reads true or false; false when it is not set.</summary>
    internal bool Flag(string key) => _section[key] is { } text && (bool.TryParse(text, out bool value) ? value : throw Invalid(key, "true or false"));

    internal double Ratio(string key, double otherwise) => _section[key] is not { } text
        ? otherwise
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : throw Invalid(key, "a number like 0.5");

    /// <summary>Reads a name of an enumeration; a number is not a name.</summary>
    internal T Choice<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (_section[key] is not { } text)
        {
            return otherwise;
        }

        foreach (string name in Enum.GetNames<T>())
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return Enum.Parse<T>(name);
            }
        }

        throw Invalid(key, string.Join(" or ", Enum.GetNames<T>()));
    }

    internal Uri Url(string key, string expected) => Uri.TryCreate(_section[key], UriKind.Absolute, out Uri? url) ? url : throw Invalid(key, expected);

    /// <summary>Puts the key in front of what is wrong with its value.</summary>
    internal T Named<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            // A PKCS#12 file that is not there is "an error during a cryptographic operation" first, and only then a file that is not there.
            string cause = exception is CryptographicException { InnerException: IOException or UnauthorizedAccessException } ? exception.InnerException.Message : exception.Message;
            throw new InvalidOperationException($"The configuration value '{_path}:{key}' cannot be used: {cause}", exception);
        }
    }

    internal InvalidOperationException Invalid(string key, string expected) => new($"The configuration value '{_path}:{key}' must be {expected}.");

    private static bool Names(ReadOnlySpan<string> keys, string key)
    {
        foreach (string known in keys)
        {
            if (string.Equals(known, key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
