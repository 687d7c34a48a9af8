using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Exports;

/// <summary>Calls that put what they take where others can read it: files, the console, logs.</summary>
internal sealed class KeyWriting(ValueTracer tracer)
{
    public bool Is(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        return call.TargetMethod.ContainingType is { } type && type switch
        {
            { Name: "File", ContainingNamespace.Name: "IO" } => name.StartsWith("WriteAll", StringComparison.Ordinal) || name.StartsWith("AppendAll", StringComparison.Ordinal),
            { Name: "RandomAccess", ContainingNamespace.Name: "IO" } => name.StartsWith("Write", StringComparison.Ordinal),
            { Name: "Console" or "Debug" or "Trace" or "HttpResponseWritingExtensions" } => name.StartsWith("Write", StringComparison.Ordinal),
            { Name: "LoggerExtensions" or "ILogger" } => name.StartsWith("Log", StringComparison.Ordinal),
            { Name: "JsonSerializer" or "XmlSerializer" } => name.StartsWith("Serialize", StringComparison.Ordinal) && call.Arguments.Length > 0 && IsOpen(call.Arguments[0].Value),
            _ => name.StartsWith("Write", StringComparison.Ordinal) && call.Instance is { } target && IsOpen(target),
        };
    }

    /// <summary>A stream or writer of a file, or of the console.</summary>
    public bool IsOpen(IOperation target)
    {
        if (target.Type is { Name: "FileStream", ContainingNamespace.Name: "IO" })
        {
            return true;
        }

        foreach (var source in tracer.Sources(target))
        {
            if (source switch
            {
                IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType.Name: "Console" } } => true,
                IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { Name: "File" or "FileInfo", ContainingNamespace.Name: "IO" } } } => name is "Create" or "Open" or "OpenWrite" or "CreateText" or "AppendText",
                IInvocationOperation { TargetMethod: { Name: "OpenStandardOutput", ContainingType.Name: "Console" } } => true,
                IObjectCreationOperation { Type.Name: "FileStream" } => true,
                IObjectCreationOperation { Type.Name: "StreamWriter" or "BinaryWriter" or "BufferedStream", Arguments: { Length: > 0 } arguments } =>
                    arguments[0].Value.Type?.SpecialType == SpecialType.System_String || tracer.Bounded(() => IsOpen(arguments[0].Value), otherwise: false),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The body also says who may read the file.</summary>
    public static bool IsRestricted(IOperation writing)
    {
        foreach (var operation in ControlFlow.Root(writing).Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "SetUnixFileMode" or "SetAccessControl" } or IPropertyReferenceOperation { Property.Name: "UnixCreateMode" })
            {
                return true;
            }
        }

        return false;
    }
}
