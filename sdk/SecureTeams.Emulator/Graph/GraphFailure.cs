using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Graph;

/// <summary>Ends a request with Graph's error envelope.</summary>
internal sealed class GraphFailure(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public static GraphFailure BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BadRequest", message);

    public static GraphFailure InvalidArgument(string message) => new(StatusCodes.Status400BadRequest, "InvalidArgument", message);

    public static GraphFailure Forbidden(string code, string message) => new(StatusCodes.Status403Forbidden, code, message);

    public static GraphFailure NotFound(string code, string message) => new(StatusCodes.Status404NotFound, code, message);
}
