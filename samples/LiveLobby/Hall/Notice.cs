namespace LiveLobby.Hall;

/// <summary>What came of an action, for the page that follows it.</summary>
/// <param name="IsRefusal">Whether the action was refused.</param>
/// <param name="Title">What came of it, in a few words.</param>
/// <param name="Text">Why, or what it means.</param>
public sealed record Notice(bool IsRefusal, string Title, string Text)
{
    /// <summary>Gets further lines.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    internal static Notice Done(string title, string text = "") => new(false, title, text);

    internal static Notice Refused(string title, string text) => new(true, title, text);
}
