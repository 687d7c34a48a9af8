namespace SecureTeams.Transport.Handshake;

/// <summary>
/// Finds the alert (RFC 8446 section 6) with which the other side ended a connection. Only OpenSSL hands it on, as part of its
/// error number; elsewhere nothing is found.
/// </summary>
internal static class TlsAlert
{
    private const int TlsLibrary = 20;
    private const int LibraryShift = 23;
    private const int ReasonMask = 0x7F_FFFF;
    private const int FirstAlert = 1000;
    private const int LastAlert = FirstAlert + byte.MaxValue;

    internal static int? Find(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            int reason = current.HResult & ReasonMask;
            if (current.HResult >> LibraryShift == TlsLibrary && reason is >= FirstAlert and <= LastAlert)
            {
                return reason - FirstAlert;
            }
        }

        return null;
    }

    /// <summary>Tells whether the alert is about a certificate, which can only be the client's.</summary>
    internal static bool IsAboutTheClientsCertificate(int alert) => Name(alert) is
        "bad_certificate" or "unsupported_certificate" or "certificate_revoked" or "certificate_expired" or "certificate_unknown"
        or "unknown_ca" or "access_denied" or "certificate_required";

    internal static string Name(int alert) => alert switch
    {
        10 => "unexpected_message",
        20 => "bad_record_mac",
        22 => "record_overflow",
        40 => "handshake_failure",
        42 => "bad_certificate",
        43 => "unsupported_certificate",
        44 => "certificate_revoked",
        45 => "certificate_expired",
        46 => "certificate_unknown",
        47 => "illegal_parameter",
        48 => "unknown_ca",
        49 => "access_denied",
        50 => "decode_error",
        51 => "decrypt_error",
        70 => "protocol_version",
        71 => "insufficient_security",
        80 => "internal_error",
        86 => "inappropriate_fallback",
        112 => "unrecognized_name",
        116 => "certificate_required",
        120 => "no_application_protocol",
        _ => "of another kind",
    };
}
