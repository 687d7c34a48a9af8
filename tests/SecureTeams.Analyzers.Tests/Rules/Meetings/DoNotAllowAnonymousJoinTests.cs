using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Meetings;

public sealed class DoNotAllowAnonymousJoinTests
{
    [Theory]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousStart = {|ST7103:true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:true|}, AllowAnonymousStart = {|ST7103:true|} };")]
    [InlineData("TenantMeetingPolicy policy = new() { AllowAnonymousJoin = {|ST7103:true|} };")]
    [InlineData("_ = TenantMeetingPolicy.Strict with { AllowAnonymousStart = {|ST7103:true|} };")]
    [InlineData("_ = Given with { AllowAnonymousJoin = {|ST7103:true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:!false|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:Constant|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:Field|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:Property|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:Method()|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:Elsewhere.Open|} };")]
    [InlineData("var open = true; _ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:open|} };")]
    [InlineData("const bool open = true; _ = new TenantMeetingPolicy { AllowAnonymousStart = {|ST7103:open|} };")]
    [InlineData("bool? open = true; _ = new TenantMeetingPolicy { AllowAnonymousStart = {|ST7103:open.Value|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:Read || true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = Read ? {|ST7103:true|} : {|ST7103:Constant|} };")]
    [InlineData("Func<TenantMeetingPolicy> make = () => new() { AllowAnonymousJoin = {|ST7103:true|} };")]
    [InlineData("_ = new AdmissionRequest { Participant = default, LobbyBypass = default, Tenant = new() { AllowAnonymousJoin = {|ST7103:true|} } };")]
    [InlineData("Make(true); static TenantMeetingPolicy Make(bool open) => new() { AllowAnonymousJoin = {|ST7103:open|} };")]
    public async Task AnonymousPeopleAllowedByTheSource_IsReported(string statement) => await ReportsAsync(InOwn(statement));

    [Theory]
    [InlineData("parameters.AllowGuestToBypassLobby = {|ST7103.Warning:true|};")]
    [InlineData("parameters.AllowGuestToBypassLobby = {|ST7103.Warning:Constant|};")]
    [InlineData("var open = true; parameters.AllowGuestToBypassLobby = {|ST7103.Warning:open|};")]
    [InlineData("_ = new JoinMeetingParameters(null!, null!, (IMediaSession)null!) { AllowGuestToBypassLobby = {|ST7103.Warning:true|} };")]
    [InlineData("_ = new JoinMeetingParameters(null!, null!, (IMediaSession)null!) { TenantId = \"t\", AllowGuestToBypassLobby = {|ST7103.Warning:true|} };")]
    [InlineData("parameters?.AllowGuestToBypassLobby = {|ST7103.Warning:true|};")]
    public async Task GuestPastTheLobby_IsReported(string statement) =>
        await ReportsAsync(InCommunications(statement), OtherMajors.Communications);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InOwn("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103.Warning:true|} };"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReportedForErrorsOnly()
    {
        await ReportsAsync(InOwn("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:true|} };"), RuleSituation.Generated);
        await IsSilentAsync(InCommunications("parameters.AllowGuestToBypassLobby = true;"), OtherMajors.Communications with { FileName = RuleSituation.Generated.FileName });
    }

    [Theory]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = false, AllowAnonymousStart = false };")]
    [InlineData("_ = new TenantMeetingPolicy();")]
    [InlineData("_ = TenantMeetingPolicy.Strict;")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = !true };")]
    public async Task Refusal_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = Read };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = Given.AllowAnonymousJoin };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = bool.Parse(Text) };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = Text == \"True\" };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = Text == \"True\" ? true : false };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = Text switch { \"True\" => true, _ => false } };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = Maybe ?? true };")]
    [InlineData("var open = true; if (Read) { open = false; } _ = new TenantMeetingPolicy { AllowAnonymousJoin = open };")]
    [InlineData("using var export = System.Text.Json.JsonDocument.Parse(Text); _ = new TenantMeetingPolicy { AllowAnonymousJoin = export.RootElement.GetProperty(\"AllowAnonymousUsersToJoinMeeting\").GetBoolean() };")]
    public async Task ValueThatWasRead_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("_ = Given.AllowAnonymousJoin == true;")]
    [InlineData("_ = Given is { AllowAnonymousJoin: true };")]
    [InlineData("_ = Given == new TenantMeetingPolicy { AllowAnonymousJoin = true };")]
    [InlineData("_ = Given.Equals(Given with { AllowAnonymousStart = true });")]
    [InlineData("if (Given.AllowAnonymousStart) { throw new InvalidOperationException(); }")]
    public async Task Comparison_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Fact]
    public async Task OtherTypesWithTheSameMember_AreSilent() =>
        await IsSilentAsync("""
            record Export { public bool AllowAnonymousJoin { get; init; } public bool AllowGuestToBypassLobby { get; set; } }
            class Reader { object Read() => new Export { AllowAnonymousJoin = true, AllowGuestToBypassLobby = true }; }
            """);

    [Theory]
    [InlineData("parameters.AllowGuestToBypassLobby = false;")]
    [InlineData("parameters.AllowGuestToBypassLobby = other;")]
    [InlineData("parameters.GuestIdentity = null;")]
    [InlineData("if (parameters.AllowGuestToBypassLobby == true) { throw new InvalidOperationException(); }")]
    public async Task GuestInTheLobby_IsSilent(string statement) =>
        await IsSilentAsync(InCommunications(statement), OtherMajors.Communications);

    [Theory]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:true|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = false };")]
    [InlineData("_ = Given with { AllowAnonymousStart = /* open */ {|ST7103:true|} /* to all */ };", "_ = Given with { AllowAnonymousStart = /* open */ false /* to all */ };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:Field|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = false };")]
    [InlineData("_ = new TenantMeetingPolicy { AllowAnonymousJoin = {|ST7103:!false|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = false };")]
    [InlineData(
        "_ = new TenantMeetingPolicy\n        {\n            AllowAnonymousJoin = {|ST7103:true|}, // join\n            AllowAnonymousStart = {|ST7103:Method()|}, // start\n        };",
        "_ = new TenantMeetingPolicy\n        {\n            AllowAnonymousJoin = false, // join\n            AllowAnonymousStart = false, // start\n        };")]
    public async Task Fix_RefusesAnonymousPeople(string before, string after) => await FixesAsync(InOwn(before), InOwn(after));

    [Fact]
    public async Task Fix_KeepsTheGuestInTheLobby() =>
        await FixesAsync(
            InCommunications("parameters.AllowGuestToBypassLobby = {|ST7103.Warning:true|};"),
            InCommunications("parameters.AllowGuestToBypassLobby = false;"),
            OtherMajors.Communications);

    private static string InOwn(string statement) => $$"""
        using SecureTeams.Admission;
        using SecureTeams.Tenant;

        static class Elsewhere
        {
            public const bool Open = true;
        }

        class Tenants
        {
            private const bool Constant = true;
            private static readonly bool Field = true;
            private static bool Property => true;
            public bool Read { get; set; }
            public bool? Maybe { get; set; }
            public string Text { get; set; } = "";
            public TenantMeetingPolicy Given { get; set; } = TenantMeetingPolicy.Strict;

            private static bool Method() { return true; }

            void Describe()
            {
                {{statement}}
            }
        }
        """;

    private static string InCommunications(string statement) => $$"""
        using Microsoft.Graph.Communications.Calls;

        class Bot
        {
            private const bool Constant = true;

            void Join(JoinMeetingParameters parameters, bool other)
            {
                {{statement}}
            }
        }
        """;
}
