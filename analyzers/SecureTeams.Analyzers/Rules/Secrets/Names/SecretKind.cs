namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>What a name promises, and so how much a literal has to look like a secret.</summary>
internal enum SecretKind
{
    None,

    /// <summary>Anything may be a password, words of a language too.</summary>
    Password,

    /// <summary>A secret of somebody: of a client, of an app. It may be a word.</summary>
    OwnedSecret,

    /// <summary>Just a secret, a key of some service, a token for something: more than words.</summary>
    Secret,

    /// <summary>A user and a password.</summary>
    Credential,

    /// <summary>Four digits or more.</summary>
    Pin,

    /// <summary>A token of a lexer has this name, too: only what nobody would write by hand.</summary>
    Loose,
}
