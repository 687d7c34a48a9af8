using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SecureTeams.Network.Stun;

namespace SecureTeams.Tests.Network.Stun;

/// <summary>Makes credentials in a process whose OpenSSL serves approved implementations only; see <see cref="OwnProcess"/>.</summary>
internal static class StunFipsProcess
{
    private const string Variable = "SECURETEAMS_TESTS_STUN_FIPS";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A test program is an application.")]
    internal static void AnswerWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            return;
        }

        try
        {
            StunCredential.LongTerm("user", "relay.example", "password", StunPasswordAlgorithm.Md5);
            Console.WriteLine("made");
        }
        catch (SecureTeamsException refusal)
        {
            Console.WriteLine($"{refusal.Code}: {refusal.Message}");
        }

        Environment.Exit(0);
    }

    internal static Task<string> AskAsync(string configuration, CancellationToken stop) => OwnProcess.AskWithOpenSslAsync(configuration, Variable, stop);
}
