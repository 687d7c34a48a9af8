using System.Text;

namespace SecureTeams.Identity.Credentials;

/// <summary>A small text file that somebody else replaces while the application runs: it is read again each time.</summary>
internal sealed class CredentialFile(string path, string name, int maxBytes)
{
    /// <summary>Reads the text without the line breaks at its end, and without the mark that some editors put at the start of UTF-8.</summary>
    internal async ValueTask<string> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[maxBytes + 1];
        int length;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
            length = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unusable($"cannot be read ({exception.GetType().Name})");
        }

        if (length > maxBytes)
        {
            throw Unusable($"is larger than {maxBytes} bytes");
        }

        ReadOnlySpan<byte> content = buffer.AsSpan(0, length);
        string text = Encoding.UTF8.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content).TrimEnd('\r', '\n');
        Array.Clear(buffer);
        return text.Length > 0 ? text : throw Unusable("is empty");
    }

    internal TeamsAuthenticationException Unusable(string what) => new(
        SecureTeamsErrorCode.CredentialUnusable,
        $"The file of the {name} {what}.",
        "Check that the file is mounted at the configured path, and that the application's user may read it.");
}
