namespace SecureTeams.Transport.Resilience;

/// <summary>What is noted about the attempts of one request.</summary>
internal sealed class AttemptRecord
{
    private static readonly HttpRequestOptionsKey<AttemptRecord> Key = new("SecureTeams.Attempts");

    /// <summary>Gets or sets how often the request was sent.</summary>
    internal int Count { get; set; }

    /// <summary>Gets or sets a value indicating whether the service may have done what an attempt asked for, although the attempt failed.</summary>
    internal bool MayHaveActed { get; set; }

    /// <summary>Finds the record of a request; null when it was not sent.</summary>
    internal static AttemptRecord? Find(HttpRequestMessage? request) => request switch
    {
        null => null,
        SdkRequest own => own.Attempts,
        _ => request.Options.TryGetValue(Key, out AttemptRecord? record) ? record : null,
    };

    internal static AttemptRecord Of(HttpRequestMessage request)
    {
        if (Find(request) is { } known)
        {
            return known;
        }

        var record = new AttemptRecord();
        request.Options.Set(Key, record);
        return record;
    }
}
