using LiveLobby.Hall;
using Microsoft.AspNetCore.Components;

namespace LiveLobby.Pages;

/// <summary>What the pages of a meeting have in common.</summary>
public abstract class MeetingPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required MeetingView View { get; set; }

    [Parameter]
    public Notice? Notice { get; set; }
}
