using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Meetings;

public sealed class DoNotLetEveryoneBypassTheLobbyTests
{
    private const string Usings = """
        using SecureTeams;
        using SecureTeams.Admission;
        using SecureTeams.Meetings;

        """;

    public static TheoryData<string> GraphMajors => ["4", "5", "6"];

    [Theory]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingChange { LobbyBypass = {|ST7101:LobbyScope.Everyone|} };")]
    [InlineData("MeetingPolicy policy = new() { Presenters = PresenterScope.Organizer, LobbyBypass = {|ST7101:LobbyScope.Everyone|} };")]
    [InlineData("_ = MeetingPolicy.Strict with { LobbyBypass = {|ST7101:LobbyScope.Everyone|} };")]
    [InlineData("_ = Given with { LobbyBypass = {|ST7101:LobbyScope.Everyone|}, DialInBypassesLobby = false };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:global::SecureTeams.LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:new LobbyScope(\"everyone\")|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:new LobbyScope(\"EVERYONE\")|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:new(\"Everyone\")|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:new LobbyScope(Text)|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:new LobbyScope(value: \"every\" + One)|} };")]
    [InlineData("var scope = LobbyScope.Everyone; _ = new MeetingPolicy { LobbyBypass = {|ST7101:scope|} };")]
    [InlineData("LobbyScope? scope = LobbyScope.Everyone; _ = new MeetingChange { LobbyBypass = {|ST7101:scope|} };")]
    [InlineData("LobbyScope? scope = LobbyScope.Everyone; _ = new MeetingPolicy { LobbyBypass = {|ST7101:scope.Value|} };")]
    [InlineData("LobbyScope? scope = LobbyScope.Everyone; _ = new MeetingPolicy { LobbyBypass = {|ST7101:scope.GetValueOrDefault()|} };")]
    [InlineData("var scope = LobbyScope.Organization; if (IsOpen) { scope = LobbyScope.Everyone; } _ = new MeetingPolicy { LobbyBypass = {|ST7101:scope|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:Field|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:Property|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:Method()|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = IsOpen ? {|ST7101:LobbyScope.Everyone|} : LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = IsOpen ? LobbyScope.Organizer : {|ST7101:LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Days switch { 1 => LobbyScope.Organizer, _ => {|ST7101:LobbyScope.Everyone|} } };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Asked ?? {|ST7101:LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingChange { LobbyBypass = IsOpen ? {|ST7101:LobbyScope.Everyone|} : null };")]
    [InlineData("_ = new MeetingChange { LobbyBypass = {|ST7101:(LobbyScope?)LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Asked != LobbyScope.Everyone ? {|ST7101:LobbyScope.Everyone|} : LobbyScope.Organizer };")]
    [InlineData("Func<MeetingPolicy> make = () => new() { LobbyBypass = {|ST7101:LobbyScope.Everyone|} };")]
    [InlineData("Open(LobbyScope.Everyone); static MeetingPolicy Open(LobbyScope scope) => new() { LobbyBypass = {|ST7101:scope|} };")]
    public async Task EveryoneOnOwnModels_IsReported(string statement) =>
        await ReportsAsync(InOwn(statement));

    [Fact]
    public async Task EveryoneInMembers_IsReported() =>
        await ReportsAsync([
            Usings + """
            using static SecureTeams.LobbyScope;
            using Scope = SecureTeams.LobbyScope;

            class Scheduler
            {
                private static readonly MeetingPolicy Open = new() { LobbyBypass = {|ST7101:Everyone|} };
                private MeetingPolicy Expression => new() { LobbyBypass = {|ST7101:Scope.Everyone|} };
                public MeetingChange Change { get; } = new() { LobbyBypass = {|ST7101:Elsewhere.Default|} };

                public async Task<MeetingPolicy> PolicyAsync(MeetingPolicy given)
                {
                    await Task.Yield();
                    return given with { LobbyBypass = {|ST7101:Elsewhere.Text|} };
                }
            }
            """,
            Usings + """
            static class Elsewhere
            {
                public static readonly LobbyScope Default = LobbyScope.Everyone;
                public static LobbyScope Text => new("everyone");
            }
            """,
        ]);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync(Usings + """
            const string Scope = "everyone";
            var policy = new MeetingPolicy { LobbyBypass = {|ST7101:new(Scope)|} };
            Console.WriteLine(policy);
            """);

