namespace SecureTeams.Tenant.Federation;

/// <summary>What to make of a party whose settings nobody here can read, as is usual for another organization's.</summary>
public enum UnknownSettings
{
    /// <summary>There is no contact. The default.</summary>
    Refuse,

    /// <summary>
    /// The party is taken to permit what the other one permits it. Has no effect unless every setting of the other one is
    /// known, and the decision says that it rests on an assumption.
    /// </summary>
    AssumeReciprocal,
}
