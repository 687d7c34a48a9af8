using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>Reads validation callbacks: with some of them, and with every unknown one, the platform's revocation check may change nothing.</summary>
internal static class CustomCheck
{
    public static bool MakesRevocationIrrelevant(IOperation callback, ValueTracer tracer)
    {
        foreach (var source in tracer.Sources(callback))
        {
            if (source.ConstantValue is { HasValue: true, Value: null })
            {
                continue;
            }

            if (source is not IDelegateCreationOperation creation || tracer.Judge(creation) != CallbackVerdict.Unknown || ChecksByItself(creation, tracer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>It builds a chain or sets a mode of its own, or never looks at the errors that the check would add.</summary>
    private static bool ChecksByItself(IDelegateCreationOperation creation, ValueTracer tracer)
    {
        var body = creation.Target switch
        {
            IAnonymousFunctionOperation function => function.Body,
            IMethodReferenceOperation reference => tracer.Body(reference.Method),
            _ => null,
        };
        if (body is null)
        {
            return true;
        }

        var readsErrors = false;
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case IObjectCreationOperation { Type.Name: "X509Chain" or "X509ChainPolicy" }:
                case IPropertyReferenceOperation { Property: { Name: "RevocationMode", ContainingType.Name: "X509ChainPolicy" } }:
                    return true;
                case IParameterReferenceOperation { Type.Name: "SslPolicyErrors" }:
                    readsErrors = true;
                    break;
            }
        }

        return !readsErrors;
    }
}
