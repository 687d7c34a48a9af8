namespace SecureTeams.Identity.Tokens;

/// <summary>Notes on each request whose token it is to be sent with.</summary>
internal sealed class TokenSubjectHandler : DelegatingHandler
{
    private readonly TokenSubject _subject;

    internal TokenSubjectHandler(TokenSubject subject, HttpMessageHandler inner)
        : base(inner) => _subject = subject;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(BearerTokenHandler.Subject, _subject);
        return base.SendAsync(request, cancellationToken);
    }
}
