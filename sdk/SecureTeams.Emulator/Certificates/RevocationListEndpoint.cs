using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecureTeams.Emulator.Certificates;

internal static class RevocationListEndpoint
{
    private const int OversizedLength = 64 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes, DistributionPoints distributionPoints) =>
        routes.MapGet(DistributionPoints.RoutePattern, (HttpContext context, string id) => AnswerAsync(context, distributionPoints.Find(id)));

    private static async Task AnswerAsync(HttpContext context, EmulatedCertificateAuthority? authority)
    {
        if (authority is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (authority.RevocationLists is RevocationListMode.Unavailable)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.ContentType = "application/pkix-crl";
        if (authority.RevocationLists is RevocationListMode.Oversized)
        {
            await Hosting.Padding.WriteAsync(context, OversizedLength).ConfigureAwait(false);
            return;
        }

        var list = authority.SignRevocationList();
        context.Response.ContentLength = list.Length;
        await context.Response.Body.WriteAsync(list, context.RequestAborted).ConfigureAwait(false);
    }
}
