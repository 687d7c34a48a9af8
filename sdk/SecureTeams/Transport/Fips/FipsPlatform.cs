namespace SecureTeams.Transport.Fips;

internal enum FipsPlatform
{
    /// <summary>macOS and whatever else does not tell.</summary>
    Other,

    Linux,

    Windows,
}
