namespace SecureTeams.Network.Stun;

/// <summary>Where the parts of a message are; -1 for what is not there.</summary>
internal sealed class StunLayout
{
    internal List<StunAttribute> Attributes { get; } = [];

    /// <summary>Gets or sets the offset of the MESSAGE-INTEGRITY attribute.</summary>
    internal int Integrity { get; set; } = -1;

    /// <summary>Gets or sets the offset of the MESSAGE-INTEGRITY-SHA256 attribute.</summary>
    internal int IntegritySha256 { get; set; } = -1;

    /// <summary>Gets or sets the offset of the FINGERPRINT attribute.</summary>
    internal int Fingerprint { get; set; } = -1;

    internal bool IsProtected => Integrity >= 0 || IntegritySha256 >= 0;
}
