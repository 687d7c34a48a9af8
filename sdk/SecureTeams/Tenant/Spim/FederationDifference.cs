using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tenant.Spim;

/// <summary>The settings that a response to spim touches, as differences between two configurations.</summary>
internal static class FederationDifference
{
    internal static IReadOnlyList<FederationChange> Between(FederationConfiguration before, FederationConfiguration after)
    {
        var changes = new List<FederationChange>();
        foreach (DomainName domain in after.BlockedDomains.Except(before.BlockedDomains))
        {
            changes.Add(Blocked("Add", "Block", domain));
        }

        foreach (DomainName domain in before.BlockedDomains.Except(after.BlockedDomains))
        {
            changes.Add(Blocked("Remove", "Unblock", domain));
        }

        AddSwitch(nameof(FederationConfiguration.BlockAllSubdomains), before.BlockAllSubdomains, after.BlockAllSubdomains);
        AddSwitch(nameof(FederationConfiguration.AllowTeamsConsumerInbound), before.AllowTeamsConsumerInbound, after.AllowTeamsConsumerInbound);
        AddSwitch(nameof(FederationConfiguration.AllowTeamsConsumer), before.AllowTeamsConsumer, after.AllowTeamsConsumer);
        if (before.TrialTenants != after.TrialTenants)
        {
            changes.Add(Set("ExternalAccessWithTrialTenants", after.TrialTenants == TrialTenantAccess.Allowed ? "Allowed" : "Blocked"));
        }

        AddSwitch(nameof(FederationConfiguration.AllowFederatedUsers), before.AllowFederatedUsers, after.AllowFederatedUsers);
        return changes;

        void AddSwitch(string setting, bool was, bool becomes)
        {
            if (was != becomes)
            {
                changes.Add(Set(setting, becomes ? "$true" : "$false"));
            }
        }
    }

    internal static IReadOnlyList<string> NotesOn(FederationConfiguration before, FederationConfiguration after)
    {
        var notes = new List<string>();
        DomainSet added = after.BlockedDomains.Except(before.BlockedDomains);
        if (before.AllowFederatedUsers && !after.AllowFederatedUsers)
        {
            notes.Add("Everybody outside loses contact: partners and personal accounts alike.");
        }

        if (!before.BlockAllSubdomains && after.BlockAllSubdomains)
        {
            notes.Add($"BlockAllSubdomains is one switch for the whole list: on, it blocks the subdomains of every blocked domain, {after.BlockedDomains.Count} in all.");
        }
        else if (before.BlockAllSubdomains && !after.BlockAllSubdomains)
        {
            notes.Add($"BlockAllSubdomains is one switch for the whole list: off, it no longer blocks the subdomains of any domain; {before.BlockedDomains.Count} had them blocked.");
        }
        else if (added.Count > 0 && after.BlockAllSubdomains)
        {
            notes.Add("BlockAllSubdomains is on: the subdomains of the domain are blocked too.");
        }
        else if (added.Count > 0)
        {
            notes.Add("BlockAllSubdomains is off: the subdomains of the domain are not blocked.");
        }

        if (after.AllowedDomains.List is { } list && added.Any(list.Contains))
        {
            notes.Add("A blocked domain is on the list of allowed domains as well; the block beats it.");
        }

        if (added.Count > 0 && after.AllowFederatedUsers && after.AllowedDomains.IsAllKnown)
        {
            notes.Add("Every domain that is not blocked is allowed, so that the sender may come back from another one; a list of allowed domains ends that.");
        }

        return notes;
    }

    internal static FederationConfiguration Apply(FederationConfiguration before, FederationConfiguration after, FederationConfiguration current) => current with
    {
        BlockedDomains = current.BlockedDomains.Union(after.BlockedDomains.Except(before.BlockedDomains)).Except(before.BlockedDomains.Except(after.BlockedDomains)),
        BlockAllSubdomains = Changed(before.BlockAllSubdomains, after.BlockAllSubdomains, current.BlockAllSubdomains),
        AllowTeamsConsumerInbound = Changed(before.AllowTeamsConsumerInbound, after.AllowTeamsConsumerInbound, current.AllowTeamsConsumerInbound),
        AllowTeamsConsumer = Changed(before.AllowTeamsConsumer, after.AllowTeamsConsumer, current.AllowTeamsConsumer),
        TrialTenants = before.TrialTenants == after.TrialTenants ? current.TrialTenants : after.TrialTenants,
        AllowFederatedUsers = Changed(before.AllowFederatedUsers, after.AllowFederatedUsers, current.AllowFederatedUsers),
    };

    private static bool Changed(bool before, bool after, bool current) => before == after ? current : after;

    private static FederationChange Set(string setting, string value) =>
        new(setting, $"Set {setting} to {value.TrimStart('$')}", $"Set-CsTenantFederationConfiguration -{setting} {value}");

    /// <summary>A domain's characters are letters, digits, hyphens and dots: nothing ends the quotation.</summary>
    private static FederationChange Blocked(string verb, string word, DomainName domain) =>
        new(nameof(FederationConfiguration.BlockedDomains), $"{word} {domain}", $"Set-CsTenantFederationConfiguration -BlockedDomains @{{{verb}=(New-CsEdgeDomainPattern -Domain '{domain.Value}')}}");
}
