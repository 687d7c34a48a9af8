using System.Text;

namespace SecureTeams.Graph.Permissions;

/// <summary>What an application's registration must have for the operations that it uses: the least, and no more.</summary>
/// <remarks>Print it in a deployment script, or compare it with the registration in a test: a permission that the plan does not list is not needed.</remarks>
public sealed class PermissionPlan
{
    private PermissionPlan(IReadOnlyList<TeamsOperation> operations)
    {
        Operations = operations;
        Application = Least(operations, operation => operation.Application);
        Delegated = Least(operations, operation => operation.Delegated);
    }

    /// <summary>Gets the operations that the plan is for, each once.</summary>
    public IReadOnlyList<TeamsOperation> Operations { get; }

    /// <summary>Gets the application permissions that are needed when the application acts by itself. An administrator must consent to them.</summary>
    public IReadOnlyList<GraphPermission> Application { get; }

    /// <summary>Gets the delegated permissions that are needed when the application acts for a user.</summary>
    public IReadOnlyList<GraphPermission> Delegated { get; }

    /// <summary>Makes the plan of some operations.</summary>
    /// <param name="operations">The operations that the application uses; at least one.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">There is no operation, or one is null.</exception>
    public static PermissionPlan For(params ReadOnlySpan<TeamsOperation> operations)
    {
        if (operations.IsEmpty)
        {
            throw new ArgumentException("Name at least one operation; TeamsOperation.All has them all.", nameof(operations));
        }

        var distinct = new List<TeamsOperation>();
        foreach (TeamsOperation operation in operations)
        {
            if (operation is null)
            {
                throw new ArgumentException("An operation is null.", nameof(operations));
            }

            if (!distinct.Contains(operation))
            {
                distinct.Add(operation);
            }
        }

        return new PermissionPlan(distinct);
    }

    /// <summary>
    /// Returns the lines of Teams PowerShell with which an administrator lets the application act on meetings of a user. It takes up
    /// to 30 minutes until they have an effect. Source: Microsoft Graph, "Configure application access to online meetings".
    /// </summary>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="organizer">The object id of the user; not empty. Prefer it to a grant for the whole tenant.</param>
    /// <returns>The lines, in their order.</returns>
    /// <exception cref="ArgumentException">An id is empty.</exception>
    public static IReadOnlyList<string> ApplicationAccessPolicyCommands(Guid clientId, Guid organizer)
    {
        Demand(clientId, nameof(clientId));
        Demand(organizer, nameof(organizer));
        string policy = $"Meetings-{clientId:D}";
        return
        [
            "Connect-MicrosoftTeams",
            $"New-CsApplicationAccessPolicy -Identity \"{policy}\" -AppIds \"{clientId:D}\" -Description \"Online meetings of chosen organizers\"",
            $"Grant-CsApplicationAccessPolicy -PolicyName \"{policy}\" -Identity \"{organizer:D}\"",
        ];
    }

    /// <summary>Returns the plan as text: one line a permission, with the operations that need it.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (GraphPermission permission in Application)
        {
            Append(text, "Application", permission, operation => operation.Application);
        }

        foreach (GraphPermission permission in Delegated)
        {
            Append(text, "Delegated", permission, operation => operation.Delegated);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, string kind, GraphPermission permission, Func<TeamsOperation, GraphPermission?> least)
    {
        text.Append(kind).Append(' ').Append(permission.Name).Append(':');
        foreach (TeamsOperation operation in Operations)
        {
            if (least(operation) is { } needed && permission.Covers(needed))
            {
                text.Append(' ').Append(operation.Name);
            }
        }

        text.Append('\n');
    }

    private static List<GraphPermission> Least(IReadOnlyList<TeamsOperation> operations, Func<TeamsOperation, GraphPermission?> least)
    {
        var needed = new List<GraphPermission>();
        foreach (TeamsOperation operation in operations)
        {
            if (least(operation) is not { } permission || needed.Exists(kept => kept.Covers(permission)))
            {
                continue;
            }

            needed.RemoveAll(permission.Covers);
            needed.Add(permission);
        }

        return needed;
    }

    private static void Demand(Guid id, string parameter)
    {
        if (id == Guid.Empty)
        {
            throw new ArgumentException("The id must not be empty.", parameter);
        }
    }
}
