using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Faults;

namespace SecureTeams.Emulator;

/// <summary>The faults of one kind of request. They are used up in the order in which they were added, one a request.</summary>
public sealed class FaultRoute
{
    private readonly FaultQueue _faults = new();
    private readonly GraphOperation? _operation;

    internal FaultRoute(GraphOperation? operation) => _operation = operation;

    internal bool IsToken { get; init; }

    /// <summary>How many faults are left; 0 when a test's whole script was played.</summary>
    public int Pending => _faults.Count;

    /// <summary>Answers 429; nothing is done.</summary>
    /// <param name="times">To how many requests.</param>
    /// <param name="retryAfter">The <c>Retry-After</c>, rounded up to seconds; <see langword="null"/> leaves the header out, as some services do.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive, or <paramref name="retryAfter"/> is negative.</exception>
    public FaultRoute Throttle(int times, TimeSpan? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter ?? TimeSpan.Zero, TimeSpan.Zero, nameof(retryAfter));
        var header = retryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;
        return Add(ScriptedFaults.Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", header), times);
    }

    /// <summary>Answers 429 with a <c>Retry-After</c> that is a date; nothing is done.</summary>
    /// <param name="times">To how many requests.</param>
    /// <param name="retryAt">The date, which is written in whole seconds.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FaultRoute ThrottleUntil(int times, DateTimeOffset retryAt) =>
        Add(ScriptedFaults.Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", retryAt.ToString("R", CultureInfo.InvariantCulture)), times);

    /// <summary>Answers a token request with an AADSTS error in Entra's form; nothing is done.</summary>
    /// <param name="code">The code, for example 50076 (more authentication needed), 65001 (no consent) or 50173 (grant revoked); the OAuth error follows from it.</param>
    /// <param name="claims">The claims that the client must ask for, as JSON; <see langword="null"/> for none.</param>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="code"/> or <paramref name="times"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The route is not the token endpoint.</exception>
    public FaultRoute AadstsError(int code, string? claims = null, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(code);
        return IsToken
            ? Add(ScriptedFaults.TokenError(code, claims), times)
            : throw new InvalidOperationException($"{nameof(AadstsError)} is for token requests.");
    }

    /// <summary>Tells a device that asks whether its code was approved to ask more slowly (<c>slow_down</c>, RFC 8628 section 3.5); nothing is done.</summary>
    /// <param name="times">How often.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The route is not the token endpoint.</exception>
    public FaultRoute SlowDown(int times = 1) => IsToken
        ? Add(ScriptedFaults.SlowDown(), times)
        : throw new InvalidOperationException($"{nameof(SlowDown)} is for token requests.");

    /// <summary>Answers a server error; nothing is done.</summary>
    /// <param name="status">The status, 500 to 599.</param>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is no server error, or <paramref name="times"/> is not positive.</exception>
    public FaultRoute ServerError(int status, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 500);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return Add(ScriptedFaults.Error(status, status == StatusCodes.Status503ServiceUnavailable ? "serviceNotAvailable" : "generalException"), times);
    }

    /// <summary>Cuts the connection before anything is done.</summary>
    /// <remarks>.NET repeats a request without a body by itself when a reused connection is cut: script one more, or count <see cref="TeamsEmulator.Requests"/>.</remarks>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FaultRoute ConnectionReset(int times = 1) => Add(ScriptedFaults.Reset(), times);

    /// <summary>Does what was asked, then cuts the connection instead of answering.</summary>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The route is the token endpoint.</exception>
    public FaultRoute ResetAfterCommit(int times = 1)
    {
        RequireGraph(nameof(ResetAfterCommit));
        return Add(ScriptedFaults.Mark(new LostAnswer()), times);
    }

    /// <summary>Waits, by the emulator's clock, then handles the request as usual.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="times">How many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive, or <paramref name="delay"/> is negative.</exception>
    public FaultRoute Delay(TimeSpan delay, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Add(ScriptedFaults.Delay(delay), times);
    }

    /// <summary>Answers 307 with another address, to which a careless client would repeat the request with its token.</summary>
    /// <param name="location">The other address.</param>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="location"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FaultRoute Redirect(Uri location, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Add(ScriptedFaults.Redirect(location), times);
    }

    /// <summary>Answers 200 with well-formed JSON that is far too long; nothing is done.</summary>
    /// <param name="bytes">The length, about.</param>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> or <paramref name="times"/> is not positive.</exception>
    public FaultRoute OversizedBody(long bytes, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        return Add(ScriptedFaults.Oversized(bytes), times);
    }

    /// <summary>Answers 200 with JSON that breaks off in the middle; nothing is done.</summary>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FaultRoute MalformedJson(int times = 1) => Add(ScriptedFaults.Malformed(), times);

    /// <summary>Answers a search or a list with a page that holds nothing and names a next one; nothing is done.</summary>
    /// <remarks>Graph may answer so. A careless client follows the address, whatever it is, with its token.</remarks>
    /// <param name="nextLink">The address of the next page, as it is sent.</param>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentException"><paramref name="nextLink"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The route answers no pages.</exception>
    public FaultRoute EmptyPage(string nextLink, int times = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(nextLink);
        if (_operation is not (GraphOperation.Find or GraphOperation.FindInTenant or GraphOperation.ListAttendanceReports or GraphOperation.ListAttendanceRecords
            or GraphOperation.ListTranscripts or GraphOperation.ListRecordings or GraphOperation.ListVirtualEvents or GraphOperation.ListVirtualEventSessions))
        {
            throw new InvalidOperationException($"{nameof(EmptyPage)} is for searches and lists.");
        }

        return Add(ScriptedFaults.EmptyPage(nextLink), times);
    }

    /// <summary>Answers 401 with a claims challenge, as continuous access evaluation does; nothing is done.</summary>
    /// <param name="claims">The claims request, as JSON; it is sent in base64.</param>
    /// <param name="times">To how many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentException"><paramref name="claims"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The route is the token endpoint.</exception>
    public FaultRoute ClaimsChallenge(string claims, int times = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(claims);
        RequireGraph(nameof(ClaimsChallenge));
        return Add(ScriptedFaults.ClaimsChallenge(claims), times);
    }

    /// <summary>Handles the request successfully, but stores and answers a weaker policy than was asked for.</summary>
    /// <param name="members">
    /// The meeting members that are overwritten, in Graph's form. The default, <see langword="null"/>, lets everyone
    /// bypass the lobby, by telephone too, and present. A createOrGet that finds a meeting leaves it as it is.
    /// </param>
    /// <param name="times">How many requests.</param>
    /// <returns>This route.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The route does not write meetings.</exception>
    public FaultRoute WeakenPolicy(JsonObject? members = null, int times = 1)
    {
        if (_operation is not (GraphOperation.Create or GraphOperation.CreateOrGet or GraphOperation.Update))
        {
            throw new InvalidOperationException($"{nameof(WeakenPolicy)} is for requests that write a meeting.");
        }

        var weakening = members?.DeepClone().AsObject() ?? new JsonObject
        {
            ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "everyone", ["isDialInBypassEnabled"] = true },
            ["allowedPresenters"] = "everyone",
        };
        return Add(ScriptedFaults.Mark(new PolicyWeakening(weakening)), times);
    }

    internal ScriptedFault? Next() => _faults.Next();

    internal void Clear() => _faults.Clear();

    internal FaultRoute Add(ScriptedFault fault, int times)
    {
        _faults.Add(fault, times);
        return this;
    }

    internal void RequireGraph(string fault)
    {
        if (_operation is null)
        {
            throw new InvalidOperationException($"{fault} is for Graph requests.");
        }
    }
}
