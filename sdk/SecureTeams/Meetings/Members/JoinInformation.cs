namespace SecureTeams.Meetings.Members;

/// <summary>The text about joining that an invitation has (<c>joinInformation</c>), in the language of the request.</summary>
public sealed record JoinInformation
{
    private const string HtmlPrefix = "data:text/html,";

    /// <summary>Gets the kind of the content, such as <c>html</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the content as the service sent it: usually a URL-encoded text behind <c>data:text/html,</c>. It contains the join link and a passcode.</summary>
    public RedactedText? Content { get; init; }

    /// <summary>Decodes the HTML out of <see cref="Content"/>. It is the service's, with links and secrets: sanitise it before showing it.</summary>
    /// <returns>The HTML; null when there is no content.</returns>
    public string? RevealHtml()
    {
        string? content = Content?.Reveal();
        return content is not null && content.StartsWith(HtmlPrefix, StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(content[HtmlPrefix.Length..].Replace('+', ' '))
            : content;
    }
}
