using static SecureTeams.Analyzers.Tests.Rules.Secrets.DoNotStateRecognisableSecretsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateConnectionSecretsSilentTests
{
    private static readonly string[] Honest =
    [
        "UseDevelopmentStorage=true",
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;",
        "AccountEndpoint=https://localhost:8081/;AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
        "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
        "Server=sql01;Database=Calls;Integrated Security=true",
        "Server=sql01;Database=Calls;Integrated Security=SSPI;Password=ignored1",
        "Server=sql01;Database=Calls;Trusted_Connection=yes;Password=ignored1",
        "Server=sql01;Database=Calls;Authentication=Active Directory Default;Password=ignored1",
        "Server=sql01;Database=Calls;Authentication=Active Directory Managed Identity;User Id=6f9619ff",
        "Server=sql01;Database=Calls;User Id=bot;Password=<password>",
        "Server=sql01;Database=Calls;User Id=bot;Password={password}",
        "Server=sql01;Database=Calls;User Id=bot;Password={0}",
        "Server=sql01;Database=Calls;User Id=bot;Password=${DB_PASSWORD}",
        "Server=sql01;Database=Calls;User Id=bot;Password=$(DbPassword)",
        "Server=sql01;Database=Calls;User Id=bot;Password=%DB_PASSWORD%",
        "Server=sql01;Database=Calls;User Id=bot;Password=$DB_PASSWORD",
        "Server=sql01;Database=Calls;User Id=bot;Password=#{DbPassword}#",
        "Server=sql01;Database=Calls;User Id=bot;Password=********",
        "Server=sql01;Database=Calls;User Id=bot;Password=...",
        "Server=sql01;Database=Calls;User Id=bot;Password=",
        "Server=sql01;Database=Calls;User Id=bot;Password=;Encrypt=True",
        "Server=myServerAddress;Database=myDataBase;User Id=myUsername;Password=myPassword;",
        "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=<account key>;EndpointSuffix=core.windows.net",
        "DefaultEndpointsProtocol=https;AccountName=contoso;EndpointSuffix=core.windows.net",
        "AccountEndpoint=https://contoso.documents.azure.com:443/;",
        "endpoint=https://contoso.communication.azure.com/",
        "InstrumentationKey=6f9619ff-8b86-d011-b42d-00c04fc964ff;IngestionEndpoint=https://westeurope-1.in.applicationinsights.azure.com/",
        "Data Source=calls.db;Cache=Shared",
        "contoso.redis.cache.windows.net:6380,ssl=True,abortConnect=False",
        "mongodb://mongo.contoso.com:27017/calls",
        "mongodb://user:password@host:27017/",
        "amqp://{user}:{password}@{host}",
        "postgres://bot@pg.contoso.com/calls",
        "redis://cache.contoso.com:6379",
        "mailto:bot@contoso.com?subject=a:b",
        "The connection string must have the form Server=...;User Id=...;Password=...",
        "Use Server=sql01;Password=x, please",
        "text/html; charset=utf-8; boundary=key",
        "Set-Cookie: key=abc; Path=/; HttpOnly",
        "a=1;b=2;key=three",
        "Unauthorized,password=wrong1",
        "https://login.contoso.com/token;password=wrong1",
        "jdbc:postgresql://pg.contoso.com/calls?user=bot&password={password}",
        "bot@sql01:22,password=wrong1",
        "contoso.bot(x),password=wrong1",
        "contoso.bot.field,password=wrong1",
        "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=test",
        "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=AAAAAAAAAAAAAAAAAAAA==",
        "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=your_shared_access_key",
        "{ \"type\": \"object\", \"properties\": { \"server\": {}, \"password\": {} } }",
        "<input type=\"password\" name=\"server\" value=\"\" />",
        "UPDATE Users SET Password = @password; SELECT 1",
        "grant_type=password&username=bot&password=",
        "color:red;background:url(key=1)",
        "User Id;Password;Server",
    ];

    [Fact]
    public async Task HonestText_IsSilent() => await IsSilentAsync(Members(Honest.Select(text => Quoted(text) + ";")));

    [Theory]
    [InlineData("public string Text(string word) => $\"Server=sql01;User Id=bot;Password={word}\";")]
    [InlineData("public string Text(string word) => \"Server=sql01;User Id=bot;Password=\" + word;")]
    [InlineData("public string Text(string word) => \"Server=sql01;User Id=bot;Password=\" + word + \";Encrypt=True\";")]
    [InlineData("public string Text(string word) => string.Format(\"Server=sql01;User Id=bot;Password={0}\", word);")]
    [InlineData("public string Text(string word) => $\"amqp://bot:{word}@rabbit.contoso.com\";")]
    [InlineData("public string Text() => $\"Server=sql01;User Id=bot;Password={Environment.GetEnvironmentVariable(\"DB\")}\";")]
    [InlineData("public bool Is(string text) => text == \"Server=sql01;User Id=bot;Password=Tr0ub4dor\";")]
    [InlineData("public bool Is(string text) => text.StartsWith(\"Server=sql01;User Id=bot;Password=Tr0ub4dor\");")]
    [InlineData("public bool Is(string text) => text.Contains(\";Password=\", StringComparison.OrdinalIgnoreCase);")]
    [InlineData("public string Hide(string text) => System.Text.RegularExpressions.Regex.Replace(text, \"Server=.*;Password=[^;]*\", \"***\");")]
    [InlineData("[System.ComponentModel.Description(\"Server=sql01;User Id=bot;Password=Tr0ub4dor\")] public string? Text { get; set; }")]
    [InlineData("public string Add(string text) => text + \";Password=\";")]
    public async Task SecretFromElsewhere_IsSilent(string member) => await IsSilentAsync("class Store { " + member + " }");
}
