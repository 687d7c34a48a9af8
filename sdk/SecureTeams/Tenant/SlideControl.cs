namespace SecureTeams.Tenant;

/// <summary>Which presenters may take control of slides that another participant shares (<c>ParticipantSlideControl</c>).</summary>
public enum SlideControl
{
    /// <summary>None of them (<c>None</c>).</summary>
    None,

    /// <summary>Members of the organization (<c>EveryoneInOrganization</c>). The default, as in Teams.</summary>
    Organization,

    /// <summary>Members and guests of the organization (<c>EveryoneInOrganizationAndGuests</c>).</summary>
    OrganizationAndGuests,

    /// <summary>Every presenter (<c>Everyone</c>).</summary>
    Everyone,
}
