using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Requests;

/// <summary>Reads the extensions that a request is given, one by one.</summary>
internal sealed class RequestedExtensions(ValueTracer tracer)
{
    private const int KeyCertSign = 4;

    public bool AreKnown { get; private set; } = true;

    public bool IsAuthority { get; private set; }

    public bool NamesHost { get; private set; }

    public ExtendedUsage Usage { get; private set; }

    public void Add(IOperation extension)
    {
        foreach (var source in tracer.Sources(extension))
        {
            switch (source)
            {
                case IObjectCreationOperation { Type.Name: var type } creation:
                    TakeCreated(type, creation);
                    break;
                case IInvocationOperation call:
                    TakeBuilt(call);
                    break;
                default:
                    AreKnown = false;
                    break;
            }
        }
    }

    private void TakeCreated(string type, IObjectCreationOperation creation)
    {
        switch (type)
        {
            case "X509BasicConstraintsExtension" when Arguments.Named(creation.Arguments, "certificateAuthority") is { } authority && tracer.Truth(authority) is { } isAuthority:
                IsAuthority |= isAuthority;
                break;
            case "X509EnhancedKeyUsageExtension":
                Usage = Usage == ExtendedUsage.Missing ? UsageIdentifiers.Judge(Arguments.Named(creation.Arguments, "enhancedKeyUsages"), tracer) : ExtendedUsage.Other;
                break;
            case "X509KeyUsageExtension" when Arguments.Named(creation.Arguments, "keyUsages") is { } usages && tracer.Constants(usages) is { IsComplete: true } flags:
                IsAuthority |= flags.Any(static flag => flag is int number && (number & KeyCertSign) != 0);
                break;
            case "X509SubjectKeyIdentifierExtension" or "X509AuthorityKeyIdentifierExtension" or "X509AuthorityInformationAccessExtension":
                break;
            default:
                AreKnown = false;
                break;
        }
    }

    private void TakeBuilt(IInvocationOperation call)
    {
        switch (call.TargetMethod)
        {
            case { ContainingType.Name: "SubjectAlternativeNameBuilder", Name: "Build" }:
                NamesHost |= IsHost(call);
                break;
            case { ContainingType.Name: "X509BasicConstraintsExtension", Name: var kind }:
                IsAuthority |= kind == "CreateForCertificateAuthority";
                break;
            case { ContainingType.Name: "X509AuthorityKeyIdentifierExtension" or "CertificateRevocationListBuilder" }:
                break;
            default:
                AreKnown = false;
                break;
        }
    }

    /// <summary>A name of a machine and of nobody: mail addresses and principals are a person's.</summary>
    private static bool IsHost(IInvocationOperation build)
    {
        if (build.Instance is not ILocalReferenceOperation { Local: var builder })
        {
            return false;
        }

        var isHost = false;
        foreach (var operation in ControlFlow.Root(build).DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { Instance: ILocalReferenceOperation { Local: var filled }, TargetMethod.Name: var method } && SymbolEqualityComparer.Default.Equals(filled, builder))
            {
                if (method is "AddEmailAddress" or "AddUserPrincipalName")
                {
                    return false;
                }

                isHost |= method is "AddDnsName" or "AddIpAddress";
            }
        }

        return isHost;
    }
}
