using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SecureTeams.Emulator.Graph.Artifacts;

/// <summary>Lists in pages, with <c>@odata.nextLink</c> until the last one.</summary>
internal sealed class GraphPages(int pageSize)
{
    private const string SkipToken = "$skiptoken";
    private const string TopName = "$top";

    public Task AnswerAsync(HttpContext context, string resource, IReadOnlyList<JsonObject> items)
    {
        var size = Math.Min(pageSize, TopOf(context));
        var from = OffsetOf(context);
        var answer = new JsonObject
        {
            ["@odata.context"] = GraphView.Metadata(context, resource),
            ["value"] = new JsonArray([.. items.Skip(from).Take(size)]),
        };
        if (from + size < items.Count)
        {
            answer["@odata.nextLink"] = NextLink(context, from + size);
        }

        return GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, answer);
    }

    private static string NextLink(HttpContext context, int offset)
    {
        var query = new StringBuilder("?");
        foreach (var (name, value) in context.Request.Query.Where(pair => pair.Key != SkipToken))
        {
            query.Append(CultureInfo.InvariantCulture, $"{name}={Uri.EscapeDataString(value.ToString())}&");
        }

        var token = WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture)));
        return $"https://{context.Request.Host}{context.Request.Path.ToUriComponent()}{query}{SkipToken}={token}";
    }

    private static int TopOf(HttpContext context)
    {
        if (!context.Request.Query.TryGetValue(TopName, out var text))
        {
            return int.MaxValue;
        }

        return int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top > 0
            ? top
            : throw GraphFailure.BadRequest("The value of $top is not valid.");
    }

    private static int OffsetOf(HttpContext context)
    {
        if (!context.Request.Query.TryGetValue(SkipToken, out var token))
        {
            return 0;
        }

        try
        {
            return int.Parse(Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(token.ToString())), NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw GraphFailure.BadRequest("The value of $skiptoken is not valid.");
        }
    }
}
