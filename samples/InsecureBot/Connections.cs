// How such a bot connects: every member breaks a rule on TLS, and the fixes of the rules mend them all.
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InsecureBot;

internal static class Connections
{
    public static HttpClientHandler AcceptsEveryCertificate() => new()
    {
        CheckCertificateRevocationList = true,
        ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
    };

    public static void UsesTheBuiltInValidator(HttpClientHandler handler) =>
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;

    public static SslStream ForgivesTheWrongName(Stream stream) =>
        new(stream, leaveInnerStreamOpen: false, (_, _, _, errors) => errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNameMismatch);

    public static void TakesAnyRoot(X509Chain chain) => chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;

    public static string LoadsWithoutLooking(string file)
    {
        using X509Certificate2 partner = X509CertificateLoader.LoadCertificateFromFile(file);
        partner.Verify();
        return partner.Subject;
    }

    public static void ForgetsRevocation(SslClientAuthenticationOptions options) => options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;

    public static void TakesUnknownForGood(X509Chain chain) => chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown;

    public static X509Extension PublishesInTheClear() => CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(["http://pki.contoso.com/bots.crl"]);

    public static X509Certificate2 IssuesForAnyPurpose(ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("bot.contoso.com");
        var request = new CertificateRequest("CN=bot.contoso.com", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
    }

    public static void SpeaksOldTls(SslClientAuthenticationOptions options) => options.EnabledSslProtocols = SslProtocols.Tls11 | SslProtocols.Tls12;

    public static void SwitchesStrongCryptoOff() => AppContext.SetSwitch("Switch.System.Net.DontEnableSchUseStrongCrypto", true);

    public static void MaySkipEncryption(SslServerAuthenticationOptions options) => options.EncryptionPolicy = EncryptionPolicy.AllowNoEncryption;
}
