namespace SecureTeams.Benchmarks.Corpora;

internal static class Words
{
    public static readonly string[] Nouns =
    [
        "Account", "Address", "Attendee", "Booking", "Branch", "Budget", "Calendar", "Channel", "Contract", "Customer", "Delivery", "Device",
        "Document", "Employee", "Event", "Forecast", "Invoice", "Item", "Ledger", "Location", "Meeting", "Message", "Order", "Payment", "Person",
        "Policy", "Price", "Product", "Project", "Quote", "Recording", "Region", "Report", "Request", "Room", "Schedule", "Shipment", "Supplier",
        "Task", "Team", "Tenant", "Ticket", "Transcript", "Vendor",
    ];

    public static readonly string[] Verbs =
    [
        "Approve", "Archive", "Assign", "Cancel", "Collect", "Confirm", "Copy", "Count", "Decline", "Describe", "Export", "Find", "Import", "List",
        "Load", "Merge", "Move", "Notify", "Open", "Prepare", "Publish", "Read", "Refresh", "Reject", "Rename", "Review", "Send", "Split", "Store",
        "Submit", "Summarise", "Track", "Update", "Validate",
    ];

    public static readonly string[] Adjectives = ["Active", "Annual", "Closed", "Daily", "External", "First", "Internal", "Late", "Local", "Open", "Pending", "Recent", "Remote", "Shared"];
}
