using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>The arguments of a derivation by what they mean; null for what is not stated there.</summary>
internal sealed class DerivationInputs
{
    /// <summary>What <c>Rfc2898DeriveBytes</c> does when it is told no number.</summary>
    public const int DefaultCount = 1000;

    private DerivationInputs()
    {
    }

    public IOperation? Hash { get; private set; }

    /// <summary>Nothing names a hash, and the API takes SHA-1.</summary>
    public bool TakesSha1 { get; private set; }

    public IOperation? Count { get; private set; }

    /// <summary>Nothing names a number, and the API takes one of its own.</summary>
    public bool TakesDefaultCount { get; private set; }

    public IOperation? Salt { get; private set; }

    /// <summary>The API makes the salt itself, of this length.</summary>
    public IOperation? SaltLength { get; private set; }

    /// <summary>A constructor of <c>Rfc2898DeriveBytes</c>: those without a hash or a number fall back to old ones.</summary>
    public static DerivationInputs OfConstructor(ImmutableArray<IArgumentOperation> arguments)
    {
        var inputs = OfCall(arguments);
        inputs.TakesSha1 = inputs.Hash is null;
        inputs.TakesDefaultCount = inputs.Count is null;
        return inputs;
    }

    public static DerivationInputs OfCall(ImmutableArray<IArgumentOperation> arguments) => new()
    {
        Hash = Arguments.Named(arguments, "hashAlgorithm") ?? Arguments.Named(arguments, "prf"),
        Count = Arguments.Named(arguments, "iterations") ?? Arguments.Named(arguments, "iterationCount"),
        Salt = Arguments.Named(arguments, "salt"),
        SaltLength = Arguments.Named(arguments, "saltSize"),
    };

    /// <summary>Bouncy Castle's generator gets its digest and its numbers in two steps.</summary>
    public static DerivationInputs OfDigest(IOperation? digest) => new() { Hash = digest, TakesSha1 = digest is null };

    public static DerivationInputs OfNumbers(ImmutableArray<IArgumentOperation> arguments, IOperation? digest) => new()
    {
        Hash = digest,
        Count = Arguments.Named(arguments, "iterationCount"),
        Salt = Arguments.Named(arguments, "salt"),
    };

    /// <summary>The list of arguments that lacks something.</summary>
    public static SyntaxNode ArgumentList(SyntaxNode call) => call switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list,
        ConstructorInitializerSyntax { ArgumentList: var list } => list,
        PrimaryConstructorBaseTypeSyntax { ArgumentList: var list } => list,
        _ => call,
    };
}