    [Theory]
    [InlineData("settings.Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|};")]
    [InlineData("settings.Scope ??= {|ST7101.Warning:LobbyBypassScope.Everyone|};")]
    [InlineData("_ = new LobbyBypassSettings { Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|} };")]
    [InlineData("_ = new OnlineMeeting { LobbyBypassSettings = new LobbyBypassSettings { Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|}, IsDialInBypassEnabled = false } };")]
    [InlineData("_ = new OnlineMeeting { LobbyBypassSettings = new() { Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|} } };")]
    [InlineData("_ = new OnlineMeeting { LobbyBypassSettings = { Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|} } };")]
    [InlineData("new OnlineMeeting().LobbyBypassSettings!.Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|};")]
    [InlineData("new OnlineMeeting().LobbyBypassSettings?.Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|};")]
    [InlineData("settings.Scope = {|ST7101.Warning:(LobbyBypassScope)3|};")]
    [InlineData("settings.Scope = {|ST7101.Warning:(LobbyBypassScope?)3|};")]
    [InlineData("const int open = 3; settings.Scope = {|ST7101.Warning:(LobbyBypassScope)open|};")]
    [InlineData("LobbyBypassScope? scope = LobbyBypassScope.Everyone; settings.Scope = {|ST7101.Warning:scope|};")]
    [InlineData("settings.Scope = {|ST7101.Warning:Constant|};")]
    [InlineData("settings.Scope = {|ST7101.Warning:Choose()|};")]
    [InlineData("settings.Scope = isOpen ? {|ST7101.Warning:LobbyBypassScope.Everyone|} : null;")]
    [InlineData("settings.Scope = isOpen switch { true => {|ST7101.Warning:LobbyBypassScope.Everyone|}, false => LobbyBypassScope.Organization };")]
    [InlineData("settings.Scope = Enum.TryParse(\"x\", out LobbyBypassScope parsed) ? parsed : {|ST7101.Warning:LobbyBypassScope.Everyone|};")]
    [InlineData("settings.Scope = {|ST7101.Warning:Enum.Parse<LobbyBypassScope>(\"Everyone\")|};")]
    [InlineData("settings.Scope = {|ST7101.Warning:Enum.Parse<LobbyBypassScope>(\"everyone\", ignoreCase: true)|};")]
    [InlineData("settings.Scope = {|ST7101.Warning:(LobbyBypassScope)Enum.Parse(typeof(LobbyBypassScope), \"Everyone\")|};")]
    [InlineData("(settings.Scope, settings.IsDialInBypassEnabled) = ({|ST7101.Warning:LobbyBypassScope.Everyone|}, false);")]
    [InlineData("var other = new LobbyBypassSettings(); settings.Scope = other.Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|};")]
    [InlineData("if (settings.Scope != LobbyBypassScope.Everyone) { settings.Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|}; }")]
    public async Task EveryoneInMicrosoftGraph_IsReportedInEveryMajor(string statement)
    {
        await ReportsAsync(InGraph(statement, "Microsoft.Graph.Models"));
        await ReportsAsync(InGraph(statement, "Microsoft.Graph.Models"), OtherMajors.GraphFive);
        await ReportsAsync(InGraph(statement, "Microsoft.Graph"), OtherMajors.GraphFour);
    }

    [Fact]
    public async Task WebinarSession_IsReportedWithoutTheOption() =>
        await ReportsAsync(WebinarSession("{|ST7101.Warning:LobbyBypassScope.Everyone|}"));

    [Fact]
    public async Task TestProject_LowersByOneLevel()
    {
        await ReportsAsync(InOwn("_ = new MeetingPolicy { LobbyBypass = {|ST7101.Warning:LobbyScope.Everyone|} };"), RuleSituation.TestProject);
        await ReportsAsync(InGraph("settings.Scope = {|ST7101.Info:LobbyBypassScope.Everyone|};", "Microsoft.Graph.Models"), RuleSituation.TestProject);
    }

    [Fact]
    public async Task GeneratedCode_IsReportedForErrorsOnly()
    {
        await ReportsAsync(InOwn("_ = new MeetingPolicy { LobbyBypass = {|ST7101:LobbyScope.Everyone|} };"), RuleSituation.Generated);
        await IsSilentAsync(InGraph("settings.Scope = LobbyBypassScope.Everyone;", "Microsoft.Graph.Models"), RuleSituation.Generated);
    }

