using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>A test that looks at a few characters of a literal, or at what stands right above it, and allocates nothing.</summary>
internal delegate bool TextGate(IOperation literal, string text);
