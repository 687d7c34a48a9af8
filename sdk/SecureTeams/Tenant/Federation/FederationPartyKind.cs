namespace SecureTeams.Tenant.Federation;

/// <summary>What kind of account a party to a contact has.</summary>
public enum FederationPartyKind
{
    /// <summary>Not classified. Has no contact.</summary>
    Unknown,

    /// <summary>A user of an organization with a tenant of its own.</summary>
    Organization,

    /// <summary>A user of an organization whose tenant has trial licences only.</summary>
    TrialOrganization,

    /// <summary>A personal Teams account, which no organization manages.</summary>
    Consumer,

    /// <summary>A user of an application on Azure Communication Services.</summary>
    CommunicationServices,
}
