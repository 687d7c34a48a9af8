using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>Follows a new handler or options object through its body: who decides about revocation, and whether a connection uses it.</summary>
internal sealed class ConnectionUse(ValueTracer tracer, SymbolUses uses)
{
    private const int MostSteps = 200;

    private readonly HashSet<IOperation> _followed = [];
    private bool _startsWithOptions;

    /// <summary>Something sets the check, makes it irrelevant, or may do so out of sight.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>A client, a stream or another handler takes the object as it is.</summary>
    public bool IsUsed { get; private set; }

    public bool RequiresClientCertificates { get; private set; }

    public void Follow(IObjectCreationOperation creation)
    {
        _startsWithOptions = creation.Type?.Name == "SslClientAuthenticationOptions";
        if (creation.Initializer is { } initializer)
        {
            FollowInitializer(initializer);
        }

        FollowValue(creation);
    }

    private void FollowInitializer(IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (var member in initializer.Initializers)
        {
            switch (member)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property }:
                    FollowMember(property);
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "SslOptions" } } options:
                    FollowInitializer(options.Initializer);
                    break;
            }
        }
    }

    private void FollowValue(IOperation value)
    {
        if (IsDecided || value.Parent is not { } parent || !_followed.Add(value))
        {
            return;
        }

        if (_followed.Count > MostSteps)
        {
            IsDecided = true;
            return;
        }

        switch (parent)
        {
            case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                FollowValue(parent);
                break;
            case IConditionalOperation conditional when conditional.Condition != value:
                FollowValue(conditional);
                break;
            case IConditionalAccessOperation access when access.Operation == value:
                FollowAccessed(access);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable }:
                FollowLocal(variable.Symbol, variable);
                break;
            case IFieldInitializerOperation initializer:
                foreach (var field in initializer.InitializedFields)
                {
                    FollowField(field);
                }

                break;
            case IPropertyInitializerOperation:
                Take(Connections.TakesAsIs(value.Type));
                break;
            case IReturnOperation returned:
                FollowReturn(value, returned);
                break;
            case IAssignmentOperation assignment when assignment.Value == value:
                FollowAssignment(assignment);
                break;
            case IPropertyReferenceOperation property when property.Instance == value:
                FollowMember(property);
                break;
            case IArgumentOperation argument:
                FollowArgument(argument);
                break;
            case IInvocationOperation call when call.Instance == value && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty:
            case IExpressionStatementOperation or IUsingOperation or IBinaryOperation or IObjectOrCollectionInitializerOperation:
            case IAssignmentOperation overwritten when overwritten.Target == value:
                break;
            default:
                IsDecided = true;
                break;
        }
    }

    private void FollowAccessed(IConditionalAccessOperation access)
    {
        foreach (var operation in access.WhenNotNull.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation)
            {
                FollowValue(operation);
                return;
            }
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation inside)
    {
        foreach (var operation in ControlFlow.Root(inside).DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                FollowValue(reference);
            }
        }
    }

    /// <summary>Others than its own type can reach what is not private.</summary>
    private void FollowField(IFieldSymbol field)
    {
        if (field.DeclaredAccessibility != Accessibility.Private)
        {
            IsDecided = true;
            return;
        }

        foreach (var reference in uses.References(field))
        {
            FollowValue(reference);
        }
    }

    private void FollowAssignment(IAssignmentOperation assignment)
    {
        switch (assignment.Target)
        {
            case ILocalReferenceOperation local:
                FollowLocal(local.Local, assignment);
                break;
            case IFieldReferenceOperation field:
                FollowField(field.Field);
                break;
            case IPropertyReferenceOperation { Property: { Name: "SslOptions", ContainingType.Name: "SocketsHttpHandler" } } options:
                FollowOwner(options);
                break;
            case IPropertyReferenceOperation { Property: var property }:
                Take(Connections.TakesAsIs(property.Type) || property.Name == "ClientAuthenticationOptions");
                break;
            case IDiscardOperation:
                break;
            default:
                IsDecided = true;
                break;
        }

        FollowValue(assignment);
    }

    /// <summary>Options given to a handler share its fate.</summary>
    private void FollowOwner(IPropertyReferenceOperation options)
    {
        switch (options.Instance)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when options.Parent?.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation owner }:
                FollowValue(owner);
                break;
            case ILocalReferenceOperation local:
                FollowLocal(local.Local, local);
                break;
            default:
                IsDecided = true;
                break;
        }
    }

    private void FollowMember(IPropertyReferenceOperation property)
    {
        var isWritten = MemberWrite.Through(property) is not null;
        switch (property.Property.Name)
        {
            case "CheckCertificateRevocationList" or "CertificateRevocationCheckMode" or "CertificateChainPolicy":
                IsDecided |= isWritten;
                break;
            case "ServerCertificateCustomValidationCallback" or "ServerCertificateValidationCallback" or "RemoteCertificateValidationCallback":
                IsDecided |= isWritten && MemberWrite.Through(property)?.Value is { } callback && CustomCheck.MakesRevocationIrrelevant(callback, tracer);
                break;
            case "ClientCertificateRequired":
                RequiresClientCertificates |= MemberWrite.Through(property)?.Value is { } required && tracer.Truth(required) == true;
                break;
            case "SslOptions" when property.Property.ContainingType.Name == "SocketsHttpHandler":
                FollowSslOptions(property, isWritten);
                break;
        }
    }

    /// <summary>Options of the handler's own are followed like it; those from elsewhere answer for themselves.</summary>
    private void FollowSslOptions(IPropertyReferenceOperation options, bool isWritten)
    {
        if (isWritten)
        {
            IsDecided |= !_startsWithOptions;
        }
        else
        {
            FollowValue(options);
        }
    }

    private void FollowArgument(IArgumentOperation argument)
    {
        switch (argument)
        {
            case { Parent: IObjectCreationOperation, Parameter: { } parameter }:
                Take(Connections.TakesAsIs(parameter.Type) || argument.Parent.Type?.Name == "ValueTask");
                break;
            case { Parent: IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor }, Parameter: { } parameter }:
                Take(Connections.TakesAsIs(parameter.Type));
                break;
            case { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "SslStream" } method } }:
                Take(method.Name.Contains("Authenticate"));
                break;
            case { Parent: IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } } }:
                Take(true);
                break;
            case { Parent: IInvocationOperation { TargetMethod: var method }, Parameter: { RefKind: RefKind.None } parameter } when !SourceBodies.CanBeOverridden(method) && tracer.Body(method) is { } body:
                FollowParameter(parameter, body);
                break;
            default:
                Take(false);
                break;
        }
    }

    /// <summary>A helper of the same program is no secret: what it does with the object counts.</summary>
    private void FollowParameter(IParameterSymbol parameter, IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter.OriginalDefinition))
            {
                FollowValue(reference);
            }
        }
    }

    private void FollowReturn(IOperation value, IReturnOperation returned)
    {
        if (Connections.TakesAsIs(value.Type) || value.Type?.Name == "SslServerAuthenticationOptions")
        {
            IsUsed = true;
        }
        else if (Connections.MethodAround(returned) is { } method && tracer.OnlyCall(method) is { } call)
        {
            FollowValue(call);
        }
        else
        {
            IsDecided = true;
        }
    }

    /// <summary>Who takes the object under its own type may still change it.</summary>
    private void Take(bool asItIs)
    {
        IsUsed |= asItIs;
        IsDecided |= !asItIs;
    }
}
