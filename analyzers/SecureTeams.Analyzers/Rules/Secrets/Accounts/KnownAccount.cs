using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Sinks;

namespace SecureTeams.Analyzers.Rules.Secrets.Accounts;

/// <summary>Accounts whose password everybody is meant to know: anonymous log-on, and the guest that RabbitMQ admits from its own machine only.</summary>
internal static class KnownAccount
{
    public static bool IsUsed(ValueTracer tracer, SecretPlace place) => IsAnonymous(tracer, place) || IsLocalGuest(tracer, place);

    private static bool IsAnonymous(ValueTracer tracer, SecretPlace place)
    {
        var arguments = place.Operation switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation call => call.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (argument.Value.Type?.SpecialType == SpecialType.System_String && argument.Value != place.Value && tracer.SingleConstant(argument.Value) is "anonymous" or "ftp" or "Anonymous")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLocalGuest(ValueTracer tracer, SecretPlace place) =>
        place.Operation is IPropertyReferenceOperation { Property: { Name: "Password", ContainingType.Name: "ConnectionFactory" } }
        && tracer.SingleConstant(place.Value) is "guest"
        && Server.Of(tracer, place) != ServerPlace.Elsewhere;
}
