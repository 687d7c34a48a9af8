using ExplainLobby;
using SecureTeams;

return args switch
{
    [] => Explanation.Show(LobbyScope.Organization),
    ["--scope", var scope] => Explanation.Show(new LobbyScope(scope)),
    ["--vectors", var file] => VectorFile.Answer(file, Console.Out, Console.Error),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: ExplainLobby [--scope SCOPE]     who gets into a meeting with this lobby scope, and why
               ExplainLobby --vectors FILE      answers each row of a CSV file (- is the standard input) with the columns type,scope,J,D,A,I,P
        """);
    return 2;
}
