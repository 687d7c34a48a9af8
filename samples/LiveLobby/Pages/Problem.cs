namespace LiveLobby.Pages;

/// <summary>An error, in words.</summary>
public sealed record Problem(int Status, string Title, string Text);
