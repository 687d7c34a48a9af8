using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Meetings;

public sealed class DoNotAllowAnonymousJoinTests
{
    [Theory]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousStart = true|} };")]
    [InlineData("_ = new TenantConfiguration { {|ST7103:AllowAnonymousJoin = true|} };")]
    [InlineData("_ = TenantConfiguration.Strict with { {|ST7103:AllowAnonymousJoin = true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = true|}, {|ST7103:AllowAnonymousStart = true|} };")]
    [InlineData("TenantMeetingPolicy policy = new() { {|ST7103:AllowAnonymousJoin = true|} };")]
    [InlineData("_ = TenantMeetingPolicy.Strict with { {|ST7103:AllowAnonymousStart = true|} };")]
    [InlineData("_ = Given with { {|ST7103:AllowAnonymousJoin = true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = !false|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Constant|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Field|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Property|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Method()|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Elsewhere.Open|} };")]
    [InlineData("var open = true; _ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = open|} };")]
    [InlineData("const bool open = true; _ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousStart = open|} };")]
    [InlineData("bool? open = true; _ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousStart = open.Value|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Read || true|} };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Read ? true : Constant|} };")]
    [InlineData("Func<TenantMeetingPolicy> make = () => new() { {|ST7103:AllowAnonymousJoin = true|} };")]
    [InlineData("_ = new SecureTeams.Admission.AdmissionScene { Meeting = new(), Policy = new() { {|ST7103:AllowAnonymousJoin = true|} } };")]
    [InlineData("Make(true); static TenantMeetingPolicy Make(bool open) => new() { {|ST7103:AllowAnonymousJoin = open|} };")]
    public async Task AnonymousPeopleAllowedByTheSource_IsReported(string statement) => await ReportsAsync(InOwn(statement));

    [Theory]
    [InlineData("{|ST7103.Warning:parameters.AllowGuestToBypassLobby = true|};")]
    [InlineData("{|ST7103.Warning:parameters.AllowGuestToBypassLobby = Constant|};")]
    [InlineData("var open = true; {|ST7103.Warning:parameters.AllowGuestToBypassLobby = open|};")]
    [InlineData("_ = new JoinMeetingParameters(null!, null!, (IMediaSession)null!) { {|ST7103.Warning:AllowGuestToBypassLobby = true|} };")]
    [InlineData("_ = new JoinMeetingParameters(null!, null!, (IMediaSession)null!) { TenantId = \"t\", {|ST7103.Warning:AllowGuestToBypassLobby = true|} };")]
    [InlineData("parameters?{|ST7103.Warning:.AllowGuestToBypassLobby = true|};")]
    public async Task GuestPastTheLobby_IsReported(string statement) =>
        await ReportsAsync(InCommunications(statement), OtherMajors.Communications);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InOwn("_ = new TenantMeetingPolicy { {|ST7103.Warning:AllowAnonymousJoin = true|} };"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReportedForErrorsOnly()
    {
        await ReportsAsync(InOwn("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = true|} };"), RuleSituation.Generated);
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
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = true|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = false };")]
    [InlineData("_ = Given with { {|ST7103:AllowAnonymousStart = /* open */ true|} /* to all */ };", "_ = Given with { AllowAnonymousStart = /* open */ false /* to all */ };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Field|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = false };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = Read ? true : Constant|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = false };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = (true)|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = (false) };")]
    [InlineData("_ = new TenantMeetingPolicy { {|ST7103:AllowAnonymousJoin = !false|} };", "_ = new TenantMeetingPolicy { AllowAnonymousJoin = false };")]
    [InlineData(
        "_ = new TenantMeetingPolicy\n        {\n            {|ST7103:AllowAnonymousJoin = true|}, // join\n            {|ST7103:AllowAnonymousStart = Method()|}, // start\n        };",
        "_ = new TenantMeetingPolicy\n        {\n            AllowAnonymousJoin = false, // join\n            AllowAnonymousStart = false, // start\n        };")]
    public async Task Fix_RefusesAnonymousPeople(string before, string after) => await FixesAsync(InOwn(before), InOwn(after));

    [Fact]
    public async Task Fix_KeepsTheGuestInTheLobby() =>
        await FixesAsync(
            InCommunications("{|ST7103.Warning:parameters.AllowGuestToBypassLobby = true|};"),
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
