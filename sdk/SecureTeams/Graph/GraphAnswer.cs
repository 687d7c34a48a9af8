using System.Net;

namespace SecureTeams.Graph;

internal readonly record struct GraphAnswer<T>(T Value, HttpStatusCode Status);
