namespace SecureTeams.Admission;

/// <summary>
/// A decision with its texts: what a person, a page or a log is told.
/// </summary>
/// <param name="Decision">The decision.</param>
/// <param name="Text">The reason as a sentence.</param>
/// <param name="GuideText">The sentence of the guide that the decision rests on; null where the guide is silent, or says otherwise.</param>
/// <param name="GuideSection">The section of the guide in which it stands.</param>
/// <param name="Trace">What each layer contributed, strongest layer first. The last step is the outcome.</param>
public sealed record AdmissionExplanation(
    AdmissionDecision Decision,
    string Text,
    string? GuideText,
    string? GuideSection,
    IReadOnlyList<AdmissionStep> Trace)
{
    /// <summary>Returns the outcome and the reason; it holds no personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"{Decision.Outcome}: {Text}";
}
