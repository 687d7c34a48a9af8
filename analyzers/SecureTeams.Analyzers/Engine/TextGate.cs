using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>A test that looks at a few characters of a literal, or at what stands right above it, and allocates nothing. Where an operation is no literal the text is empty.</summary>
internal delegate bool TextGate(IOperation literal, string text);
