using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.ClientCertificates;

/// <summary>The events of ASP.NET Core's certificate authentication, which can pin what the options let through.</summary>
internal static class CertificateEvents
{
    public static bool MayRefuse(IOperation place, ValueTracer tracer)
    {
        foreach (var operation in ControlFlow.Root(place).DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "Fail", ContainingType.Name: "ResultContext" or "CertificateValidatedContext" } }
                || (operation is IPropertyReferenceOperation { Property.Name: "OnCertificateValidated" } handler && IsOutOfSight(handler))
                || (operation is IPropertyReferenceOperation { Property: { Name: "Events" or "EventsType", ContainingType.Name: "CertificateAuthenticationOptions" or "AuthenticationSchemeOptions" } } events && MemberWrite.Through(events)?.Value is { } value && !IsPlain(value, tracer)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOutOfSight(IPropertyReferenceOperation handler) =>
        MemberWrite.Through(handler)?.Value is { } value && !value.DescendantsAndSelf().Any(static operation => operation is IAnonymousFunctionOperation);

    /// <summary>Events without methods of their own do what is written into their properties.</summary>
    private static bool IsPlain(IOperation value, ValueTracer tracer) =>
        tracer.Sources(value).All(static source => source is IObjectCreationOperation { Type.Name: "CertificateAuthenticationEvents" });
}
