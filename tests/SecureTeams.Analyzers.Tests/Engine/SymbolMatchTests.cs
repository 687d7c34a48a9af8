using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Tests.Engine;

public sealed class SymbolMatchTests
{
    [Fact]
    public async Task Override_IsTheMethodItOverrides() =>
        Assert.Equal(["new Derived().Read()", "new Own().Read()"], await Probe.MatchesAsync(
            (registry, matched) => registry.OnInvocation("Own", "Read", (sink, _) => matched(sink)),
            """
            class Own { public virtual int Read() => 1; public int Other() => 2; }
            class Derived : Own { public override int Read() => 3; public new int Other() => 4; }
            class Use { int a = new Derived().Read(), b = new Own().Read(), c = new Own().Other(); }
            """));

    [Fact]
    public async Task Implementation_IsTheInterfaceMember() =>
        Assert.Equal(["new Reader().Read()", "((IReader)new Reader()).Read()"], await Probe.MatchesAsync(
            (registry, matched) => registry.OnInvocation("IReader", "Read", (sink, _) => matched(sink)),
            """
            interface IReader { int Read(); }
            class Reader : IReader { public int Read() => 1; public int Read(int x) => x; }
            class Stranger { public int Read() => 1; }
            class Use { int a = new Reader().Read(), b = ((IReader)new Reader()).Read(), c = new Stranger().Read(), d = new Reader().Read(1); }
            """));

    [Fact]
    public async Task ExtensionMethod_IsFoundReducedAndStatic() =>
        Assert.Equal(["1.Twice()", "Extensions.Twice(1)"], await Probe.MatchesAsync(
            (registry, matched) => registry.OnInvocation("Extensions", "Twice", (sink, _) => matched(sink)),
            """
            static class Extensions { public static int Twice(this int x) => 2 * x; }
            class Use { int a = 1.Twice(), b = Extensions.Twice(1); }
            """));

    [Fact]
    public async Task MemberOfAnExtensionBlock_IsOfItsClass() =>
        Assert.Equal(["1.Thrice()", "Extensions.Thrice(1)"], await Probe.MatchesAsync(
            (registry, matched) => registry.OnInvocation("Extensions", "Thrice", (sink, _) => matched(sink)),
            """
            static class Extensions { extension(int x) { public int Thrice() => 3 * x; public int Once() => x; } }
            class Use { int a = 1.Thrice(), b = Extensions.Thrice(1), c = 1.Once(); }
            """));

    [Fact]
    public async Task ConstructedGeneric_IsItsDefinition() =>
        Assert.Equal(["new Box<int>()", "new()", "new Derived()", "x.Value"], await Probe.MatchesAsync(
            (registry, matched) =>
            {
                registry.OnObjectCreation("Box`1", (sink, _) => matched(sink));
                registry.OnPropertyReference("Box`1", "Value", (sink, _) => matched(sink));
            },
            """
            class Box<T> { public T? Value { get; set; } }
            class Derived : Box<int> { }
            class Use { object a = new Box<int>(); Box<string> b = new(); object c = new Derived(); int D(Box<int> x) => x.Value; }
            """));

    [Fact]
    public async Task TypeArgumentOfGenericType_IsFoundWhereTheTypeMayCreateIt() =>
        Assert.Equal(["new Maker<Own>()", "Maker<Derived>.Make()", "new Lazy<Own>(() => null!)", "new()"], await Probe.MatchesAsync(
            (registry, matched) =>
            {
                registry.OnConstructedTypeArgument("Own", (sink, _) => matched(sink));
                registry.OnTypeArgument("Own", (sink, _) => matched(sink));
            },
            """
            class Own { }
            class Derived : Own { }
            class Maker<T> where T : new() { public static T Make() => new(); public T Again() => new(); }
            class Use
            {
                object a = new Maker<Own>(), b = Maker<Derived>.Make(), c = new Maker<object>(), d = new List<Own>(), e = new Lazy<Own>(() => null!);
                Maker<Own> f = new();
                Own G(Maker<Own> given) => given.Again();
            }
            """));

    [Fact]
    public async Task PropertyWrite_IsSeenInEveryShape() =>
        Assert.Equal(9, (await Probe.MatchesAsync(
            (registry, matched) => registry.OnPropertyWrite("Settings", "Strict", (sink, _) => matched(sink)),
            """
            record Settings { public bool? Strict { get; set; } }
            class Derived { public Settings Inner { get; } = new(); }
            class Use
            {
                void Write(Settings s, Settings? t)
                {
                    s.Strict = true;
                    s.Strict ??= true;
                    s.Strict &= false;
                    t!.Strict = true;
                    _ = new Settings { Strict = true };
                    _ = s with { Strict = true };
                    _ = new Derived { Inner = { Strict = true } };
                    (s.Strict, _) = (true, 1);
                    Settings made = new() { Strict = null };
                    var read = s.Strict;
                    _ = s is { Strict: true };
                    _ = s.Strict == true;
                }
            }
            """)).Count);

