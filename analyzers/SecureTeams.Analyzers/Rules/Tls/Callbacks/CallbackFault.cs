using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>What is wrong with a certificate callback; at most one of these, the worst first.</summary>
internal static class CallbackFault
{
    /// <summary>Chain problems that anybody can cause; an unknown revocation status is a policy of its own.</summary>
    private static readonly (int Flags, string Name)[] ChainStatuses =
    [
        (0x20, "UntrustedRoot"),
        (0x10000, "PartialChain"),
        (0x1, "NotTimeValid"),
        (0x4, "Revoked"),
        (0x8, "NotSignatureValid"),
        (0x10, "NotValidForUsage"),
    ];

    /// <summary>Whether something certain is wrong with the callback, so that its scope need not be argued.</summary>
    public static bool IsFaulty(Sink sink, IDelegateCreationOperation creation) =>
        Evidence.IsValidator(creation) && (sink.Tracer.Judge(creation) == CallbackVerdict.AlwaysTrue || ForgivenErrors(sink, creation) is not null || ForgetsHostName(sink, creation));

    /// <summary>The errors in spite of which the callback certainly accepts; null when there are none, or when it accepts everything.</summary>
    public static string? ForgivenErrors(Sink sink, IDelegateCreationOperation creation) =>
        ForgivenErrors(sink, creation, null) ?? ForgivenErrors(sink, creation, "Production") ?? ForgivenErrors(sink, creation, "Staging");

    public static string? ErrorsForgivenInDevelopment(Sink sink, IDelegateCreationOperation creation) => ForgivenErrors(sink, creation, "Development");

    private static string? ForgivenErrors(Sink sink, IDelegateCreationOperation creation, string? environment)
    {
        if (!IsCandidate(sink, creation))
        {
            return null;
        }

        bool Accepts(int errors, int chainStatus = 0) =>
            sink.Tracer.Rehearse(creation, new PresentedCertificate(errors, chainStatus, environment: environment)) is { Accepts: true };

        var names = new List<string>();
        var isServer = Side.IsServer(sink, creation);
        if (Accepts(PresentedCertificate.ChainErrors))
        {
            names.Add("RemoteCertificateChainErrors");
        }
        else
        {
            foreach (var (flags, name) in ChainStatuses)
            {
                if (Accepts(PresentedCertificate.ChainErrors, flags))
                {
                    names.Add("RemoteCertificateChainErrors (" + name + ")");
                    break;
                }
            }
        }

        if (!isServer && Accepts(PresentedCertificate.NameMismatch))
        {
            names.Insert(0, "RemoteCertificateNameMismatch");
        }

        if (!isServer && names.Count == 0 && Accepts(PresentedCertificate.NameMismatch | PresentedCertificate.ChainErrors))
        {
            names.Add("RemoteCertificateNameMismatch with RemoteCertificateChainErrors");
        }

        if (!isServer && Accepts(PresentedCertificate.NotAvailable))
        {
            names.Add("RemoteCertificateNotAvailable");
        }

        return names.Count == 0 ? null : string.Join(" or ", names);
    }

    /// <summary>Whether the callback accepts what its own chain accepts, though it was issued for another host.</summary>
    public static bool ForgetsHostName(Sink sink, IDelegateCreationOperation creation)
    {
        if (!IsCandidate(sink, creation) || Side.IsServer(sink, creation))
        {
            return false;
        }

        var presented = new PresentedCertificate(PresentedCertificate.NameMismatch | PresentedCertificate.ChainErrors, buildsAgain: true);
        return sink.Tracer.Rehearse(creation, presented) is { Accepts: true, HasBuilt: true } && ForgivenErrors(sink, creation) is null;
    }

    private static bool IsCandidate(Sink sink, IDelegateCreationOperation creation) =>
        Evidence.IsValidator(creation) && !Comparison.Guards(creation) && sink.Tracer.Judge(creation) == CallbackVerdict.Unknown && !sink.Tracer.MayRefuseUnseen(creation);
}
