using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using YamlDotNet.Core.Events;
using YamlDotNet.Core;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Reads the YAML front matter of a Markdown file, as Jekyll, Hugo and others write it: the scalars and lists of its top level, and
/// the name in a mapping. Read as a stream of events: neither aliases nor nesting can make it costly.
/// </summary>
internal static partial class FrontMatter
{
    private const int Longest = 64 * 1024;

    /// <summary>Whether a text begins with front matter: a fence, a line with a key, and a fence.</summary>
    public static bool Opens(string text) => Fenced().IsMatch(text.AsSpan(0, Math.Min(text.Length, Longest)));

    /// <summary>Splits a text into what its front matter declares and the rest. Front matter that is no YAML declares nothing.</summary>
    public static (DeclaredMetadata Declared, string Body) Split(string text)
    {
        var match = Fenced().Match(text[..Math.Min(text.Length, Longest)]);
        return match.Success ? (Declare(Fields(match.Groups[1].Value)), text[match.Length..]) : (DeclaredMetadata.None, text);
    }

    private static DeclaredMetadata Declare(Dictionary<string, List<string>> fields)
    {
        string? Find(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (fields.TryGetValue(name, out var values) && values.Count > 0)
                {
                    return values[0];
                }
            }

            return null;
        }

        return new DeclaredMetadata
        {
            Title = PlainLine.Of(Find("title", "headline")),
            Byline = Names.Join(fields.GetValueOrDefault("author") ?? fields.GetValueOrDefault("authors") ?? fields.GetValueOrDefault("byline") ?? []),
            PublishedAt = DeclaredDate.Parse(Find("date", "published", "publishdate", "pubdate", "datepublished", "publishedat")),
            ModifiedAt = DeclaredDate.Parse(Find("lastmod", "updated", "modified", "updatedat", "datemodified")),
            SiteName = PlainLine.Of(Find("site", "sitename", "publication", "publisher")),
            CanonicalUrl = AbsoluteUrl.Parse(Find("canonicalurl", "canonical", "url", "link", "permalink", "source")),
            Language = LanguageTag.Parse(Find("lang", "language", "locale")),
            LeadImage = AbsoluteUrl.Parse(Find("image", "cover", "featuredimage", "thumbnail")),
        };
    }

    /// <summary>The top level's keys, in lower case and without separators, with their scalars.</summary>
    private static Dictionary<string, List<string>> Fields(string yaml)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        try
        {
            var parser = new Parser(new StringReader(yaml));
            string? key = null;
            for (var depth = 0; parser.MoveNext();)
            {
                switch (parser.Current)
                {
                    case MappingStart or SequenceStart:
                        depth++;
                        break;
                    case MappingEnd or SequenceEnd:
                        depth--;
                        key = depth == 1 ? null : key;
                        break;
                    case Scalar scalar when depth == 1 && key is null:
                        key = scalar.Value.ToLowerInvariant().Replace("_", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
                        break;
                    case Scalar scalar when key is not null:
                        fields.TryAdd(key, []);
                        fields[key].Add(scalar.Value);
                        key = depth == 1 ? null : key;
                        break;
                    case AnchorAlias when depth == 1:
                        key = null;
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser met a fault, in its own words or not. What stood before it counts.
        }

        foreach (var values in fields.Values)
        {
            // A mapping's scalars come as its key and value in turn: {name: Clara}.
            var name = values.FindIndex(value => value is "name");
            if (name >= 0 && name + 1 < values.Count)
            {
                values.RemoveAll(value => value is "name");
            }
        }

        return fields;
    }

    [GeneratedRegex(@"^---[ \t]*\r?\n((?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_][\w-]*[ \t]*:(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\z)", RegexOptions.NonBacktracking)]
    private static partial Regex Fenced();
}
