namespace SecureTeams.Analyzers.Rules.Secrets.KeyRings;

/// <summary>Calls that choose where the key ring is kept. Stores that encrypt by themselves, such as a parameter store, are not among them.</summary>
internal static class KeyStores
{
    private const string DataProtection = "Microsoft.AspNetCore.DataProtection.";

    public static readonly IReadOnlyList<(string Type, string Method)> All =
    [
        (DataProtection + "DataProtectionBuilderExtensions", "PersistKeysToFileSystem"),
        (DataProtection + "DataProtectionBuilderExtensions", "PersistKeysToRegistry"),
        (DataProtection + "StackExchangeRedisDataProtectionBuilderExtensions", "PersistKeysToStackExchangeRedis"),
        (DataProtection + "RedisDataProtectionBuilderExtensions", "PersistKeysToRedis"),
        (DataProtection + "EntityFrameworkCoreDataProtectionExtensions", "PersistKeysToDbContext"),
        (DataProtection + "AzureDataProtectionBuilderExtensions", "PersistKeysToAzureBlobStorage"),
        ("Microsoft.AspNetCore.DataProtection.AzureStorageBlobDataProtectionBuilderExtensions", "PersistKeysToAzureBlobStorage"),
    ];
}
