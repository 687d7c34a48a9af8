using Microsoft.Extensions.Options;

namespace SecureTeams.Hosting;

/// <summary>Checks the ranges by generated code, without reflection.</summary>
[OptionsValidator]
internal sealed partial class SecureTeamsOptionsValidator : IValidateOptions<SecureTeamsOptions>;
