using SecureTeams.Admission.Deciding;

namespace SecureTeams.Admission;

/// <summary>
/// What happens to a participant, and why, in a fixed size without any text. <see cref="AdmissionEngine.Explain"/> gives the texts.
/// </summary>
/// <param name="Outcome">What happens.</param>
/// <param name="Reason">Why.</param>
/// <param name="Statement">The sentence of the guide that the decision rests on; none where the guide is silent, or says otherwise than the profile followed.</param>
/// <param name="Layers">The layers that decided.</param>
public readonly record struct AdmissionDecision(AdmissionOutcome Outcome, AdmissionReason Reason, GuideStatement Statement, AdmissionLayers Layers)
{
    /// <summary>Gets a value indicating whether a participant who seemed federated was treated as anonymous, because trust is not mutual.</summary>
    public bool TrustDowngraded { get; init; }

    /// <summary>Gets the reason as a sentence for people.</summary>
    public string Explanation => AdmissionTexts.Of(Reason);
}
