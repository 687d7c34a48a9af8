namespace SecureTeams.Analyzers.Engine;

internal enum WatchKind
{
    Invocation,
    MethodReference,
    ObjectCreation,
    TypeArgument,
    ConstructedTypeArgument,
    PropertyReference,
    FieldReference,
    Attribute,
    Delegate,
    DelegateTaking,
    Text,
    TypedWrite,
    Utf8Text,
    DerivedType,
}
