using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>Says which certificates are those of the server at the other end.</summary>
internal sealed class ServerCertificate(ValueTracer tracer, ISymbol containingSymbol, CancellationToken cancellationToken)
{
    private const int MostCopies = 6;

    private static readonly HashSet<string> HostNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "hostName", "targetHost", "targetHostName", "serverName", "dnsName", "expectedHost", "expectedHostName", "serverHost", "remoteHost", "sniHost",
    };

    public bool Is(IOperation certificate) => Is(certificate, MostCopies) && !ServesClients();

    private bool Is(IOperation certificate, int copies)
    {
        if (copies == 0)
        {
            return false;
        }

        var isOwn = false;
        foreach (var source in tracer.Sources(certificate))
        {
            isOwn |= IsOwn(source);
            if (IsNamed(source) || (Original(source) is { } original ? Is(original, copies - 1) : Comes(source)))
            {
                return true;
            }
        }

        return !isOwn && IsNamed(certificate);
    }

    /// <summary>The program has it from its own disk or made it.</summary>
    private static bool IsOwn(IOperation source) => source switch
    {
        IObjectCreationOperation { Type.Name: "X509Certificate2" or "X509Certificate", Constructor: { Parameters: { Length: > 0 } parameters } } => parameters[0].Type.SpecialType == SpecialType.System_String,
        IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("LoadPkcs12", StringComparison.Ordinal) || name is "LoadCertificateFromFile" or "CreateFromPem" or "CreateFromPemFile" or "CreateFromEncryptedPem" or "CreateFromEncryptedPemFile" or "CreateSelfSigned" or "CopyWithPrivateKey",
        _ => false,
    };

    /// <summary>What a certificate was copied, loaded or matched from.</summary>
    private static IOperation? Original(IOperation copy) => copy switch
    {
        IObjectCreationOperation { Type.Name: "X509Certificate2" or "X509Certificate", Arguments: { Length: > 0 } arguments } => arguments[0].Value,
        IInvocationOperation { TargetMethod: { Name: "LoadCertificate", ContainingType.Name: "X509CertificateLoader" }, Arguments: { Length: > 0 } arguments } => arguments[0].Value,
        IInvocationOperation { TargetMethod.Name: "GetRawCertData" or "Export", Instance: { } instance } => instance,
        IPropertyReferenceOperation { Property.Name: "RawData" or "RawDataMemory", Instance: { } instance } => instance,
        ILocalReferenceOperation local => Matched(local),
        _ => null,
    };

    private static IOperation? Matched(ILocalReferenceOperation local)
    {
        foreach (var operation in ControlFlow.Root(local).DescendantsAndSelf())
        {
            if (operation is IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern && SymbolEqualityComparer.Default.Equals(declared, local.Local))
            {
                var test = pattern.Parent;
                while (test is IPatternOperation)
                {
                    test = test.Parent;
                }

                return (test as IIsPatternOperation)?.Value;
            }
        }

        return null;
    }

    private static bool Comes(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property: { Name: "RemoteCertificate", ContainingType.Name: "SslStream" } } => true,
        IPropertyReferenceOperation { Property: { Name: "Certificate", ContainingType.Name: "ServicePoint" or "MqttClientCertificateValidationEventArgs" } } => true,
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } => Evidence.IsValidator(method) && !IsForClients(method, parameter, source),
        _ => false,
    };

    /// <summary>A validator of a client's certificate has neither a sender nor a request.</summary>
    private static bool IsForClients(IMethodSymbol method, IParameterSymbol parameter, IOperation use)
    {
        if (SpeaksOfClients(method.Name) || SpeaksOfClients(parameter.Name) || method.Parameters.Length < 4)
        {
            return true;
        }

        for (var current = use; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation creation } function && SymbolEqualityComparer.Default.Equals(function.Symbol, method))
            {
                var receiver = Receiver.Of(creation);
                return SpeaksOfClients(receiver) || receiver.StartsWith("SslServerAuthenticationOptions", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static bool SpeaksOfClients(string name) => name.IndexOf("clientCert", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsNamed(IOperation source)
    {
        var name = source switch
        {
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => string.Empty,
        };
        return (name.IndexOf("serverCert", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("remoteCert", StringComparison.OrdinalIgnoreCase) >= 0) && KnowsHost(source);
    }

    private static bool KnowsHost(IOperation source)
    {
        foreach (var operation in ControlFlow.Root(source).DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "MatchesHostname" }
                || (operation is IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_String, Name: var name } } && HostNames.Contains(name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In a type that accepts connections, the other end is a client.</summary>
    private bool ServesClients()
    {
        if (containingSymbol.ContainingType is not { } type)
        {
            return false;
        }

        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            foreach (var token in declaration.GetSyntax(cancellationToken).DescendantTokens())
            {
                if (token.Text is "AuthenticateAsServer" or "AuthenticateAsServerAsync" or "SslServerAuthenticationOptions" or "ClientCertificateRequired" or "ClientCertificateMode")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
