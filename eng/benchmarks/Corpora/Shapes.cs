namespace SecureTeams.Benchmarks.Corpora;

/// <summary>Files of an application, by what they are for.</summary>
internal static class Shapes
{
    public static string Controller(Dice dice, string name) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        namespace Generated.Controllers;

        [ApiController]
        [Authorize]
        [Route("api/{{name}}")]
        public sealed class {{name}}Controller(ILogger<{{name}}Controller> logger, {{name}}Controller.IStore store) : ControllerBase
        {
            public interface IStore
            {
                Task<Item?> FindAsync(Guid id, CancellationToken cancellationToken);

                Task SaveAsync(Item item, CancellationToken cancellationToken);

                IAsyncEnumerable<Item> AllAsync(CancellationToken cancellationToken);
            }
        {{Each(dice, 3, 6, method => $$"""

            [HttpGet("{id:guid}/{{method}}")]
            public async Task<ActionResult<Item>> {{method}}Async(Guid id, [FromQuery] int page = {{1 + dice.Next(9)}}, CancellationToken cancellationToken = default)
            {
                if (page < 1 || page > {{100 + dice.Next(900)}})
                {
                    return BadRequest($"page {page} is out of range for {nameof({{name}}Controller)}");
                }

                var item = await store.FindAsync(id, cancellationToken);
                if (item is null)
                {
                    logger.LogInformation("{{method}}: {Id} was not found on page {Page}", id, page);
                    return NotFound();
                }

                var changed = item with { Title = item.Title.Trim(), Revision = item.Revision + 1, Tags = [.. item.Tags, "{{method}}"] };
                await store.SaveAsync(changed, cancellationToken);
                return Ok(changed);
            }
        """)}}

            [HttpGet]
            public async Task<ActionResult<IReadOnlyList<string>>> Titles(CancellationToken cancellationToken)
            {
                var titles = new List<string>();
                await foreach (var item in store.AllAsync(cancellationToken))
                {
                    if (item.Tags.Any(tag => tag.StartsWith('{{(char)('a' + dice.Next(26))}}')))
                    {
                        titles.Add(item.Title);
                    }
                }

                return titles.OrderBy(title => title, StringComparer.OrdinalIgnoreCase).ToList();
            }

            public sealed record Item(Guid Id, string Title, int Revision, IReadOnlyList<string> Tags);
        }

        """;

    public static string Service(Dice dice, string name) => $$"""
        using Microsoft.Extensions.Options;

        namespace Generated.Services;

        public sealed class {{name}}Options
        {
            public int Limit { get; set; } = {{10 + dice.Next(90)}};

            public TimeSpan Window { get; set; } = TimeSpan.FromMinutes({{1 + dice.Next(59)}});

            public string Prefix { get; set; } = "{{name.ToLowerInvariant()}}-";
        }

        public sealed partial class {{name}}Service(IOptions<{{name}}Options> options, TimeProvider clock)
        {
            private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
            private readonly Lock _gate = new();
        {{Each(dice, 3, 6, method => $$"""

            public bool {{method}}(string key, int weight)
            {
                ArgumentException.ThrowIfNullOrEmpty(key);
                var now = clock.GetUtcNow();
                lock (_gate)
                {
                    if (_seen.TryGetValue(options.Value.Prefix + key, out var last) && now - last < options.Value.Window)
                    {
                        return false;
                    }

                    if (_seen.Count >= options.Value.Limit * {{1 + dice.Next(5)}})
                    {
                        foreach (var old in _seen.Where(pair => now - pair.Value > options.Value.Window).Select(pair => pair.Key).ToList())
                        {
                            _seen.Remove(old);
                        }
                    }

                    _seen[options.Value.Prefix + key] = now;
                    return weight switch
                    {
                        < 0 => throw new ArgumentOutOfRangeException(nameof(weight)),
                        0 => false,
                        > {{dice.Next(50)}} when key.Length > {{dice.Next(20)}} => _seen.Count % 2 == 0,
                        _ => true,
                    };
                }
            }
        """)}}
        }

        """;

    public static string Repository(Dice dice, string name) => $$"""
        namespace Generated.Data;

