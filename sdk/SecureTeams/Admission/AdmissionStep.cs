namespace SecureTeams.Admission;

/// <summary>
/// What one layer contributed to a decision.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Setting">The setting that was read, by the name Microsoft documents it under.</param>
/// <param name="Value">Its value, as a text for logs.</param>
/// <param name="Effect">What it did, as a sentence.</param>
public readonly record struct AdmissionStep(AdmissionLayers Layer, string Setting, string Value, string Effect);
