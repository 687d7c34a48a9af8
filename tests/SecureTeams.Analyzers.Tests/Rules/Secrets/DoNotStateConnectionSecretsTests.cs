using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Secrets.DoNotStateRecognisableSecretsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateConnectionSecretsTests
{
    private const string Password = "Tr0ub4dor&3";

    private static readonly string[] Local =
    [
        "Server=localhost;Database=Calls;User Id=sa;Password=Tr0ub4dor",
        "Server=localhost,1433;Database=Calls;User Id=sa;Password=Tr0ub4dor",
        "Server=tcp:127.0.0.1,1433;Database=Calls;User Id=sa;Password=Tr0ub4dor",
        "Server=.\\SQLEXPRESS;Database=Calls;User Id=sa;Password=Tr0ub4dor",
        "Server=(localdb)\\MSSQLLocalDB;Database=Calls;User Id=sa;Password=Tr0ub4dor",
        "Host=localhost;Username=postgres;Password=postgres;Database=calls",
        "amqp://guest:guest@localhost:5672/",
        "localhost:6379,password=Tr0ub4dor",
    ];

    public static IReadOnlyList<(string Kind, string Text)> Connections { get; } =
    [
        ("storage", "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=" + MadeUp.StorageKey + ";EndpointSuffix=core.windows.net"),
        ("storage with a signature", "BlobEndpoint=https://contoso.blob.core.windows.net/;SharedAccessSignature=" + MadeUp.Sas),
        ("Cosmos", "AccountEndpoint=https://contoso.documents.azure.com:443/;AccountKey=" + MadeUp.MarkedCosmosKey + ";"),
        ("Service Bus", "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=" + MadeUp.BusKey),
        ("Event Hubs", "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=" + MadeUp.MarkedBusKey + ";EntityPath=calls"),
        ("IoT", "HostName=contoso.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=" + MadeUp.BusKey),
        ("communication services", "endpoint=https://contoso.communication.azure.com/;accesskey=" + MadeUp.StorageKey),
        ("SignalR", "Endpoint=https://contoso.service.signalr.net;AccessKey=" + MadeUp.BusKey + ";Version=1.0;"),
        ("App Configuration", "Endpoint=https://contoso.azconfig.io;Id=abcd;Secret=" + MadeUp.BusKey),
        ("SQL Server", $"Server=tcp:contoso.database.windows.net,1433;Initial Catalog=Calls;User ID=bot;Password={Password};Encrypt=True;"),
        ("SQL Server, in short", $"Data Source=sql01;Database=Calls;uid=bot;pwd={Password}"),
        ("SQL Server with a quoted password", "Server=sql01;Database=Calls;User Id=bot;Password='a;b\"c'"),
        ("SQL Server with spaces", $" Server = sql01 ; Database = Calls ; User Id = bot ; Password = {Password} "),
        ("directory password", $"Server=sql01.contoso.com;Authentication=Active Directory Password;User Id=bot@contoso.com;Password={Password}"),
        ("Npgsql", $"Host=pg.contoso.com;Port=5432;Username=bot;Password={Password};Database=calls"),
        ("MySQL", $"server=mysql.contoso.com;user=bot;database=calls;port=3306;password={Password}"),
        ("ODBC", $"Driver={{ODBC Driver 18 for SQL Server}};Server=sql01;Uid=bot;Pwd={{{Password}}}x;"),
        ("Oracle", $"User Id=bot;Password={Password};Data Source=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=ora01)(PORT=1521))(CONNECT_DATA=(SID=ORCL)))"),
        ("SQLite", $"Data Source=calls.db;Password={Password}"),
        ("Entity Framework", $"metadata=res://*/Model.csdl;provider=System.Data.SqlClient;provider connection string=\"data source=sql01;initial catalog=Calls;user id=bot;password={Password}\""),
        ("JDBC", $"jdbc:sqlserver://sql01.contoso.com:1433;databaseName=Calls;user=bot;password={Password};"),
        ("JDBC with a query", $"jdbc:postgresql://pg.contoso.com/calls?user=bot&password={Password}"),
        ("Redis", $"contoso.redis.cache.windows.net:6380,password={MadeUp.BusKey},ssl=True,abortConnect=False"),
        ("Redis with two hosts", $"cache1.contoso.com:6379,cache2.contoso.com:6379,password={Password}"),
        ("RabbitMQ", $"host=rabbit.contoso.com;virtualHost=calls;username=bot;password={Password}"),
        ("mail", $"Host=smtp.contoso.com;Port=587;UserName=bot;Password={Password};EnableSsl=true"),
        ("MongoDB", $"mongodb+srv://bot:{Password}@cluster0.contoso.mongodb.net/calls?retryWrites=true"),
        ("AMQP", $"amqps://bot:{Password}@rabbit.contoso.com:5671/calls"),
        ("Postgres address", $"postgresql://bot:{Password}@pg.contoso.com/calls"),
        ("Redis address", $"rediss://:{Password}@cache.contoso.com:6380/0"),
        ("JSON", $"{{ \"ConnectionStrings\": {{ \"Calls\": \"Server=sql01;User Id=bot;Password={Password}\" }} }}"),
        ("XML", $"<add name=\"Calls\" connectionString=\"Server=sql01;User Id=bot;Password={Password}\" />"),
        ("Dataverse", $"AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=6f9619ff;ClientSecret={MadeUp.Entra}"),
    ];

    [Fact]
    public async Task Secret_IsReported() =>
        await ReportsAsync(Members(Connections.Select(connection => $"{{|ST3109:{Quoted(connection.Text)}|}}; // {connection.Kind}")));

    [Theory]
    [InlineData("private const string Text = {|ST3109:\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"|};")]
    [InlineData("private const string Text = {|ST3109:\"Server=sql01;Database=Calls;\" + \"User Id=bot;Password=Tr0ub4dor\"|};")]
    [InlineData("private const string Text = {|ST3109:\"Server=sql01;User Id=bot;Pass\" + \"word=Tr0ub4dor\"|};")]
    [InlineData("private const string Sql = \"Server=sql01;Database=Calls;\"; public string Text = {|ST3109:Sql + \"User Id=bot;Password=Tr0ub4dor\"|};")]
    [InlineData("private const string Word = \"Tr0ub4dor\"; public string Text = {|ST3109:\"Server=sql01;User Id=bot;Password=\" + Word|};")]
    [InlineData("public string Text(string host) => {|ST3109:\"Server=\" + host + \";User Id=bot;Password=Tr0ub4dor\"|};")]
    [InlineData("public string Text(string host) => {|ST3109:$\"Server={host};User Id=bot;Password=Tr0ub4dor\"|};")]
    [InlineData("public string Text(string host, string name) => {|ST3109:$\"Server={host};User Id={name};Password=Tr0ub4dor;Database=x\"|};")]
    [InlineData("public string Text(string host) => {|ST3109:string.Format(\"Server={0};User Id=bot;Password=Tr0ub4dor\", host)|};")]
    [InlineData("public string Text(string host) => {|ST3109:string.Concat(\"Server=\", host, \";User Id=bot;Password=Tr0ub4dor\")|};")]
    [InlineData("public string Text(string host) => {|ST3109:$\"amqp://bot:Tr0ub4dor@{host}\"|};")]
    [InlineData("public string Text(string user) => {|ST3109:$\"amqp://{user}:Tr0ub4dor@rabbit.contoso.com\"|};")]
    [InlineData("public string Text(string more) => {|ST3109:$\"Server=sql01;User Id=bot;{more}Password=Tr0ub4dor\"|};")]
    [InlineData("public string Text = {|ST3109:@\"Server=sql01\\a;Database=Calls;User Id=bot;Password=Tr0ub4dor\"|};")]
    [InlineData("public string Text = {|ST3109:\"\"\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"\"\"|};")]
    [InlineData("public ReadOnlySpan<byte> Text => {|ST3109:\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"u8|};")]
    [InlineData("public void Run(string text = {|ST3109:\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"|}) { }")]
    [InlineData("[System.ComponentModel.DefaultValue({|ST3109:\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"|})] public string? Text { get; set; }")]
    [InlineData("public Dictionary<string, string?> Text = new() { [\"ConnectionStrings:Calls\"] = {|ST3109:\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"|} };")]
    [InlineData("public string Text(int n) => n switch { 1 => {|ST3109:\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"|}, _ => \"\" };")]
    [InlineData("public string Text(string? s) => s ?? {|ST3109:\"Server=sql01;Database=Calls;User Id=bot;Password=Tr0ub4dor\"|};")]
    public async Task Place_IsReported(string member) => await ReportsAsync("class Store { " + member + " }");

    [Fact]
    public async Task StatedPieces_AreFollowed() =>
        await ReportsAsync($$"""
            class Store
            {
                private static readonly string Key = {{Quoted(MadeUp.StorageKey)}};
                public string Text(string name) => {|ST3109:$"DefaultEndpointsProtocol=https;AccountName={name};AccountKey={Key}"|};
            }
            """);

    [Fact]
    public async Task KeyThatIsReportedItself_IsNotReportedAgain() =>
        await ReportsAsync($$"""
            class Store
            {
                private const string Key = {|ST3102:{{Quoted(MadeUp.MarkedStorageKey)}}|};
                public string Text = "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=" + Key;
            }
            """);

    [Fact]
    public async Task LocalServer_IsInfo() =>
        await ReportsAsync(Members(Local.Select(text => $"{{|ST3109.Info:{Quoted(text)}|}};")));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync("class Store { public string Text = {|ST3109.Warning:\"Server=sql01;User Id=bot;Password=Tr0ub4dor\"|}; }", RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync("class Store { public string Text = {|ST3109:\"Server=sql01;User Id=bot;Password=Tr0ub4dor\"|}; }", RuleSituation.Generated);

    [Fact]
    public async Task RealClients_AreReported() =>
        await ReportsAsync(
            """
            using Azure.Messaging.ServiceBus;
            using Microsoft.Data.SqlClient;
            using Npgsql;
            using StackExchange.Redis;

            class Store
            {
                public void Run()
                {
                    using var sql = new SqlConnection({|ST3109:"Server=sql01;User Id=bot;Password=Tr0ub4dor"|});
                    using var pg = new NpgsqlConnection({|ST3109:"Host=pg;Username=bot;Password=Tr0ub4dor"|});
                    var redis = ConnectionMultiplexer.Connect({|ST3109:"cache.contoso.com:6380,password=Tr0ub4dor,ssl=True"|});
                    var bus = new ServiceBusClient({|ST3109:"Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=KEY"|});
                }
            }
            """.Replace("KEY", MadeUp.BusKey, StringComparison.Ordinal),
            RuleSituation.Clients);
}
