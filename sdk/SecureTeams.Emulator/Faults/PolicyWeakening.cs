using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Faults;

/// <summary>Marks a request whose meeting is stored and answered with other members than asked for.</summary>
internal sealed record PolicyWeakening(JsonObject Members);
