using System.Security.Cryptography.X509Certificates;
using Code = SecureTeams.Transport.Certificates.CertificateFindingCode;

namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>
/// What the platform says of the chain. Each of its objections becomes a finding, unless a rule has said the same with more
/// detail; none is lost.
/// </summary>
internal static class PlatformRules
{
    /// <summary>Not a fault of the certificate: <see cref="Revocation.RevocationChecker"/> finds it out, or refuses.</summary>
    private const X509ChainStatusFlags LeftToTheRevocationCheck = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    internal static void Judge(CertificateJudgement judgement, X509Chain chain, DateTimeOffset now)
    {
        int last = judgement.Path.Count - 1;
        if (chain.ChainElements.Count == 0)
        {
            judgement.Add(Code.ChainIncomplete, last, "The chain has not been built: build it before it is judged.");
        }

        X509ChainStatusFlags seen = X509ChainStatusFlags.NoError;
        for (int position = 0; position < chain.ChainElements.Count; position++)
        {
            X509ChainStatusFlags flags = Combine(chain.ChainElements[position].ChainElementStatus);
            seen |= flags;
            Judge(judgement, position, flags & ~LeftToTheRevocationCheck, now);
        }

        Judge(judgement, last, Combine(chain.ChainStatus) & ~seen & ~LeftToTheRevocationCheck, now);
    }

    internal static X509ChainStatusFlags Combine(X509ChainStatus[] statuses)
    {
        X509ChainStatusFlags all = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus status in statuses)
        {
            all |= status.Status;
        }

        return all;
    }

    private static void Judge(CertificateJudgement judgement, int position, X509ChainStatusFlags flags, DateTimeOffset now)
    {
        if (flags == X509ChainStatusFlags.NoError)
        {
            return;
        }

        if (Take(ref flags, X509ChainStatusFlags.NotTimeValid))
        {
            ValidityRules.Distrust(judgement, position, now);
        }

        if (Take(ref flags, X509ChainStatusFlags.Revoked))
        {
            judgement.Add(Code.Revoked, position, "The issuer has revoked the certificate: do not connect; if it is yours, install a new one.");
        }

        if (Take(ref flags, X509ChainStatusFlags.NotSignatureValid))
        {
            judgement.Add(Code.SignatureInvalid, position, "The signature does not belong to the issuer's key: look for a forged chain.");
        }

        if (Take(ref flags, X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.ExplicitDistrust))
        {
            judgement.Add(Code.UntrustedRoot, position, "The chain ends in a root that is not trusted: look for a TLS-inspecting proxy, or name a private authority with TlsTrust.OnlyRoots.");
        }

        if (Take(ref flags, X509ChainStatusFlags.PartialChain))
        {
            judgement.Add(Code.ChainIncomplete, position, "The issuer's certificate is missing, or is a root that is neither sent nor trusted: let the peer send its whole chain, or name a private authority with TlsTrust.OnlyRoots.");
        }

        JudgeUsage(judgement, position, ref flags);
        if (flags != X509ChainStatusFlags.NoError)
        {
            judgement.Add(Code.ChainInvalid, position, $"The platform refuses the chain ({flags}): inspect the certificate and its issuers.");
        }
    }

    private static void JudgeUsage(CertificateJudgement judgement, int position, ref X509ChainStatusFlags flags)
    {
        if (Take(ref flags, X509ChainStatusFlags.NotValidForUsage) && !judgement.Has(Code.ExtendedKeyUsageWrong) && !judgement.Has(Code.KeyUsageWrong))
        {
            judgement.Add(Code.ExtendedKeyUsageWrong, position, "The platform finds that the certificate, or its issuer, may not be used for this purpose: issue it with the usage.");
        }

        if (Take(ref flags, X509ChainStatusFlags.InvalidBasicConstraints) && !judgement.Has(Code.IssuerNotAuthority) && !judgement.Has(Code.KeyUsageWrong))
        {
            judgement.Add(Code.IssuerNotAuthority, position, "The platform finds that an issuer may not issue (basic constraints or key usage): look for a forged chain.");
        }

        if (Take(ref flags, X509ChainStatusFlags.HasWeakSignature) && !judgement.Has(Code.SignatureHashWeak) && !judgement.Has(Code.KeyTooSmall))
        {
            judgement.Add(Code.SignatureHashWeak, position, "The platform finds the signature too weak: let the issuer sign over SHA-256, SHA-384 or SHA-512.");
        }
    }

    private static bool Take(ref X509ChainStatusFlags flags, X509ChainStatusFlags wanted)
    {
        bool has = (flags & wanted) != 0;
        flags &= ~wanted;
        return has;
    }
}
