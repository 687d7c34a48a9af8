using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace SecureTeams.Tests.Compatibility;

/// <summary>Microsoft's serializer, and what its generated models say about the wire.</summary>
internal static class KiotaJson
{
    private const string Json = "application/json";

    internal static JsonObject Write(IParsable model)
    {
        using ISerializationWriter writer = new JsonSerializationWriterFactory().GetSerializationWriter(Json);
        writer.WriteObjectValue(null, model);
        using Stream content = writer.GetSerializedContent();
        return JsonNode.Parse(content)!.AsObject();
    }

    internal static async Task<T> ReadAsync<T>(string json, ParsableFactory<T> factory)
        where T : IParsable
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(json));
        IParseNode node = await new JsonParseNodeFactory().GetRootParseNodeAsync(Json, content, TestContext.Current.CancellationToken);
        return node.GetObjectValue(factory)!;
    }

    /// <summary>The names on the wire of a model's members, without annotations.</summary>
    internal static IReadOnlyList<string> Members(IParsable model) =>
        [.. model.GetFieldDeserializers().Keys.Where(name => !name.StartsWith('@')).Order(StringComparer.Ordinal)];

    /// <summary>The values of an enumeration on the wire, in the order of the model.</summary>
    internal static IReadOnlyList<string> Values(Type enumeration) =>
        [.. enumeration.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? field.Name)];

    /// <summary>Sets every member of a model to a value that is not its default, structures and lists too.</summary>
    internal static T Filled<T>(T model, params IReadOnlyCollection<string> without)
        where T : IParsable
    {
        foreach (PropertyInfo property in model.GetType().GetProperties().Where(property => property.CanWrite && !without.Contains(property.Name)))
        {
            if (Sample(property.PropertyType, property.Name, without) is { } value)
            {
                property.SetValue(model, value);
            }
        }

        return model;
    }

    private static object? Sample(Type declared, string name, IReadOnlyCollection<string> without)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (name is "OdataType" or "AdditionalData" or "BackingStore")
        {
            return null;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0);
        }

        if (type.IsAssignableTo(typeof(IParsable)))
        {
            return Filled((IParsable)Activator.CreateInstance(type)!, without);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            var list = (System.Collections.IList)Activator.CreateInstance(type)!;
            list.Add(Sample(type.GetGenericArguments()[0], name, without));
            return list;
        }

        return type switch
        {
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 7L,
            _ when type == typeof(string) => name.EndsWith("Url", StringComparison.Ordinal) ? $"https://teams.microsoft.com/l/{name}" : name + " of ours",
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
            _ when type == typeof(byte[]) => "bytes"u8.ToArray(),
            _ => throw new NotSupportedException($"'{name}' is a {type}; say what a sample of it is."),
        };
    }
}
