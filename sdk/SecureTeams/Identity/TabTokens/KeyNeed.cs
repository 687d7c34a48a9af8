namespace SecureTeams.Identity.TabTokens;

/// <summary>Why keys are fetched. Each reason has a budget of its own, so that what strangers cause does not use up what is needed.</summary>
internal enum KeyNeed
{
    /// <summary>None of the tenant are at hand.</summary>
    First,

    /// <summary>Those at hand have become old.</summary>
    Renewal,

    /// <summary>A token names a key that is not among those at hand.</summary>
    Unknown,
}