    [Fact]
    public async Task FieldsEnumMembersAttributesAndMethodGroups_AreSeen() =>
        Assert.Equal(["Mark(1)", "Scope.Everyone", "Own.Hash", "Own.Limit"], await Probe.MatchesAsync(
            (registry, matched) =>
            {
                registry.OnAttribute("MarkAttribute", (sink, _) => matched(sink));
                registry.OnFieldReference("Scope", "Everyone", (sink, _) => matched(sink));
                registry.OnMethodReference("Own", "Hash", (sink, _) => matched(sink));
                registry.OnFieldWrite("Own", "Limit", (sink, _) => matched(sink));
            },
            """
            class MarkAttribute(int level) : Attribute { public int Level => level; }
            enum Scope { Organizer, Everyone }
            class Own { public static int Limit; public static int Hash(int x) => x; }
            [Mark(1)]
            class Use
            {
                Scope a = Scope.Everyone, b = Scope.Organizer;
                Func<int, int> c = Own.Hash;
                int d = Own.Hash(1);
                void Set() { Own.Limit = 1; _ = Own.Limit; }
            }
            """));

    [Fact]
    public async Task GraphModel_IsFoundInTheReferencedVersion() =>
        Assert.Equal(["Scope"], await Probe.MatchesAsync(
            (registry, matched) => registry.OnPropertyWrite(TypeName.GraphModel("LobbyBypassSettings"), "Scope", (sink, write) =>
            {
                if (write.Value is { } value && sink.Tracer.Constants(value).Any(constant => EnumMember.NameOf(write.Target.Type, constant) == "Everyone"))
                {
                    matched(sink);
                }
            }),
            """
            using Microsoft.Graph.Models;
            class Use
            {
                private const LobbyBypassScope Wide = (LobbyBypassScope)3;
                object a = new LobbyBypassSettings { Scope = Wide };
                object b = new LobbyBypassSettings { Scope = LobbyBypassScope.Organizer };
                object c = new LobbyBypassSettings { Scope = null };
            }
            """.Replace("(LobbyBypassScope)3", "(LobbyBypassScope)" + (int)Microsoft.Graph.Models.LobbyBypassScope.Everyone, StringComparison.Ordinal)));

    [Theory]
    [InlineData("protocols &= ~Protocols.Old;")]
    [InlineData("if (protocols == Protocols.Old) throw new InvalidOperationException();")]
    [InlineData("switch (protocols) { case Protocols.Old: break; }")]
    [InlineData("_ = protocols < Protocols.Old;")]
    [InlineData("_ = protocols is Protocols.Old or Protocols.New;")]
    [InlineData("_ = protocols.HasFlag(Protocols.Old);")]
    [InlineData("_ = (protocols & Protocols.Old) != 0;")]
    [InlineData("_ = nameof(Protocols.Old);")]
    public async Task ComparedValue_IsGuarded(string statement) =>
        Assert.Empty(await UnguardedAsync(statement));

    [Theory]
    [InlineData("protocols = Protocols.Old;")]
    [InlineData("protocols |= Protocols.Old;")]
    [InlineData("Open(Protocols.Old | Protocols.New);")]
    [InlineData("_ = new[] { Protocols.Old };")]
    public async Task UsedValue_IsNotGuarded(string statement) =>
        Assert.Single(await UnguardedAsync(statement));

    private static Task<IReadOnlyList<string>> UnguardedAsync(string statement) => Probe.MatchesAsync(
        (registry, matched) => registry.OnFieldReference("Protocols", "Old", (sink, reference) =>
        {
            if (!Comparison.Guards(reference))
            {
                matched(sink);
            }
        }),
        $$"""
        [Flags] enum Protocols { None, Old, New }
        class Use
        {
            static void Open(Protocols protocols) { }
            void Run(Protocols protocols) { {{statement}} }
        }
        """);

    [Fact]
    public async Task DeclaredType_IsWhatItDerivesFromOrImplements() =>
        Assert.Equal(["Child", "Grandchild", "Reading", "Value", "Part", "Made"], await DeclaredAsync("""
            class Own { }
            interface IReader { }
            class Child : Own { }
            class Grandchild : Child { }
            class Reading : IReader { class Nothing { } }
            struct Value : IReader { }
            partial class Part : IReader { }
            partial class Part { }
            class Box<T> : System.Collections.Generic.List<T> { }
            class Made<T> : Own { }
            interface IOther : IReader { }
            class Stranger : System.IDisposable { public void Dispose() { } }
            enum Kind { }
            delegate void Called();
            record Fact(int Number);
            """));

    [Fact]
    public async Task DeclaredType_IsFoundOnceInEveryPartOfTheProgram()
    {
        var findings = await Probe.FindingsAsync(
            registry => registry.OnDerivedType("Own", sink => sink.Report(sink.Type.Locations[0], sink.LoweredInTests)),
            "class Own { } class Outer { private class Inner : Own { } }");

        Assert.Equal("Inner", Assert.Single(findings).Location.SourceTree!.ToString().Substring(findings[0].Location.SourceSpan.Start, 5));
    }

    [Fact]
    public async Task DeclaredTypeInGeneratedCode_IsReportedForErrorsOnly() =>
        Assert.Empty(await Probe.FindingsAsync(
            registry => registry.OnDerivedType("Own", sink => sink.Report(sink.Type.Locations[0], sink.LoweredInTests)),
            "// <auto-generated/>\nclass Own { } class Child : Own { }"));

    private static async Task<IReadOnlyList<string>> DeclaredAsync(string source)
    {
        var findings = await Probe.FindingsAsync(
            registry =>
            {
                registry.OnDerivedType("Own", sink => sink.Report(sink.Type.Locations[0], sink.LoweredInTests));
                registry.OnDerivedType("IReader", sink => sink.Report(sink.Type.Locations[0], sink.LoweredInTests));
            },
            source);
        return [.. findings.OrderBy(finding => finding.Location.SourceSpan.Start).Select(finding => source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length))];
    }
}
