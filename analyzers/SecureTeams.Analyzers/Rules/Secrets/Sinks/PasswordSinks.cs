using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Where accounts, servers and key containers are given a password, or the account key that stands for one.</summary>
internal static class PasswordSinks
{
    private const string Cryptography = "System.Security.Cryptography.";

    private const string Certificates = Cryptography + "X509Certificates.";

    public static readonly SecretSink[] All = [.. Accounts(), .. Servers(), .. Containers()];

    private static SecretSink[] Accounts() =>
    [
        SecretSink.New("System.Net.NetworkCredential", "password"),
        SecretSink.Property("System.Net.NetworkCredential", "Password"),
        SecretSink.New("Azure.Identity.UsernamePasswordCredential", "password"),
        SecretSink.Call("Microsoft.Identity.Client.IPublicClientApplication", "AcquireTokenByUsernamePassword", "password"),
        SecretSink.Call("Microsoft.Identity.Client.PublicClientApplication", "AcquireTokenByUsernamePassword", "password"),
        SecretSink.Call("Microsoft.Identity.Client.IByUsernameAndPassword", "AcquireTokenByUsernamePassword", "password"),
        SecretSink.Property(TypeName.GraphModel("PasswordProfile"), "Password"),
        SecretSink.Property(TypeName.GraphModel("JoinMeetingIdSettings"), "Passcode"),
        SecretSink.Property("System.Diagnostics.ProcessStartInfo", "PasswordInClearText"),
        SecretSink.Property("System.ServiceModel.Security.UserNamePasswordClientCredential", "Password"),
        SecretSink.Call("Microsoft.AspNetCore.Identity.UserManager`1", "CreateAsync", "password"),
        SecretSink.Call("Microsoft.AspNetCore.Identity.UserManager`1", "AddPasswordAsync", "password"),
        SecretSink.New("RestSharp.Authenticators.HttpBasicAuthenticator", "password"),
        SecretSink.New("System.DirectoryServices.DirectoryEntry", "password"),
        SecretSink.New("System.DirectoryServices.AccountManagement.PrincipalContext", "password"),
    ];

    private static SecretSink[] Servers() =>
    [
        SecretSink.Property("Microsoft.Data.SqlClient.SqlConnectionStringBuilder", "Password"),
        SecretSink.Property("System.Data.SqlClient.SqlConnectionStringBuilder", "Password"),
        SecretSink.Property("Npgsql.NpgsqlConnectionStringBuilder", "Password"),
        SecretSink.Property("MySqlConnector.MySqlConnectionStringBuilder", "Password"),
        SecretSink.Call("MailKit.IMailService", "Authenticate", "password"),
        SecretSink.Call("MailKit.IMailService", "AuthenticateAsync", "password"),
        SecretSink.Call("MailKit.MailService", "Authenticate", "password"),
        SecretSink.Call("MailKit.MailService", "AuthenticateAsync", "password"),
        SecretSink.New("MailKit.Security.SaslMechanism", "password"),
        SecretSink.Property("StackExchange.Redis.ConfigurationOptions", "Password"),
        SecretSink.Property("RabbitMQ.Client.ConnectionFactory", "Password"),
        SecretSink.Call("MQTTnet.MqttClientOptionsBuilder", "WithCredentials", "password"),
        SecretSink.Property("NATS.Client.Core.NatsAuthOpts", "Password"),
        SecretSink.Call("MongoDB.Driver.MongoCredential", "CreateCredential", "password"),
        SecretSink.Call("MongoDB.Driver.MongoCredential", "CreatePlainCredential", "password"),
        SecretSink.New("Azure.Storage.StorageSharedKeyCredential", "accountKey"),
        SecretSink.New("Azure.AzureNamedKeyCredential", "key"),
        SecretSink.New("Microsoft.Azure.Cosmos.CosmosClient", "authKeyOrResourceToken"),
    ];

    private static SecretSink[] Containers() =>
    [
        SecretSink.New(Certificates + "X509Certificate", "password"),
        SecretSink.Call(Certificates + "X509Certificate", "Import", "password"),
        SecretSink.Call(Certificates + "X509Certificate", "Export", "password"),
        SecretSink.Call(Certificates + "X509Certificate", "ExportPkcs12", "password"),
        SecretSink.Call(Certificates + "X509Certificate2", "CreateFromEncryptedPem", "password"),
        SecretSink.Call(Certificates + "X509Certificate2", "CreateFromEncryptedPemFile", "password"),
        SecretSink.Call(Certificates + "X509Certificate2Collection", "Import", "password"),
        SecretSink.Call(Certificates + "X509Certificate2Collection", "Export", "password"),
        SecretSink.Call(Certificates + "X509Certificate2Collection", "ExportPkcs12", "password"),
        SecretSink.Call(Certificates + "X509CertificateLoader", "LoadPkcs12", "password"),
        SecretSink.Call(Certificates + "X509CertificateLoader", "LoadPkcs12FromFile", "password"),
        SecretSink.Call(Certificates + "X509CertificateLoader", "LoadPkcs12Collection", "password"),
        SecretSink.Call(Certificates + "X509CertificateLoader", "LoadPkcs12CollectionFromFile", "password"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportEncryptedPkcs8PrivateKey", "password"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportEncryptedPkcs8PrivateKey", "passwordBytes"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ExportEncryptedPkcs8PrivateKey", "password"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ExportEncryptedPkcs8PrivateKey", "passwordBytes"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ExportEncryptedPkcs8PrivateKeyPem", "password"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportFromEncryptedPem", "password"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportFromEncryptedPem", "passwordBytes"),
        SecretSink.Call(Cryptography + "Pkcs.Pkcs12Builder", "SealWithMac", "password"),
        SecretSink.Call(Cryptography + "Pkcs.Pkcs12Builder", "AddSafeContentsEncrypted", "password"),
        SecretSink.Call("Microsoft.AspNetCore.Hosting.ListenOptionsHttpsExtensions", "UseHttps", "password"),
        SecretSink.Call("Microsoft.Identity.Web.CertificateDescription", "FromBase64Encoded", "password"),
        SecretSink.Property("Microsoft.Identity.Abstractions.CredentialDescription", "CertificatePassword"),
    ];
}
