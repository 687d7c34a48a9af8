using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>The switches of client libraries; MQTTnet moved its types between versions.</summary>
internal static class AcceptAnySwitches
{
    private const string Handler = "CertificateValidationHandler";

    private static readonly TypeName MqttOptions = TypeName.AnyOf(
        "MQTTnet.MqttClientTlsOptions",
        "MQTTnet.Client.MqttClientTlsOptions",
        "MQTTnet.Client.MqttClientOptionsBuilderTlsParameters",
        "MQTTnet.Client.Options.MqttClientTlsOptions",
        "MQTTnet.Client.Options.MqttClientOptionsBuilderTlsParameters");

    private static readonly TypeName MqttBuilder = TypeName.AnyOf("MQTTnet.MqttClientTlsOptionsBuilder", "MQTTnet.Client.MqttClientTlsOptionsBuilder");

    public static AcceptAnySwitch[] Properties { get; } =
    [
        new("MongoDB.Driver.MongoClientSettings", "AllowInsecureTls"),
        new("MongoDB.Driver.MongoUrlBuilder", "AllowInsecureTls"),
        new("MongoDB.Driver.MongoClientSettings", "VerifySslCertificate", dangerousValue: false),
        new("MongoDB.Driver.MongoUrlBuilder", "VerifySslCertificate", dangerousValue: false),
        new("NATS.Client.Core.NatsTlsOpts", "InsecureSkipVerify"),
        new(MqttOptions, "AllowUntrustedCertificates") { ReplacedBy = Handler },
        new(MqttOptions, "IgnoreCertificateChainErrors") { ReplacedBy = Handler, IsWhole = false },
    ];

    public static AcceptAnySwitch[] Methods { get; } =
    [
        new(MqttBuilder, "WithAllowUntrustedCertificates") { ReplacedBy = Handler },
        new(MqttBuilder, "WithIgnoreCertificateChainErrors") { ReplacedBy = Handler, IsWhole = false },
    ];
}
