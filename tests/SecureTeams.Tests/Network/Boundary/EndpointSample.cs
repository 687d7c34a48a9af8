namespace SecureTeams.Tests.Network.Boundary;

/// <summary>Members and types as the web service has them; the values are illustrations.</summary>
internal static class EndpointSample
{
    internal const string Json = """
        [
          {
            "id": 11, "serviceArea": "Skype", "serviceAreaDisplayName": "Microsoft Teams",
            "ips": ["52.112.0.0/14", "52.122.0.0/15", "2603:1063::/38"],
            "udpPorts": "3478,3479,3480,3481", "expressRoute": true, "category": "Optimize", "required": true
          },
          {
            "id": 12, "serviceArea": "Skype", "serviceAreaDisplayName": "Microsoft Teams",
            "urls": ["*.lync.com", "*.teams.cloud.microsoft", "*.teams.microsoft.com", "teams.cloud.microsoft", "teams.microsoft.com"],
            "ips": ["52.112.0.0/14", "52.122.0.0/15", "2603:1063::/38"],
            "tcpPorts": "443,80", "udpPorts": "443", "expressRoute": true, "category": "Allow", "required": true
          },
          {
            "id": 127, "serviceArea": "Skype", "urls": ["*.skype.com"], "tcpPorts": "443,80",
            "expressRoute": false, "category": "Default", "required": true, "notes": "Illustrative."
          },
          {
            "id": 56, "serviceArea": "Common", "urls": ["login.microsoftonline.com"], "ips": ["20.190.128.0/18"],
            "tcpPorts": "443", "category": "Allow", "required": true
          },
          {
            "id": 300, "serviceArea": "Skype", "urls": ["*.example-extra.com"], "tcpPorts": "443",
            "category": "Default", "required": false
          }
        ]
        """;
}
