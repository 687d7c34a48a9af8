using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Requests;

/// <summary>What one body puts into a certificate request; known only where nobody else can put in more.</summary>
internal sealed class RequestedCertificate
{
    private readonly RequestedExtensions _extensions;
    private bool _isKnown = true;

    private RequestedCertificate(ValueTracer tracer) => _extensions = new RequestedExtensions(tracer);

    /// <summary>A host name or address, no authority, and nothing that could not be followed.</summary>
    public bool IsForServer => _isKnown && _extensions is { AreKnown: true, IsAuthority: false, NamesHost: true };

    public ExtendedUsage Usage => _extensions.Usage;

    /// <summary>Null where the request is no variable of the same body, or where the call is not its first.</summary>
    public static RequestedCertificate? Of(IInvocationOperation call, ValueTracer tracer)
    {
        if (call.Instance is not ILocalReferenceOperation { Local: var local } use
            || BodyIndex.Around(use).Writes(local) is not { Count: 1 } writes
            || writes[0] is not { } made
            || !tracer.Sources(made).All(static source => source is IObjectCreationOperation))
        {
            return null;
        }

        var certificate = new RequestedCertificate(tracer);
        foreach (var source in tracer.Sources(made))
        {
            certificate.TakeInitializer((IObjectCreationOperation)source);
        }

        foreach (var reference in References(local, use))
        {
            if (IsMade(reference) && reference != use && reference.Syntax.SpanStart < use.Syntax.SpanStart)
            {
                return null;
            }

            certificate.Take(reference);
        }

        return certificate;
    }

    private static IEnumerable<IOperation> References(ILocalSymbol local, IOperation inside) =>
        ControlFlow.Root(inside).DescendantsAndSelf().Where(operation => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));

    private static bool IsMade(IOperation reference) =>
        reference.Parent is IInvocationOperation { TargetMethod.Name: "Create" or "CreateSelfSigned" } call && call.Instance == reference;

    private void Take(IOperation reference)
    {
        switch (reference.Parent)
        {
            case IPropertyReferenceOperation { Property.Name: "CertificateExtensions" } extensions:
                TakeExtensions(extensions);
                break;
            case IPropertyReferenceOperation:
            case IInvocationOperation call when call.Instance == reference && !call.TargetMethod.IsExtensionMethod:
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                break;
            default:
                _isKnown = false;
                break;
        }
    }

    private void TakeExtensions(IOperation extensions)
    {
        switch (extensions.Parent)
        {
            case IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } added } call when call.Instance == extensions:
                _extensions.Add(added[0].Value);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var alias } }:
                foreach (var reference in References(alias, extensions))
                {
                    TakeExtensions(reference);
                }

                break;
            case IPropertyReferenceOperation { Property.Name: "Count" }:
                break;
            default:
                _isKnown = false;
                break;
        }
    }

    private void TakeInitializer(IObjectCreationOperation creation)
    {
        foreach (var operation in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (operation is not IMemberInitializerOperation { Initializer: var members })
            {
                continue;
            }

            foreach (var member in members.Initializers)
            {
                if (member is IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } added })
                {
                    _extensions.Add(added[0].Value);
                }
            }
        }
    }
}
