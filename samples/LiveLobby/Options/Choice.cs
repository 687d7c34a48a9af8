namespace LiveLobby.Options;

/// <summary>A value that can be chosen, as Microsoft Graph spells it, with words for people.</summary>
public sealed record Choice(string Value, string Text);
