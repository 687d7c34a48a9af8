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
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingChange { {|ST7101:LobbyBypass = LobbyScope.Everyone|} };")]
    [InlineData("MeetingPolicy policy = new() { Presenters = PresenterScope.Organizer, {|ST7101:LobbyBypass = LobbyScope.Everyone|} };")]
    [InlineData("_ = MeetingPolicy.Strict with { {|ST7101:LobbyBypass = LobbyScope.Everyone|} };")]
    [InlineData("_ = Given with { {|ST7101:LobbyBypass = LobbyScope.Everyone|}, DialInBypassesLobby = false };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = global::SecureTeams.LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = new LobbyScope(\"everyone\")|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = new LobbyScope(\"EVERYONE\")|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = new(\"Everyone\")|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = new LobbyScope(Text)|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = new LobbyScope(value: \"every\" + One)|} };")]
    [InlineData("var scope = LobbyScope.Everyone; _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("LobbyScope? scope = LobbyScope.Everyone; _ = new MeetingChange { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("LobbyScope? scope = LobbyScope.Everyone; _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope.Value|} };")]
    [InlineData("LobbyScope? scope = LobbyScope.Everyone; _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope.GetValueOrDefault()|} };")]
    [InlineData("var scope = LobbyScope.Organization; if (IsOpen) { scope = LobbyScope.Everyone; } _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Field|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Property|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Method()|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = IsOpen ? LobbyScope.Everyone : LobbyScope.Organization|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = IsOpen ? LobbyScope.Organizer : LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Days switch { 1 => LobbyScope.Organizer, _ => LobbyScope.Everyone }|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Asked ?? LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingChange { {|ST7101:LobbyBypass = IsOpen ? LobbyScope.Everyone : null|} };")]
    [InlineData("_ = new MeetingChange { {|ST7101:LobbyBypass = (LobbyScope?)LobbyScope.Everyone|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Asked != LobbyScope.Everyone ? LobbyScope.Everyone : LobbyScope.Organizer|} };")]
    [InlineData("Func<MeetingPolicy> make = () => new() { {|ST7101:LobbyBypass = LobbyScope.Everyone|} };")]
    [InlineData("Open(LobbyScope.Everyone); static MeetingPolicy Open(LobbyScope scope) => new() { {|ST7101:LobbyBypass = scope|} };")]
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
                private static readonly MeetingPolicy Open = new() { {|ST7101:LobbyBypass = Everyone|} };
                private MeetingPolicy Expression => new() { {|ST7101:LobbyBypass = Scope.Everyone|} };
                public MeetingChange Change { get; } = new() { {|ST7101:LobbyBypass = Elsewhere.Default|} };

                public async Task<MeetingPolicy> PolicyAsync(MeetingPolicy given)
                {
                    await Task.Yield();
                    return given with { {|ST7101:LobbyBypass = Elsewhere.Text|} };
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
            var policy = new MeetingPolicy { {|ST7101:LobbyBypass = new(Scope)|} };
            Console.WriteLine(policy);
            """);

    [Theory]
    [InlineData("{|ST7101.Warning:settings.Scope = LobbyBypassScope.Everyone|};")]
    [InlineData("{|ST7101.Warning:settings.Scope ??= LobbyBypassScope.Everyone|};")]
    [InlineData("_ = new LobbyBypassSettings { {|ST7101.Warning:Scope = LobbyBypassScope.Everyone|} };")]
    [InlineData("_ = new OnlineMeeting { LobbyBypassSettings = new LobbyBypassSettings { {|ST7101.Warning:Scope = LobbyBypassScope.Everyone|}, IsDialInBypassEnabled = false } };")]
    [InlineData("_ = new OnlineMeeting { LobbyBypassSettings = new() { {|ST7101.Warning:Scope = LobbyBypassScope.Everyone|} } };")]
    [InlineData("_ = new OnlineMeeting { LobbyBypassSettings = { {|ST7101.Warning:Scope = LobbyBypassScope.Everyone|} } };")]
    [InlineData("{|ST7101.Warning:new OnlineMeeting().LobbyBypassSettings!.Scope = LobbyBypassScope.Everyone|};")]
    [InlineData("new OnlineMeeting().LobbyBypassSettings?{|ST7101.Warning:.Scope = LobbyBypassScope.Everyone|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = (LobbyBypassScope)3|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = (LobbyBypassScope?)3|};")]
    [InlineData("const int open = 3; {|ST7101.Warning:settings.Scope = (LobbyBypassScope)open|};")]
    [InlineData("LobbyBypassScope? scope = LobbyBypassScope.Everyone; {|ST7101.Warning:settings.Scope = scope|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = Constant|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = Choose()|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = isOpen ? LobbyBypassScope.Everyone : null|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = isOpen switch { true => LobbyBypassScope.Everyone, false => LobbyBypassScope.Organization }|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = Enum.TryParse(\"x\", out LobbyBypassScope parsed) ? parsed : LobbyBypassScope.Everyone|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = Enum.Parse<LobbyBypassScope>(\"Everyone\")|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = Enum.Parse<LobbyBypassScope>(\"everyone\", ignoreCase: true)|};")]
    [InlineData("{|ST7101.Warning:settings.Scope = (LobbyBypassScope)Enum.Parse(typeof(LobbyBypassScope), \"Everyone\")|};")]
    [InlineData("{|ST7101.Warning:(settings.Scope, settings.IsDialInBypassEnabled) = (LobbyBypassScope.Everyone, false)|};")]
    [InlineData("if (new OnlineMeeting().AllowedPresenters == OnlineMeetingPresenters.Everyone) { {|ST7101.Warning:settings.Scope = LobbyBypassScope.Everyone|}; }")]
    [InlineData("var other = new LobbyBypassSettings(); settings.Scope = {|ST7101.Warning:other.Scope = LobbyBypassScope.Everyone|};")]
    [InlineData("if (settings.Scope != LobbyBypassScope.Everyone) { {|ST7101.Warning:settings.Scope = LobbyBypassScope.Everyone|}; }")]
    public async Task EveryoneInMicrosoftGraph_IsReportedInEveryMajor(string statement)
    {
        await ReportsAsync(InGraph(statement, "Microsoft.Graph.Models"));
        await ReportsAsync(InGraph(statement, "Microsoft.Graph.Models"), OtherMajors.GraphFive);
        await ReportsAsync(InGraph(statement, "Microsoft.Graph"), OtherMajors.GraphFour);
    }

    [Fact]
    public async Task WebinarSession_IsReportedWithoutTheOption() =>
        await ReportsAsync(WebinarSession("{|ST7101.Warning:", "|}"));

    [Fact]
    public async Task TestProject_LowersByOneLevel()
    {
        await ReportsAsync(InOwn("_ = new MeetingPolicy { {|ST7101.Warning:LobbyBypass = LobbyScope.Everyone|} };"), RuleSituation.TestProject);
        await ReportsAsync(InGraph("{|ST7101.Info:settings.Scope = LobbyBypassScope.Everyone|};", "Microsoft.Graph.Models"), RuleSituation.TestProject);
    }

    [Fact]
    public async Task GeneratedCode_IsReportedForErrorsOnly()
    {
        await ReportsAsync(InOwn("_ = new MeetingPolicy { {|ST7101:LobbyBypass = LobbyScope.Everyone|} };"), RuleSituation.Generated);
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
    [InlineData("_ = new MeetingAccess { LobbyBypass = LobbyScope.Everyone };")]
    [InlineData("_ = new MeetingAccess() with { LobbyBypass = LobbyScope.Everyone };")]
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
    [InlineData("var isAll = Wire == \"everyone\"; _ = new MeetingPolicy { LobbyBypass = isAll ? LobbyScope.Everyone : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = string.Compare(Wire, \"everyone\", true) == 0 ? LobbyScope.Everyone : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Wire.Contains(\"everyone\") ? LobbyScope.Everyone : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Wire is \"everyone\" or \"Everyone\" ? LobbyScope.Everyone : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Wire is not (\"everyone\" or \"Everyone\") ? LobbyScope.Organizer : LobbyScope.Everyone };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Wire == \"everyone\" || Wire == \"Everyone\" ? LobbyScope.Everyone : LobbyScope.Organizer };")]
    [InlineData("var scope = LobbyScope.Organizer; if (Wire == \"everyone\") { scope = LobbyScope.Everyone; } _ = new MeetingPolicy { LobbyBypass = scope };")]
    [InlineData("var config = new Dictionary<string, string>(); if (config[\"lobby\"] == \"everyone\") { _ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone }; }")]
    [InlineData("var config = new Dictionary<string, string>(); var said = config[\"lobby\"]; switch (said) { case \"everyone\": case \"Everyone\": _ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone }; break; }")]
    [InlineData("if (Read is { LobbyBypass: { Value: \"everyone\" } }) { _ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone }; }")]
    [InlineData("if (Read.LobbyBypass == LobbyScope.Everyone) { _ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone }; }")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Translate(Wire) };")]
    [InlineData("_ = new MeetingPolicy { LobbyBypass = Chosen switch { Access.Everyone => LobbyScope.Everyone, _ => LobbyScope.Organizer } };")]
    [InlineData("switch (Chosen) { case Access.Everyone: _ = new MeetingPolicy { LobbyBypass = LobbyScope.Everyone }; break; }")]
    public async Task CopyOfWhatWasRead_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Wire is \"organizer\" or \"everyone\" ? new LobbyScope(\"everyone\") : LobbyScope.Organizer|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Wire switch { \"everyone\" or \"organization\" => LobbyScope.Everyone, _ => LobbyScope.Organizer }|} };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Wire == \"everyone\" || IsOpen ? LobbyScope.Everyone : LobbyScope.Organizer|} };")]
    [InlineData("var scope = LobbyScope.Organizer; switch (Wire) { case \"everyone\": case \"organization\": scope = LobbyScope.Everyone; break; } _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("var scope = LobbyScope.Organizer; switch (Wire) { case \"everyone\": default: scope = LobbyScope.Everyone; break; } _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("var config = new Dictionary<string, string>(); if (config[\"notify\"] == \"everyone\") { _ = new MeetingPolicy { {|ST7101:LobbyBypass = LobbyScope.Everyone|} }; }")]
    [InlineData("var isAll = Wire == \"everyone\"; _ = new MeetingPolicy { {|ST7101:LobbyBypass = isAll ? LobbyScope.Organizer : LobbyScope.Everyone|} };")]
    public async Task DecisionBesideAWiderBranch_IsReported(string statement) => await ReportsAsync(InOwn(statement));

    [Theory]
    [InlineData("var scope = LobbyScope.Everyone; scope = LobbyScope.Organizer; _ = new MeetingPolicy { LobbyBypass = scope };")]
    [InlineData("var scope = LobbyScope.Everyone; scope = LobbyScope.Organizer; Console.WriteLine(); _ = new MeetingPolicy { LobbyBypass = scope };")]
    public async Task ScopeThatIsOverwritten_IsSilent(string statement) => await IsSilentAsync(InOwn(statement));

    [Theory]
    [InlineData("var scope = LobbyScope.Everyone; if (IsOpen) { scope = LobbyScope.Organizer; } _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("var scope = LobbyScope.Organizer; scope = LobbyScope.Everyone; _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("var scope = LobbyScope.Everyone; scope = LobbyScope.Organizer; Action open = () => scope = LobbyScope.Everyone; open(); _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    public async Task ScopeThatMayStand_IsReported(string statement) => await ReportsAsync(InOwn(statement));

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
        await IsSilentAsync(WebinarSession(string.Empty, string.Empty), RuleSituation.With("secureteams.allow_public_events = true"));

    [Theory]
    [InlineData("secureteams.allow_public_events = true", "Plan")]
    [InlineData("secureteams.allow_public_events = false", "CreateWebinar")]
    public async Task MeetingThatTheOptionDoesNotCover_IsReported(string option, string method) =>
        await ReportsAsync(
            Usings + "class Scheduler { void " + method + "() { _ = new MeetingPolicy { {|ST7101:LobbyBypass = LobbyScope.Everyone|} }; } }",
            RuleSituation.With(option));

    [Theory]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = LobbyScope.Everyone|} };", "_ = new MeetingPolicy { LobbyBypass = LobbyScope.Organization };")]
    [InlineData("_ = Given with { {|ST7101:LobbyBypass = /* all */ LobbyScope.Everyone|} /* in */ };", "_ = Given with { LobbyBypass = /* all */ LobbyScope.Organization /* in */ };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = global::SecureTeams.LobbyScope.Everyone|} };", "_ = new MeetingPolicy { LobbyBypass = global::SecureTeams.LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = new(\"everyone\")|} };", "_ = new MeetingPolicy { LobbyBypass = LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Field|} };", "_ = new MeetingPolicy { LobbyBypass = LobbyScope.Organization };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = IsOpen ? LobbyScope.Everyone : LobbyScope.Organizer|} };", "_ = new MeetingPolicy { LobbyBypass = IsOpen ? LobbyScope.Organization : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = IsOpen ? new(\"everyone\") : Days > 1 ? Field : LobbyScope.Organizer|} };", "_ = new MeetingPolicy { LobbyBypass = IsOpen ? LobbyScope.Organization : Days > 1 ? LobbyScope.Organization : LobbyScope.Organizer };")]
    [InlineData("_ = new MeetingPolicy { {|ST7101:LobbyBypass = Asked ?? LobbyScope.Everyone|} };", "_ = new MeetingPolicy { LobbyBypass = Asked ?? LobbyScope.Organization };")]
    [InlineData("_ = new MeetingChange { {|ST7101:LobbyBypass = (LobbyScope?)LobbyScope.Everyone|} };", "_ = new MeetingChange { LobbyBypass = LobbyScope.Organization };")]
    [InlineData(
        "_ = new MeetingPolicy\n        {\n            // open\n            {|ST7101:LobbyBypass = LobbyScope.Everyone|}, // to all\n        };\n        _ = new MeetingChange { {|ST7101:LobbyBypass = LobbyScope.Everyone|} };",
        "_ = new MeetingPolicy\n        {\n            // open\n            LobbyBypass = LobbyScope.Organization, // to all\n        };\n        _ = new MeetingChange { LobbyBypass = LobbyScope.Organization };")]
    public async Task Fix_WritesOrganization(string before, string after) => await FixesAsync(InOwn(before), InOwn(after));

    [Theory]
    [InlineData("{|ST7101.Warning:settings.Scope = LobbyBypassScope.Everyone|};", "settings.Scope = LobbyBypassScope.Organization;")]
    [InlineData("{|ST7101.Warning:settings.Scope = (LobbyBypassScope)3|};", "settings.Scope = LobbyBypassScope.Organization;")]
    [InlineData("{|ST7101.Warning:settings.Scope = Constant|};", "settings.Scope = LobbyBypassScope.Organization;")]
    [InlineData("{|ST7101.Warning:settings.Scope = Enum.Parse<LobbyBypassScope>(\"Everyone\")|};", "settings.Scope = LobbyBypassScope.Organization;")]
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
                "class A { object Make() => new SecureTeams.Meetings.MeetingPolicy { {|ST7101:LobbyBypass = new(\"everyone\")|} }; }",
                "class B { object Make() => new SecureTeams.Meetings.MeetingChange { {|ST7101:LobbyBypass = SecureTeams.LobbyScope.Everyone|} }; }",
            ],
            [
                "class A { object Make() => new SecureTeams.Meetings.MeetingPolicy { LobbyBypass = SecureTeams.LobbyScope.Organization }; }",
                "class B { object Make() => new SecureTeams.Meetings.MeetingChange { LobbyBypass = SecureTeams.LobbyScope.Organization }; }",
            ]);

    [Fact]
    public async Task Fix_OfAStaticallyImportedName_StaysShort() =>
        await FixesAsync(
            Usings + "using static SecureTeams.LobbyScope;\nclass A { object Make() => new MeetingPolicy { {|ST7101:LobbyBypass = Everyone|} }; }",
            Usings + "using static SecureTeams.LobbyScope;\nclass A { object Make() => new MeetingPolicy { LobbyBypass = Organization }; }");

    [Theory]
    [InlineData("var scope = IsOpen ? LobbyScope.Everyone : LobbyScope.Organizer; _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    [InlineData("var scope = IsOpen ? LobbyScope.Everyone : LobbyScope.Organizer; _ = new MeetingPolicy { {|ST7101:LobbyBypass = Days > 1 ? LobbyScope.Everyone : scope|} };")]
    [InlineData("var scope = Asked ?? LobbyScope.Everyone; _ = new MeetingPolicy { {|ST7101:LobbyBypass = scope|} };")]
    public async Task FixThatWouldWeakenAStricterScope_IsNotOffered(string statement) => await OffersNoFixAsync(InOwn(statement));

    private static RuleSituation? Graph(string major) => major switch
    {
        "4" => OtherMajors.GraphFour,
        "5" => OtherMajors.GraphFive,
        _ => null,
    };

    private static string InOwn(string statement) =>
        Usings + $$"""
            enum Access { Organizer, Everyone }

            class Scheduler
            {
                public Access Chosen { get; set; }
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

    private static string WebinarSession(string open, string close) => $$"""
        using Microsoft.Graph.Models;

        class Scheduler
        {
            VirtualEventSession Plan() => new() { LobbyBypassSettings = new() { {{open}}Scope = LobbyBypassScope.Everyone{{close}} } };

            void Change(VirtualEventSession session)
            {
                session.LobbyBypassSettings = new() { {{open}}Scope = LobbyBypassScope.Everyone{{close}} };
                {{open}}session.LobbyBypassSettings.Scope = LobbyBypassScope.Everyone{{close}};
            }
        }
        """;
}
