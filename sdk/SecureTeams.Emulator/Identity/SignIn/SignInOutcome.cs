using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace SecureTeams.Emulator.Identity.SignIn;

/// <summary>Where a sign-in leads: a redirection, or a form that a browser posts by itself.</summary>
internal sealed partial record SignInOutcome(Uri Address, IReadOnlyDictionary<string, string>? Form)
{
    /// <summary>The address with the form's fields in its query, as a redirection would have them.</summary>
    public Uri AsRedirection => Form is null
        ? Address
        : new Uri(QueryHelpers.AddQueryString(Address.AbsoluteUri, Form.ToDictionary(one => one.Key, one => (string?)one.Value)));

    public static SignInOutcome? OfForm(string html)
    {
        var action = Action().Match(html);
        return action.Success
            ? new SignInOutcome(new Uri(WebUtility.HtmlDecode(action.Groups[1].Value)), Input().Matches(html).ToDictionary(Name, Value))
            : null;
    }

    private static string Name(Match match) => WebUtility.HtmlDecode(match.Groups[1].Value);

    private static string Value(Match match) => WebUtility.HtmlDecode(match.Groups[2].Value);

    [GeneratedRegex("<form[^>]*\\baction=\"([^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Action();

    [GeneratedRegex("<input[^>]*\\bname=\"([^\"]+)\"[^>]*\\bvalue=\"([^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Input();
}
