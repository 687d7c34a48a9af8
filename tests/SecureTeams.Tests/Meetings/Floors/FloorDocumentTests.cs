using System.Text.Json;
using CsCheck;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Floors.Document;

namespace SecureTeams.Tests.Meetings.Floors;

public sealed class FloorDocumentTests
{
    [Theory]
    [InlineData("{ \"meetings\": { \"lobby\": \"organizer\" } }", "line 1, column 17: there is no setting 'lobby'")]
    [InlineData("{\n  \"meeting\": { }\n}", "line 2, column 3: there is no section 'meeting'")]
    [InlineData("{\r\n  \"meetings\": {\r\n    \"chat\": \"Enabled\"\r\n  }\r\n}", "line 3, column 13: 'chat' must be one of \"disabled\", \"limited\", \"enabled\"")]
    [InlineData("{ \"meetings\": { \"allowRecording\": \"false\" } }", "column 35: 'allowRecording' must be true or false")]
    [InlineData("{ \"meetings\": { \"allowRecording\": 0 } }", "'allowRecording' must be true or false")]
    [InlineData("{ \"meetings\": { \"tier\": \"top secret\" } }", "'tier' must be one of")]
    [InlineData("{ \"meetings\": { \"lobbyBypass\": [\"organizer\"] } }", "'lobbyBypass' must be one of")]
    [InlineData("{ \"meetings\": { \"lobbyBypass\": null } }", "'lobbyBypass' must be one of")]
    [InlineData("{ \"meetings\": [] }", "the section 'meetings' must be an object")]
    [InlineData("{ \"meetings\": { \"tier\": \"baseline\", \"tier\": \"baseline\" } }", "the member 'tier' occurs twice")]
    [InlineData("[]", "the document must be an object")]
    [InlineData("", "line 1, column 1: a value is missing")]
    [InlineData("{ \"meetings\": { } ", "is expected")]
    [InlineData("{ \"meetings\": { } } x", "there is text behind the end")]
    [InlineData("{ \"a\nb\": 1 }", "a member's name in quotation marks")]
    [InlineData("{ 'meetings': {} }", "a member's name in quotation marks")]
    [InlineData("{ \"meetings\": { \"<script>\": 1 } }", "there is no setting '(unreadable)'")]
    [InlineData("{ \"$schema\": 5 }", "line 1, column 14: '$schema' must be a text")]
    [InlineData("{ \"$schema\": {} }", "'$schema' must be a text")]
    [InlineData("{ \"$schema\": null }", "'$schema' must be a text")]
    [InlineData("{ \"analysis\": [1] }", "column 15: the section 'analysis' must be an object")]
    [InlineData("{ \"analysis\": \"x\" }", "the section 'analysis' must be an object")]
    [InlineData("{ \"analysis\": null }", "the section 'analysis' must be an object")]
    [InlineData("{ \"analysis\": { \"x\": NaN } }", "column 22: a value is a text in quotation marks, a number")]
    [InlineData("{ \"analysis\": yes }", "a value is a text in quotation marks, a number, true, false or null")]
    public void Parse_WhatItDoesNotKnow_IsAFaultWithItsPlace(string json, string fault)
    {
        MeetingFloorFormatException failure = Assert.Throws<MeetingFloorFormatException>(() => MeetingFloor.Parse(json));
        Assert.Contains(fault, Assert.Single(failure.Faults), StringComparison.Ordinal);
        Assert.Equal(SecureTeamsErrorCode.MeetingFloorUnreadable, failure.Code);
    }

    [Fact]
    public void Parse_SeveralFaults_NamesThemAll() => Assert.Equal(
        3, Assert.Throws<MeetingFloorFormatException>(() => MeetingFloor.Parse("{ \"x\": 1, \"meetings\": { \"y\": 1, \"chat\": 3 } }")).Faults.Count);

    [Fact]
    public void Parse_AnyText_IsAFloorOrAFormatException() => Gen.String[Gen.Char["{}[]\",:/\\*\nabu0 truefalsnl"], 0, 60].Sample(text =>
    {
        try
        {
            MeetingFloor.Parse(text);
        }
        catch (MeetingFloorFormatException failure)
        {
            Assert.NotEmpty(failure.Faults);
        }
    });

    [Fact]
    public void Parse_Number_IsWhatTheJsonReaderTakesForOne()
    {
        Gen<string> words = Gen.String[Gen.Char["0123456789+-.eE"], 1, 8];
        string[] known = ["0", "-0", "1.5e-7", "10", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "1E5", "Infinity", "-Infinity", "0x1", "1_0", "1e999"];
        Assert.All(known, Check);
        words.Sample(Check, iter: 2_000);

        static void Check(string word) => Assert.Equal(IsJson(word), IsFloor($$"""{ "analysis": { "x": {{word}} } }"""));

        static bool IsJson(string word)
        {
            try
            {
                JsonDocument.Parse(word).Dispose();
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }

        static bool IsFloor(string text)
        {
            try
            {
                MeetingFloor.Parse(text);
                return true;
            }
            catch (MeetingFloorFormatException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Parse_NestedWithoutEnd_IsRefused() => Assert.Throws<MeetingFloorFormatException>(() => MeetingFloor.Parse("{\"analysis\":" + new string('[', 100_000)));

    [Fact]
    public void Schema_NamesEverySettingAndEveryWord()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "sdk", "SecureTeams", "secureteams.schema.json")));
        JsonElement properties = schema.RootElement.GetProperty("properties").GetProperty("meetings").GetProperty("properties");
        Assert.Equal(FloorSetting.All.Select(setting => setting.Name).Order(), properties.EnumerateObject().Select(property => property.Name).Order());
        foreach (FloorSetting setting in FloorSetting.All)
        {
            JsonElement property = properties.GetProperty(setting.Name);
            Assert.Equal(setting.Words ?? [], property.TryGetProperty("enum", out JsonElement words) ? words.EnumerateArray().Select(word => word.GetString()!) : []);
            Assert.NotEmpty(property.GetProperty("description").GetString()!);
        }
    }
}
