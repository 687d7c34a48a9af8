using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>One encryption with a nonce that is held somewhere, and how it may happen twice.</summary>
internal sealed class NonceUse(IInvocationOperation call, HeldNonce nonce, ValueTracer tracer)
{
    private readonly IOperation[] _changes = [.. nonce.Changes(tracer)];

    /// <summary>A loop around the encryption that neither renews the nonce nor the key.</summary>
    public bool IsRepeated() => Repetition.Around(call).Any(repeated =>
        Repetition.IsDeclaredOutside(repeated, nonce.Symbol)
        && !_changes.Any(change => Repetition.Holds(repeated, change))
        && !HasKeyOfItsOwn(repeated));

    /// <summary>The same, where the encryption is in a method of its own and a caller has the loop.</summary>
    public bool IsRepeatedByCaller() =>
        nonce.Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
        && _changes.Length == 0
        && tracer.Calls(method).Any(caller => Given(caller, parameter) is { } given
            && HeldNonce.Of(given) is { } held
            && Repetition.Around(caller).Any(repeated => IsSameAgain(repeated, held, caller)));

    private bool IsSameAgain(IOperation repeated, HeldNonce held, IInvocationOperation caller) =>
        Repetition.IsDeclaredOutside(repeated, held.Symbol)
        && !held.Changes(tracer).Any(change => Repetition.Holds(repeated, change))
        && !HasKeyOfItsOwn(repeated)
        && !KeyParameters().Any(key => Given(caller, key) is { } given && IsMadeInside(repeated, given));

    /// <summary>The parameters from which the method makes its cipher.</summary>
    private IEnumerable<IParameterSymbol> KeyParameters() => call.Instance is not { } cipher
        ? []
        : tracer.Sources(cipher).OfType<IObjectCreationOperation>().SelectMany(static creation => creation.Descendants()).OfType<IParameterReferenceOperation>().Select(static key => key.Parameter)
            .Concat(cipher is IParameterReferenceOperation given ? [given.Parameter] : []);

    private static IOperation? Given(IInvocationOperation caller, IParameterSymbol parameter) =>
        caller.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;

    /// <summary>A field gives the same nonce to every call of the method, unless something other than construction changes it.</summary>
    public bool IsKept() =>
        nonce.IsMember
        && !IsConstruction(call)
        && !IsOpen(nonce.Symbol)
        && _changes.All(IsConstruction)
        && !IsCalledByConstructionOnly()
        && !HasFreshKey();

    /// <summary>An earlier encryption with the same cipher object took it already, and nothing changed it in between.</summary>
    public bool IsSecond() => ReceiverOf(call) is { } receiver && ControlFlow.Root(call).DescendantsAndSelf().Any(operation =>
        operation is IInvocationOperation { TargetMethod.Name: "Encrypt" } earlier
        && earlier.Syntax.SpanStart < call.Syntax.SpanStart
        && SymbolEqualityComparer.Default.Equals(ReceiverOf(earlier), receiver)
        && Arguments.Named(earlier.Arguments, "nonce") is { } given
        && HeldNonce.Of(given) is { } other
        && SymbolEqualityComparer.Default.Equals(other.Symbol, nonce.Symbol)
        && other.Part == nonce.Part
        && Succession.Follows(earlier, call)
        && !_changes.Concat(WritesTo(receiver)).Any(change => change.Syntax.SpanStart > earlier.Syntax.SpanStart && change.Syntax.SpanStart < call.Syntax.SpanStart));

    private IEnumerable<IOperation> WritesTo(ISymbol receiver) =>
        BodyIndex.Around(call).Of(receiver).Where(static use => use is IVariableDeclaratorOperation || MemberWrite.Through(use) is not null);

    private static ISymbol? ReceiverOf(IInvocationOperation encryption) => encryption.Instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };

    /// <summary>The cipher is made inside, with a key that is made or chosen inside, too.</summary>
    private bool HasKeyOfItsOwn(IOperation scope)
    {
        if (call.Instance is not { } cipher)
        {
            return false;
        }

        foreach (var source in tracer.Sources(cipher))
        {
            if (source is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } && Repetition.Holds(scope, source))
            {
                return IsMadeInside(scope, arguments[0].Value);
            }
        }

        return ReceiverOf(call) is not (null or IFieldSymbol or IPropertySymbol) and { } variable
            && scope is ILoopOperation or IAnonymousFunctionOperation
            && !Repetition.IsDeclaredOutside(scope, variable);
    }

    /// <summary>The method draws or derives a key before it encrypts.</summary>
    private bool HasFreshKey() => call.Instance is { } cipher && tracer.Sources(cipher).OfType<IObjectCreationOperation>().Any(creation =>
        Repetition.Holds(ControlFlow.Root(call), creation)
        && creation.Arguments is { Length: > 0 } arguments
        && (tracer.Sources(arguments[0].Value).Any(FreshKey.IsMadeBy) || (HeldNonce.Of(arguments[0].Value) is { IsMember: false, Symbol: ILocalSymbol } key && key.Changes(tracer).Any())));

    /// <summary>What a call inside derives or draws is a key for this time, as is what a variable of the turn chooses; what comes from outside is the same again.</summary>
    private static bool IsMadeInside(IOperation scope, IOperation key)
    {
        foreach (var part in key.DescendantsAndSelf())
        {
            if (part switch
            {
                ILocalReferenceOperation local => !Repetition.IsDeclaredOutside(scope, local.Local),
                IParameterReferenceOperation parameter => scope is ILoopOperation or IAnonymousFunctionOperation && !Repetition.IsDeclaredOutside(scope, parameter.Parameter),
                IInvocationOperation { Arguments.Length: > 0 } made => BufferCarrier.Carried(made) is null,
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCalledByConstructionOnly() =>
        ControlFlow.Root(call) is IMethodBodyOperation { SemanticModel: { } model } body
        && model.GetDeclaredSymbol(body.Syntax) is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method
        && tracer.Calls(method) is { Count: > 0 } calls
        && calls.All(IsConstruction);

    /// <summary>Others may renew it.</summary>
    private static bool IsOpen(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && field.DeclaredAccessibility != Accessibility.Private,
        IPropertySymbol property => property.SetMethod is { DeclaredAccessibility: not Accessibility.Private },
        _ => false,
    };

    private static bool IsConstruction(IOperation operation) => ControlFlow.Root(operation) is IConstructorBodyOperation or IFieldInitializerOperation or IPropertyInitializerOperation;
}