    [Theory]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = LobbyScope.OrganizationAndFederated };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = LobbyScope.Invited };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = new LobbyScope(\"organizer\") };")]
    [InlineData("_ = new MeetingChange { LobbyBypass = null };")]
    [InlineData("_ = new MeetingPolicy();")]
    public async Task StricterScope_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("_ = new AdmissionRequest { Participant = ParticipantType.Anonymous, LobbyBypass = LobbyScope.Everyone };")]
    [InlineData("_ = default(AdmissionRequest) with { LobbyBypass = LobbyScope.Everyone };")]
    [InlineData("_ = new OnlineMeeting { Id = \"1\", LobbyBypass = LobbyScope.Everyone };")]
    public async Task QuestionOrAnswer_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("_ = Given.LobbyBypass == LobbyScope.Everyone;")]
    [InlineData("_ = LobbyScope.Everyone.Equals(Given.LobbyBypass);")]
    [InlineData("_ = Given.LobbyBypass.IsAtLeastAsStrictAs(LobbyScope.Everyone);")]
    [InlineData("if (Given.LobbyBypass == LobbyScope.Everyone) { throw new InvalidOperationException(); }")]
    [InlineData("_ = Given == new MeetingPolicy { LobbyBypass = LobbyScope.Everyone };")]
    [InlineData("_ = Given.Equals(MeetingPolicy.Strict with { LobbyBypass = LobbyScope.Everyone });")]
    [InlineData("_ = nameof(LobbyScope.Everyone);")]
    [InlineData("_ = Given.LobbyBypass.Value switch { \"everyone\" => 1, _ => 0 };")]
    [InlineData("switch (Given.LobbyBypass.Value) { case \"everyone\": Console.WriteLine(); break; }")]
    public async Task Comparison_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("_ = new[] { LobbyScope.Organizer, LobbyScope.Everyone };")]
    [InlineData("foreach (var scope in new[] { LobbyScope.Organizer, LobbyScope.Everyone }) { _ = new MeetingPolicy { LobbyBypass = scope }; }")]
    [InlineData("var table = new Dictionary<string, LobbyScope> { [\"open\"] = LobbyScope.Everyone }; _ = new MeetingPolicy { LobbyBypass = table[Wire] };")]
    [InlineData("Console.WriteLine(LobbyScope.Everyone);")]
    [InlineData("Ask(LobbyScope.Everyone);")]
    public async Task ScopeThatIsNoSetting_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = new LobbyScope(Wire) };")]
    [InlineData("_ = new MeetingChange { LobbyBypass = Read.LobbyBypass };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Read.LobbyBypass ?? LobbyScope.Organizer };")]
    [InlineData("_ = MeetingChange.ToPolicy(Given);")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Wire switch { \"everyone\" => LobbyScope.Everyone, _ => LobbyScope.Organizer } };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Wire == \"Everyone\" ? LobbyScope.Everyone : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = !string.Equals(Wire, \"everyone\", StringComparison.OrdinalIgnoreCase) ? LobbyScope.Organizer : LobbyScope.Everyone };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Wire is \"organizer\" or \"everyone\" ? new LobbyScope(\"everyone\") : LobbyScope.Organizer };")]
    [InlineData("if (Read.LobbyBypass == LobbyScope.Everyone) { _ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone }; }")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Translate(Wire) };")]
    public async Task CopyOfWhatWasRead_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [MemberData(nameof(GraphMajors))]
    public async Task GraphNearMisses_AreSilent(string major) =>
        await IsSilentAsync(
            InGraph(
                """
                settings.Scope = LobbyBypassScope.Organization;
                settings.Scope = (LobbyBypassScope)1;
                settings.Scope = Enum.Parse<LobbyBypassScope>("Organizer");
                settings.Scope = Enum.Parse<LobbyBypassScope>(Console.ReadLine()!);
                settings.Scope = null;
                settings.Scope = new OnlineMeeting().LobbyBypassSettings?.Scope;
                settings.IsDialInBypassEnabled = settings.Scope == LobbyBypassScope.Everyone;
                settings.IsDialInBypassEnabled = settings.Scope is LobbyBypassScope.Everyone;
                settings.Scope = settings.Scope == LobbyBypassScope.Everyone ? LobbyBypassScope.Organization : settings.Scope;
                settings.Scope = Console.ReadLine() switch { "everyone" => LobbyBypassScope.Everyone, _ => LobbyBypassScope.Organizer };
                switch (settings.Scope) { case LobbyBypassScope.Everyone: isOpen = true; break; }
                var presenters = new OnlineMeeting { AllowedPresenters = OnlineMeetingPresenters.RoleIsPresenter };
                """,
                major == "4" ? "Microsoft.Graph" : "Microsoft.Graph.Models"),
            Graph(major));

    [Theory]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone };", "TownHallScheduler", "Plan")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone };", "Scheduler", "CreateWebinar")]
    [InlineData("var webinar = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone };", "Scheduler", "Plan")]
    public async Task PublicEventAllowedByOption_IsSilent(string statement, string type, string method) =>
        await IsSilentAsync(
            Usings + "class " + type + " { void " + method + "() { " + statement + " } }",
            RuleSituation.With("secureteams.allow_public_events = true"));

    [Fact]
    public async Task WebinarSessionAllowedByOption_IsSilent() =>
        await IsSilentAsync(WebinarSession("LobbyBypassScope.Everyone"), RuleSituation.With("secureteams.allow_public_events = true"));

    [Theory]
    [InlineData("secureteams.allow_public_events = true", "Plan")]
    [InlineData("secureteams.allow_public_events = false", "CreateWebinar")]
    public async Task MeetingThatTheOptionDoesNotCover_IsReported(string option, string method) =>
        await ReportsAsync(
            Usings + "class Scheduler { void " + method + "() { _ = new MeetingPolicy { LobbyBypass = {|ST7101:LobbyScope.Everyone|} }; } }",
            RuleSituation.With(option));

    [Theory]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:LobbyScope.Everyone|} };", "_ = new MeetingPolicy { LobbyBypass = LobbyScope.Organization };")]
    [InlineData("_ = Given with { LobbyBypass = /* all */ {|ST7101:LobbyScope.Everyone|} /* in */ };", "_ = Given with { LobbyBypass = /* all */ LobbyScope.Organization /* in */ };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:global::SecureTeams.LobbyScope.Everyone|} };", "_ = new MeetingPolicy { LobbyBypass = global::SecureTeams.LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:new(\"everyone\")|} };", "_ = new MeetingPolicy { LobbyBypass = LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = {|ST7101:Field|} };", "_ = new MeetingPolicy { LobbyBypass = LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = IsOpen ? {|ST7101:LobbyScope.Everyone|} : LobbyScope.Organizer };", "_ = new MeetingPolicy { LobbyBypass = IsOpen ? LobbyScope.Organization : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingChange { LobbyBypass = {|ST7101:(LobbyScope?)LobbyScope.Everyone|} };", "_ = new MeetingChange { LobbyBypass = LobbyScope.Organization };")]
    [InlineData(
        "_ = new MeetingPolicy\n        {\n            // open\n            LobbyBypass = {|ST7101:LobbyScope.Everyone|}, // to all\n        };\n        _ = new MeetingChange { LobbyBypass = {|ST7101:LobbyScope.Everyone|} };",
        "_ = new MeetingPolicy\n        {\n            // open\n            LobbyBypass = LobbyScope.Organization, // to all\n        };\n        _ = new MeetingChange { LobbyBypass = LobbyScope.Organization };")]
    public async Task Fix_WritesOrganization(string before, string after) => await FixesAsync(InOwn(before), InOwn(after));

    [Theory]
    [InlineData("settings.Scope = {|ST7101.Warning:LobbyBypassScope.Everyone|};", "settings.Scope = LobbyBypassScope.Organization;")]
    [InlineData("settings.Scope = {|ST7101.Warning:(LobbyBypassScope)3|};", "settings.Scope = LobbyBypassScope.Organization;")]
    [InlineData("settings.Scope = {|ST7101.Warning:Constant|};", "settings.Scope = LobbyBypassScope.Organization;")]
    [InlineData("settings.Scope = {|ST7101.Warning:Enum.Parse<LobbyBypassScope>(\"Everyone\")|};", "settings.Scope = LobbyBypassScope.Organization;")]
    public async Task Fix_WritesOrganizationInEveryMajorOfGraph(string before, string after)
    {
        await FixesAsync(InGraph(before, "Microsoft.Graph.Models"), InGraph(after, "Microsoft.Graph.Models"));
        await FixesAsync(InGraph(before, "Microsoft.Graph.Models"), InGraph(after, "Microsoft.Graph.Models"), OtherMajors.GraphFive);
        await FixesAsync(InGraph(before, "Microsoft.Graph"), InGraph(after, "Microsoft.Graph"), OtherMajors.GraphFour);
    }

    [Fact]
    public async Task Fix_QualifiesWhereNoUsingIs() =>
        await FixesAsync(
            [
                "class A { object Make() => new SecureTeams.Meetings.MeetingPolicy { LobbyBypass = {|ST7101:new(\"everyone\")|} }; }",
                "class B { object Make() => new SecureTeams.Meetings.MeetingChange { LobbyBypass = {|ST7101:SecureTeams.LobbyScope.Everyone|} }; }",
            ],
            [
                "class A { object Make() => new SecureTeams.Meetings.MeetingPolicy { LobbyBypass = SecureTeams.LobbyScope.Organization }; }",
                "class B { object Make() => new SecureTeams.Meetings.MeetingChange { LobbyBypass = SecureTeams.LobbyScope.Organization }; }",
            ]);

    [Fact]
    public async Task Fix_OfAStaticallyImportedName_IsTheTypeAndItsMember() =>
        await FixesAsync(
            Usings + "using static SecureTeams.LobbyScope;\nclass A { object Make() => new MeetingPolicy { LobbyBypass = {|ST7101:Everyone|} }; }",
            Usings + "using static SecureTeams.LobbyScope;\nclass A { object Make() => new MeetingPolicy { LobbyBypass = Organization }; }");

    [Theory]
    [InlineData("var scope = IsOpen ? LobbyScope.Everyone : LobbyScope.Organizer; _ = new MeetingPolicy { LobbyBypass = {|ST7101:scope|} };")]
    [InlineData("var scope = Asked ?? LobbyScope.Everyone; _ = new MeetingPolicy { LobbyBypass = {|ST7101:scope|} };")]
    public async Task FixThatWouldWeakenAStricterScope_IsNotOffered(string statement) => await OffersNoFixAsync(InOwn(statement));

    private static RuleSituation? Graph(string major) => major switch
    {
        "4" => OtherMajors.GraphFour,
        "5" => OtherMajors.GraphFive,
        _ => null,
    };

    private static string InOwn(string statement) =>
        Usings + $$"""
            class Scheduler
            {
                private const string Text = "everyone";
                private const string One = "one";
                private static readonly LobbyScope Field = LobbyScope.Everyone;
                private static LobbyScope Property => LobbyScope.Everyone;
                public bool IsOpen { get; set; }
                public int Days { get; set; }
                public LobbyScope? Asked { get; set; }
                public string Wire { get; set; } = "";
                public MeetingPolicy Given { get; set; } = MeetingPolicy.Strict;
                public OnlineMeeting Read { get; set; } = new() { Id = "1" };

                private static LobbyScope Method() { return LobbyScope.Everyone; }

                private static LobbyScope Translate(string wire)
                {
                    switch (wire)
                    {
                        case "everyone":
                            return LobbyScope.Everyone;
                        default:
                            return LobbyScope.Organizer;
                    }
                }

                void Ask(LobbyScope scope) { }

                void Plan()
                {
                    {{statement}}
                }
            }
            """;

    private static string InGraph(string statement, string models) => $$"""
        using {{models}};

        class Scheduler
        {
            private const LobbyBypassScope Constant = LobbyBypassScope.Everyone;

            private static LobbyBypassScope Choose() => LobbyBypassScope.Everyone;

            void Plan(LobbyBypassSettings settings, bool isOpen)
            {
                {{statement}}
            }
        }
        """;

    private static string WebinarSession(string scope) => $$"""
        using Microsoft.Graph.Models;

        class Scheduler
        {
            VirtualEventSession Plan() => new() { LobbyBypassSettings = new() { Scope = {{scope}} } };

            void Change(VirtualEventSession session)
            {
                session.LobbyBypassSettings = new() { Scope = {{scope}} };
                session.LobbyBypassSettings.Scope = {{scope}};
            }
        }
        """;
}
