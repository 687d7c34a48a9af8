using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>Calls that hand a text on in another form, so that the name of the result is the name of the text.</summary>
internal static class Passage
{
    public static bool IsThrough(IOperation call, IArgumentOperation argument) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod.Name
            is "GetBytes" or "FromBase64String" or "FromHexString" or "ToCharArray" or "AsSpan" or "AsMemory" or "FromResult"
            && argument.Parameter?.Ordinal == 0
            || (invocation.TargetMethod.Name == "GetString" && argument.Parameter?.Name == "bytes"),
        IObjectCreationOperation { Type.Name: "String" or "StringValues" or "ReadOnlyMemory" or "ReadOnlySpan" or "ValueTask" } => true,
        _ => false,
    };

    public static bool IsThrough(IInvocationOperation call) =>
        call.TargetMethod.Name is "ToCharArray" or "Trim" or "ToString" or "Clone" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant";
}