        public sealed class {{name}}Repository
        {
            private readonly List<Row> _rows = [];
        {{Each(dice, 4, 7, method => $$"""

            public IReadOnlyList<Total> {{method}}(DateOnly since, DateOnly until, string? region = null)
            {
                var query =
                    from row in _rows
                    where row.Date >= since && row.Date <= until
                    where region is null || string.Equals(row.Region, region, StringComparison.OrdinalIgnoreCase)
                    group row by new { row.Region, row.Date.Month } into grouped
                    orderby grouped.Key.Region, grouped.Key.Month descending
                    select new Total(grouped.Key.Region, grouped.Key.Month, grouped.Sum(row => row.Amount), grouped.Count());
                return query.Take({{10 + dice.Next(90)}}).ToList();
            }
        """)}}

            public void Add(Row row)
            {
                ArgumentNullException.ThrowIfNull(row);
                var index = _rows.FindIndex(known => known.Id == row.Id);
                if (index < 0)
                {
                    _rows.Add(row);
                    return;
                }

                _rows[index] = _rows[index] with { Amount = _rows[index].Amount + row.Amount, Region = row.Region ?? "unknown" };
            }

            public sealed record Row(int Id, DateOnly Date, string Region, decimal Amount);

            public readonly record struct Total(string Region, int Month, decimal Amount, int Count);
        }

        """;

    public static string Records(Dice dice, string name) => $$"""
        using System.Text.Json;
        using System.Text.Json.Serialization;

        namespace Generated.Contracts;

        public sealed record {{name}}Contract
        {
            [JsonPropertyName("id")]
            public required Guid Id { get; init; }
        {{Each(dice, 6, 11, member => $$"""

            [JsonPropertyName("{{member.ToLowerInvariant()}}")]
            public {{dice.Pick(["string", "int", "bool", "decimal", "DateTimeOffset", "Uri?", "IReadOnlyList<string>?"])}} {{member}} { get; init; } = default!;
        """)}}

            public static {{name}}Contract Parse(string json) =>
                JsonSerializer.Deserialize<{{name}}Contract>(json, Json) ?? throw new FormatException("'{{name}}' is empty.");

            public string Write() => JsonSerializer.Serialize(this, Json);

