using SecureTeams.Identity.TabTokens;

namespace SecureTeams.Hosting.Credentials;

/// <summary>Reads which tokens of tabs are accepted.</summary>
internal static class TabTokenConfiguration
{
    internal static TabTokenOptions Read(ConfigurationValues values, TabTokenOptions otherwise)
    {
        ConfigurationValues own = values.SectionWithLists(nameof(SecureTeamsOptions.TabTokens), [nameof(otherwise.AppIdUri)], [nameof(otherwise.Tenants), nameof(otherwise.Clients)]);
        return otherwise with
        {
            AppIdUri = own[nameof(otherwise.AppIdUri)] ?? otherwise.AppIdUri,
            Tenants = Ids(own, nameof(otherwise.Tenants), otherwise.Tenants),
            Clients = Ids(own, nameof(otherwise.Clients), otherwise.Clients),
        };
    }

    private static IReadOnlyList<Guid> Ids(ConfigurationValues values, string key, IReadOnlyList<Guid> otherwise)
    {
        var ids = new List<Guid>();
        foreach (string text in values.List(key))
        {
            ids.Add(Guid.TryParseExact(text, "D", out Guid id) ? id : throw values.Invalid(key, "a list of GUIDs"));
        }

        return ids.Count > 0 ? ids : otherwise;
    }
}
