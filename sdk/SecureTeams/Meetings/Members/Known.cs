using System.Runtime.CompilerServices;

namespace SecureTeams.Meetings.Members;

/// <summary>Refuses to write a value whose meaning this version does not know.</summary>
internal static class Known
{
    internal static T Demand<T>(T value, bool isKnown, string text, [CallerMemberName] string member = "") => isKnown
        ? value
        : throw new ArgumentException($"'{(text.Length > 64 ? text[..64] : text)}' is not a value of {member} that this version knows, so it is not written to the service. Use one of the static values of {typeof(T).Name}.", member);
}
