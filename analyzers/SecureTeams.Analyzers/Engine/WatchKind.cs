namespace SecureTeams.Analyzers.Engine;

internal enum WatchKind
{
    Invocation,
    MethodReference,
    ObjectCreation,
    PropertyReference,
    FieldReference,
    Attribute,
    DelegateTaking,
    Text,
}