            private static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = {{(dice.Next(2) == 0 ? "true" : "false")}}, MaxDepth = {{16 + dice.Next(48)}} };
        }

        """;

    public static string ApiClient(Dice dice, string name) => $$"""
        using System.Net;
        using System.Net.Http.Headers;
        using System.Net.Http.Json;
        using System.Security.Cryptography.X509Certificates;

        namespace Generated.Clients;

        public sealed class {{name}}Client : IDisposable
        {
            private static readonly Uri Service = new("https://{{name.ToLowerInvariant()}}.contoso.example/v{{1 + dice.Next(4)}}/");
            private readonly HttpClient _http;

            public {{name}}Client()
            {
                var handler = new SocketsHttpHandler
                {
                    PooledConnectionLifetime = TimeSpan.FromMinutes({{1 + dice.Next(30)}}),
                    AutomaticDecompression = DecompressionMethods.All,
                    MaxConnectionsPerServer = {{2 + dice.Next(30)}},
                    SslOptions = { CertificateRevocationCheckMode = X509RevocationMode.Online },
                };
                _http = new HttpClient(handler) { BaseAddress = Service, Timeout = TimeSpan.FromSeconds({{5 + dice.Next(60)}}) };
                _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
                _http.DefaultRequestHeaders.UserAgent.ParseAdd("{{name}}/1.0");
            }
        {{Each(dice, 3, 5, method => $$"""

            public async Task<Answer> {{method}}Async(string id, IReadOnlyDictionary<string, string> query, CancellationToken cancellationToken)
            {
                var parameters = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
                using var request = new HttpRequestMessage(HttpMethod.{{dice.Pick(["Get", "Post", "Put", "Delete"])}}, $"{{method.ToLowerInvariant()}}/{Uri.EscapeDataString(id)}?{parameters}");
                request.Headers.TryAddWithoutValidation("x-request-id", Guid.NewGuid().ToString("N"));
                for (var attempt = 0; attempt < {{2 + dice.Next(4)}}; attempt++)
                {
                    using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                    if (response.StatusCode == HttpStatusCode.TooManyRequests)
                    {
                        await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(attempt + 1), cancellationToken).ConfigureAwait(false);
                        continue;
                    }

                    response.EnsureSuccessStatusCode();
                    return await response.Content.ReadFromJsonAsync<Answer>(cancellationToken).ConfigureAwait(false) ?? new Answer("empty", 0);
                }

                throw new HttpRequestException("'{{method}}' was refused too often.");
            }
        """)}}

            public void Dispose() => _http.Dispose();

            public sealed record Answer(string State, int Code);
        }

        """;

    public static string Worker(Dice dice, string name) => $$"""
        using System.Threading.Channels;

        namespace Generated.Workers;

        public sealed class {{name}}Worker(ILogger<{{name}}Worker> logger) : BackgroundService
        {
            private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>({{16 + dice.Next(1000)}});

            public event EventHandler<string>? Finished;

            public ValueTask AddAsync(Job job, CancellationToken cancellationToken) => _jobs.Writer.WriteAsync(job, cancellationToken);

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await foreach (var job in _jobs.Reader.ReadAllAsync(stoppingToken))
                {
                    try
                    {
                        var done = job.Kind switch
                        {
        {{string.Join('\n', Words.Verbs.Take(6).Select(method => $"                    \"{method}\" => await {method}Async(job, stoppingToken),"))}}
                            _ => false,
                        };
                        logger.LogDebug("{Kind} of {Id}: {Done}", job.Kind, job.Id, done);
                        Finished?.Invoke(this, job.Id);
                    }
                    catch (InvalidOperationException failure) when (!stoppingToken.IsCancellationRequested)
                    {
                        logger.LogWarning(failure, "{Kind} failed", job.Kind);
                    }
                }
            }
        {{string.Join('\n', Words.Verbs.Take(6).Select((method, index) => $$"""

            private static async Task<bool> {{method}}Async(Job job, CancellationToken cancellationToken)
            {
                var pause = TimeSpan.FromMilliseconds(job.Id.Length * {{1 + dice.Next(40)}});
                await Task.Delay(pause, cancellationToken);
                var (size, parity) = (job.Payload.Length, job.Payload.Length % 2);
                while (size > {{10 + index}} && parity == 0)
                {
                    size /= 2;
                }

                return size > 0 || job.Payload.Span.IndexOf((byte){{index}}) >= 0;
            }
        """))}}

            public sealed record Job(string Id, string Kind, ReadOnlyMemory<byte> Payload);
        }

        """;

    public static string Parser(Dice dice, string name) => $$"""
        using System.Globalization;
        using System.Text;

        namespace Generated.Text;

        public static class {{name}}Text
        {
            private const char Separator = '{{dice.Pick([";", ",", "|", ":"])}}';
            private static readonly string[] Known = ["{{name}}", "alpha", "beta", "gamma", "http://schemas.contoso.example/{{name}}"];
        {{Each(dice, 4, 7, method => $$"""

            public static bool Try{{method}}(ReadOnlySpan<char> text, out int value, out string? rest)
            {
                value = 0;
                rest = null;
                var at = text.IndexOf(Separator);
                if (at <= 0 || !int.TryParse(text[..at], NumberStyles.Integer, CultureInfo.InvariantCulture, out value))
                {
                    return false;
                }

                var builder = new StringBuilder(text.Length);
                foreach (var character in text[(at + 1)..])
                {
                    if (char.IsLetterOrDigit(character) || character is '-' or '_' or '.')
                    {
                        builder.Append(char.ToLowerInvariant(character));
                    }
                    else if (builder.Length > 0 && builder[^1] != ' ')
                    {
                        builder.Append(' ');
                    }
                }

                rest = builder.ToString().Trim();
                return Array.IndexOf(Known, rest) >= 0 || rest.Contains("{{method}}", StringComparison.Ordinal) || $"{value:D6}-{rest}".Length > {{dice.Next(60)}};
            }
        """)}}
        }

        """;

    public static string Pipeline(Dice dice, string name) => $$"""
        namespace Generated.Pipelines;

        public interface I{{name}}Step<TIn, TOut>
            where TIn : notnull
        {
            ValueTask<TOut> RunAsync(TIn input, CancellationToken cancellationToken);
        }

        public abstract class {{name}}Step<T> : I{{name}}Step<T, T>, IEquatable<{{name}}Step<T>>
            where T : notnull
        {
            public virtual int Order => {{dice.Next(100)}};

            public abstract ValueTask<T> RunAsync(T input, CancellationToken cancellationToken);

            public bool Equals({{name}}Step<T>? other) => other is not null && other.Order == Order && other.GetType() == GetType();

            public override bool Equals(object? obj) => Equals(obj as {{name}}Step<T>);

            public override int GetHashCode() => HashCode.Combine(Order, GetType());
        }
        {{Each(dice, 3, 6, (method, index) => $$"""

        public sealed class {{name}}{{method}}Step(Func<string, bool> filter, Action<string>? log = null) : {{name}}Step<string>
        {
            public override int Order => base.Order + {{index}};

            public override async ValueTask<string> RunAsync(string input, CancellationToken cancellationToken)
            {
                cancellationToken.ThrowIfCancellationRequested();
                log?.Invoke($"{{method}} {input.Length}");
                Func<string, string> change = filter(input) ? static text => text.ToUpperInvariant() : static text => text.PadLeft({{dice.Next(40)}}, '.');
                var parts = input.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                await Task.Yield();
                return string.Join('/', parts.Select(change).Where(part => part.Length > {{index}}));
            }
        }
        """)}}

        """;

    public static string Report(Dice dice, string name) => $$"""
        using System.Globalization;
        using System.Text;

        namespace Generated.Reports;

        public sealed class {{name}}Report(IFormatProvider format)
        {
            private readonly StringBuilder _text = new();
            private int _lines;
        {{Each(dice, 5, 9, method => $$"""

            public {{name}}Report {{method}}(string title, decimal amount, DateTimeOffset date, int? share = null)
            {
                var label = title + ": " + amount.ToString("N2", format) + " (" + date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ")";
                if (share is int part && part is > 0 and < 100)
                {
                    label += " = " + (amount * part / 100m).ToString("N2", format) + " at " + part + " %";
                }

                for (var i = label.Length; i < {{40 + dice.Next(80)}}; i++)
                {
                    label += i % 2 == 0 ? "." : " ";
                }

                _text.Append(_lines++ == 0 ? "{{method}}" : "and {{method}}").Append('\t').AppendLine(label);
                return this;
            }
        """)}}

            public override string ToString() => _text.ToString();
        }

        """;

    public static string Cache(Dice dice, string name) => $$"""
        using System.Collections.Concurrent;
        using System.Diagnostics.CodeAnalysis;

        namespace Generated.Caching;

        public sealed class {{name}}Cache<TKey, TValue>(TimeProvider clock, int capacity = {{16 + dice.Next(4000)}}) : IDisposable
            where TKey : notnull
            where TValue : class
        {
            private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Until)> _entries = new();
            private readonly SemaphoreSlim _turn = new(1, 1);

            public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
            {
                value = _entries.TryGetValue(key, out var entry) && entry.Until > clock.GetUtcNow() ? entry.Value : null;
                return value is not null;
            }
        {{Each(dice, 2, 4, method => $$"""

            public async Task<TValue> {{method}}Async(TKey key, Func<TKey, CancellationToken, Task<TValue>> make, CancellationToken cancellationToken)
            {
                if (TryGet(key, out var known))
                {
                    return known;
                }

                await _turn.WaitAsync(cancellationToken);
                try
                {
                    var made = await make(key, cancellationToken);
                    if (_entries.Count >= capacity && _entries.MinBy(pair => pair.Value.Until) is { Key: { } oldest })
                    {
                        _entries.TryRemove(oldest, out _);
                    }

                    _entries[key] = (made, clock.GetUtcNow().AddSeconds({{30 + dice.Next(600)}}));
                    return made;
                }
                finally
                {
                    _turn.Release();
                }
            }
        """)}}

            public void Dispose() => _turn.Dispose();
        }

        """;

    internal static string Each(Dice dice, int least, int most, Func<string, string> write) => Each(dice, least, most, (word, _) => write(word));

    internal static string Each(Dice dice, int least, int most, Func<string, int, string> write) =>
        string.Join('\n', dice.Times(least, most).Select(index => write(Words.Verbs[(dice.Next(3) + (index * 3)) % Words.Verbs.Length], index)));
}
