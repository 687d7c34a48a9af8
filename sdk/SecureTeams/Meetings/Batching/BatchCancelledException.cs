namespace SecureTeams.Meetings.Batching;

/// <summary>
/// The wait for a batch was cancelled. It carries what is known by then, since operations that were carried out stay so: every operation of the
/// call is in exactly one of its three lists, each in the order of the operations.
/// </summary>
public sealed class BatchCancelledException : OperationCanceledException
{
    internal BatchCancelledException(
        IReadOnlyList<BatchResult> finished, IReadOnlyList<BatchRequest> outcomeUnknown, IReadOnlyList<BatchRequest> notCarriedOut, Exception innerException, CancellationToken cancellationToken)
        : base(
            $"The batch was cancelled: {finished.Count} operations have ended, {outcomeUnknown.Count} may have been carried out, {notCarriedOut.Count} were not. "
            + "Read the meetings of those in OutcomeUnknown before repeating them.",
            innerException,
            cancellationToken)
    {
        Finished = finished;
        OutcomeUnknown = outcomeUnknown;
        NotCarriedOut = notCarriedOut;
    }

    /// <summary>Gets the outcomes of the operations that succeeded or failed for good before the cancellation.</summary>
    public IReadOnlyList<BatchResult> Finished { get; }

    /// <summary>
    /// Gets the operations that may have been carried out, or may still be: they were on their way, or waited for another attempt after the service
    /// had failed at them. Look for what they do before repeating a creation.
    /// </summary>
    public IReadOnlyList<BatchRequest> OutcomeUnknown { get; }

    /// <summary>Gets the operations that were not carried out and can be sent again: they only read, were not sent, or the service refused them for being too many.</summary>
    public IReadOnlyList<BatchRequest> NotCarriedOut { get; }
}
