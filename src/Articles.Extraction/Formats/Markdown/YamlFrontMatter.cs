using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Front matter in YAML between lines of three hyphens. It is read as a stream of events: neither aliases nor nesting can make it costly.
/// </summary>
internal sealed partial class YamlFrontMatter
{
    // YamlDotNet 18.1 takes time by the square of the depth.
    private const int MaxDepth = 100;

    private readonly FrontMatterFields _fields = new();
    private readonly List<Level> _levels = [];
    private readonly Dictionary<string, string> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Level> _anchored = new(StringComparer.Ordinal);
    private readonly HashSet<Level> _merged = new(ReferenceEqualityComparer.Instance);
    // The mappings that are open below the top level.
    private int _mappings;

    private YamlFrontMatter()
    {
    }

    /// <summary>Whether a text begins with it: a fence, a line with a key, and a fence.</summary>
    public static bool Opens(string start) => BeginsWithFence(start) && Fenced().IsMatch(start);

    /// <summary>Whether a text's first signs are those of a fence: patterns of fences take megabytes to build.</summary>
    public static bool BeginsWithFence(string start) => start.AsSpan().TrimStart().StartsWith("---", StringComparison.Ordinal);

    /// <summary>The front matter that a text begins with; null when there is none.</summary>
    /// <exception cref="ArticleRejectedException">It nests too deep: <c>malformed-front-matter</c>.</exception>
    public static (FrontMatterFields Fields, int Length)? Read(string start) =>
        BeginsWithFence(start) && Fenced().Match(start) is { Success: true } match ? (Parse(match.Groups[1].Value), match.Length) : null;

    /// <summary>The fields; of what is damaged those before the fault.</summary>
    private static FrontMatterFields Parse(string yaml)
    {
        var matter = new YamlFrontMatter();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            while (parser.MoveNext())
            {
                matter.Take(parser.Current!);
                if (matter._levels.Count > MaxDepth)
                {
                    // What stands below may forbid the publication.
                    throw new ArticleRejectedException(
                        RejectionCodes.MalformedFrontMatter,
                        $"The front matter nests more than {MaxDepth} levels deep. Flatten it, and drop the file again.");
                }
            }
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser met a fault, in its own words or not. What stood before it counts.
        }

        return matter._fields;
    }

    private void Take(ParsingEvent step)
    {
        switch (step)
        {
            case MappingStart or SequenceStart:
                Open(isMapping: step is MappingStart);
                if (step is NodeEvent { Anchor: { IsEmpty: false } anchor })
                {
                    _anchored[anchor.Value] = _levels[^1];
                }

                break;
            case MappingEnd or SequenceEnd:
                Close();
                break;
            case Scalar scalar:
                if (!scalar.Anchor.IsEmpty)
                {
                    _anchors[scalar.Anchor.Value] = scalar.Value;
                }

                Add(IsNull(scalar) ? null : scalar.Value);
                break;
            case AnchorAlias alias:
                Merge(alias.Value.Value);
                Add(_anchors.GetValueOrDefault(alias.Value.Value));
                break;
        }
    }

    private void Open(bool isMapping)
    {
        // A collection as a key is none.
        var parent = _levels.LastOrDefault();
        var speaks = parent is null
            || (parent.Speaks && parent is { IsMapping: true, Key: { } key } && (!isMapping || IsMerge(key)));
        _mappings += isMapping && _levels.Count > 0 ? 1 : 0;
        var level = new Level(isMapping, speaks) { Name = isMapping ? null : parent?.Key ?? parent?.Name };
        if (parent is { IsMapping: true, Key: { } group } && IsMerge(group))
        {
            parent.Merged.Add(level);
        }

        _levels.Add(level);
    }

    private void Close()
    {
        var closed = _levels[^1];
        _levels.RemoveAt(_levels.Count - 1);
        _mappings -= closed.IsMapping && _levels.Count > 0 ? 1 : 0;
        if (closed.IsMapping && _levels.Count > 0 && _mappings == 0)
        {
            // The outermost mapping below the top level: a person, a site.
            _fields.Add(_levels[0].Key, closed.Values);
        }

        EndValue();
    }

    /// <summary>
    /// What lies in an anchored mapping is said here, too, where an alias merges it or stands for a group. Each is taken once for what
    /// speaks of the text: aliases of aliases cost no more than the mappings that they name.
    /// </summary>
    private void Merge(string anchor)
    {
        if (_levels.LastOrDefault() is { } level && (level.Key ?? level.Name) is { } key && IsMerge(key)
            && _anchored.TryGetValue(anchor, out var mapping))
        {
            level.Merged.Add(mapping);
            if (level.Speaks)
            {
                State(mapping);
            }
        }
    }

    private void State(Level mapping)
    {
        var open = new Stack<Level>([mapping]);
        while (open.TryPop(out var level))
        {
            if (_merged.Add(level))
            {
                foreach (var (name, value) in level.Values)
                {
                    _fields.State(name, value);
                }

                level.Merged.ForEach(open.Push);
            }
        }
    }

    private void Add(string? value)
    {
        if (_levels.LastOrDefault() is not { } level)
        {
            return;
        }

        if (level is { IsMapping: true, Key: null })
        {
            level.Key = FrontMatterFields.Plain(value ?? string.Empty);
            return;
        }

        if (value is not null)
        {
            if (_mappings == 0)
            {
                _fields.Add(_levels[0].Key, value);
            }

            if (level is { IsMapping: true, Key: { } key })
            {
                level.Values.TryAdd(key, value);
            }

            if (level.Speaks && (level.Key ?? level.Name) is { } name)
            {
                _fields.State(name, value);
            }
        }

        EndValue();
    }

    /// <summary>What was the value of a key is over.</summary>
    private void EndValue()
    {
        if (_levels.LastOrDefault() is { IsMapping: true } level)
        {
            level.Key = level.Key is null ? string.Empty : null;
        }
    }

    /// <summary>Whether what lies in the value of a key is said of what has the key: YAML's merge key, and groups of fields.</summary>
    private static bool IsMerge(string key) => key == "<<" || ReleaseNames.Groups.Contains(ReleaseNames.Plain(key));

    /// <summary>A plain <c>null</c> or <c>~</c>, or nothing, is no value (YAML 1.2, 10.2.1.1); in quotes it is a word.</summary>
    private static bool IsNull(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    [GeneratedRegex(
        @"^\s*---[ \t]*\r?\n((?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:(?:\? ?)?[""']?[\p{L}_][\w-]*[""']?[ \t]*(?::|\r?\n:)|<<:"
        + @"|\{[ \t]*(?:\r?\n[ \t]*)?[""']?[\p{L}_][\w-]*[""']?[ \t]*:)(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\z)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Fenced();

    /// <summary>A mapping or a sequence that is open.</summary>
    /// <param name="IsMapping">Whether it is a mapping.</param>
    /// <param name="Speaks">Whether what lies in it speaks of the text.</param>
    private sealed record Level(bool IsMapping, bool Speaks)
    {
        /// <summary>The key that waits for its value; null where a key comes next.</summary>
        public string? Key { get; set; }

        /// <summary>A sequence's: the key whose value it is.</summary>
        public string? Name { get; init; }

        /// <summary>What it takes over from others, or holds as a group.</summary>
        public List<Level> Merged { get; } = [];

        /// <summary>The scalars of a mapping by their keys.</summary>
        public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);
    }
}
