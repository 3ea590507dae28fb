using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Reads the YAML front matter of a Markdown file, as Jekyll, Hugo and others write it: the scalars and lists of its top level, and
/// the name in a mapping. Read as a stream of events: neither aliases nor nesting can make it costly.
/// </summary>
internal static partial class FrontMatter
{
    private const int Longest = 64 * 1024;

    /// <summary>Whether a text begins with front matter: a fence, a line with a key, and a fence.</summary>
    public static bool Opens(string text) => Match(text).Success;

    /// <summary>
    /// Splits a text into what its front matter declares, what that says of its release, and the rest. Front matter that is no YAML
    /// declares nothing, but may still forbid to publish the text.
    /// </summary>
    public static (DeclaredMetadata Declared, ReleaseFields Release, string Body) Split(string text)
    {
        var match = Match(text);
        if (!match.Success)
        {
            return (DeclaredMetadata.None, ReleaseOf(Header().Match(Start(text)).Value), text);
        }

        var matter = match.Groups["matter"].Value;
        return (Declare(match.Groups["yaml"].Success ? Fields(matter) : FieldsOf(matter)), ReleaseOf(matter), text[match.Length..]);
    }

    private static string Start(string text) => text[..Math.Min(text.Length, Longest)];

    private static Match Match(string text) => Fenced().Match(Start(text));

    private static ReleaseFields ReleaseOf(string matter) => ReleaseFields.Of("The front matter", FrontMatterLines.Read(matter));

    /// <summary>The fields of TOML or JSON.</summary>
    private static Dictionary<string, List<string>> FieldsOf(string matter) => FrontMatterLines.Read(matter)
        .GroupBy(field => field.Key, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.SelectMany(field => Value().Matches(field.Value).Select(value => value.Value.Trim('"', '\''))).ToList(),
            StringComparer.Ordinal);

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
            Byline = Names.Join(
                fields.GetValueOrDefault("author") ?? fields.GetValueOrDefault("authors") ?? fields.GetValueOrDefault("byline") ?? []),
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
            var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
            string? part = null;
            for (var (depth, mappings) = (0, 0); parser.MoveNext();)
            {
                switch (parser.Current)
                {
                    case MappingStart or SequenceStart:
                        depth++;
                        mappings += parser.Current is MappingStart && depth > 1 ? 1 : 0;
                        part = null;
                        break;
                    case MappingEnd or SequenceEnd:
                        depth--;
                        if (parser.Current is MappingEnd && depth > 0 && --mappings == 0)
                        {
                            Add(key, NameIn(mapping));
                            mapping.Clear();
                        }

                        key = depth == 1 ? null : key;
                        break;
                    case Scalar scalar when depth == 1 && key is null:
                        key = Plain(scalar.Value);
                        break;
                    case Scalar scalar when mappings == 0:
                        Add(key, IsNull(scalar) ? null : scalar.Value);
                        key = depth == 1 ? null : key;
                        break;
                    case Scalar scalar when mappings == 1:
                        // A mapping's scalars come as its keys and values in turn.
                        if (part is not null && !IsNull(scalar))
                        {
                            mapping.TryAdd(part, scalar.Value);
                        }

                        part = part is null ? Plain(scalar.Value) : null;
                        break;
                    case AnchorAlias when depth == 1:
                        key = null;
                        break;
                    case AnchorAlias:
                        part = null;
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser met a fault, in its own words or not. What stood before it counts.
        }

        return fields;

        void Add(string? name, string? value)
        {
            if (name is not null && value is not null)
            {
                fields.TryAdd(name, []);
                fields[name].Add(value);
            }
        }
    }

    private static string Plain(string key) =>
        key.ToLowerInvariant().Replace("_", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);

    /// <summary>A plain <c>null</c> or <c>~</c>, or nothing, is no value (YAML 1.2, 10.2.1.1); in quotes it is a word.</summary>
    private static bool IsNull(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>The name in a mapping of a person or a site, or the address in one of a picture.</summary>
    private static string? NameIn(Dictionary<string, string> mapping)
    {
        foreach (var key in (ReadOnlySpan<string>)["name", "displayname", "fullname", "src", "url", "image", "path"])
        {
            if (mapping.TryGetValue(key, out var value))
            {
                return value;
            }
        }

        return (mapping.GetValueOrDefault("given") ?? mapping.GetValueOrDefault("firstname")
            ?? mapping.GetValueOrDefault("givenname")) is { } given
            && (mapping.GetValueOrDefault("family") ?? mapping.GetValueOrDefault("lastname")
                ?? mapping.GetValueOrDefault("familyname")) is { } family
            ? $"{given} {family}"
            : null;
    }

    [GeneratedRegex(
        @"^\s*(?:(?<yaml>---)[ \t]*\r?\n(?<matter>(?:[ \t]*(?:#[^\n]*)?\r?\n)*[""']?[A-Za-z_][\w-]*[""']?[ \t]*:(?:[^\n]*\n)*?)(?:---"
        + @"|\.\.\.)"
        + @"|\+\+\+[ \t]*\r?\n(?<matter>(?:[ \t]*(?:#[^\n]*)?\r?\n)*[""']?[A-Za-z_][\w-]*[""']?[ \t]*=(?:[^\n]*\n)*?)\+\+\+)"
        + @"[ \t]*(?:\r?\n|\z)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Fenced();

    // What stands above the text without fences, as MultiMarkdown and Pelican have it, or where the second fence is missing.
    [GeneratedRegex(
        @"^\s*(?:(?:---|\+\+\+)[ \t]*\r?\n)?(?:[""']?[A-Za-z_][\w -]{0,40}[""']?[ \t]*[:=][^\n]*\n){2,}"
        + @"|^\s*\{[ \t]*\r?\n(?:[^\n]*\n)*?\}",
        RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    // A word, or what stands in quotation marks.
    [GeneratedRegex(@"""[^""]*""|'[^']*'|[^\s\[\],""'][^\[\],""']*", RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
