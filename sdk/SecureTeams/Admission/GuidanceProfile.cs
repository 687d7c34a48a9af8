namespace SecureTeams.Admission;

/// <summary>Which description of Teams a decision follows where the two differ.</summary>
public enum GuidanceProfile
{
    /// <summary>How Teams behaves today by its current documentation. The default.</summary>
    Current,

    /// <summary>The guide "Security and Microsoft Teams" to the letter; where it says nothing, the participant waits in the lobby, or is refused where they are today.</summary>
    SeedGuide,
}
