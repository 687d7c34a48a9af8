using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>Leaves the parser of a list with the reason why the list is not used; caught where parsing begins.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves RevocationList.")]
internal sealed class ListRefusedException : Exception
{
    internal ListRefusedException(RevocationFailure failure)
        : base($"The revocation list is refused: {failure}.") => Failure = failure;

    internal RevocationFailure Failure { get; }
}
