using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Reads the front matter of a Markdown file, as Jekyll, Hugo and others write it: the scalars and lists of its top level, and the name in
/// a mapping. YAML is read as a stream of events: neither aliases nor nesting can make it costly.
/// </summary>
internal static partial class FrontMatter
{
    private const int MaxLength = 64 * 1024;

    /// <summary>Whether a text begins with front matter: a fence, a line with a key, and a fence.</summary>
    public static bool Opens(string text)
    {
        var start = Start(text);
        return Fenced().IsMatch(start) || TomlFrontMatter.Opens(start);
    }

    /// <summary>
    /// Splits a text into the declarations of its front matter (YAML, TOML or JSON), what that says of the release, and the rest. Damaged
    /// YAML declares nothing, but may still forbid the publication.
    /// </summary>
    /// <exception cref="ArticleRejectedException">It is damaged TOML or JSON: <c>malformed-front-matter</c>.</exception>
    public static (DeclaredMetadata Declared, ReleaseFields Release, string Body) Split(string text)
    {
        var start = Start(text);
        return (ReadYaml(start) ?? TomlFrontMatter.Read(start) ?? JsonFrontMatter.Read(start)) is var (fields, length)
            ? (Declare(fields), ReleaseOf(start[..length].Trim().Trim('-', '+', '.')), text[length..])
            : (DeclaredMetadata.None, ReleaseOf(Header().Match(start).Value), text);
    }

    private static string Start(string text) => text[..Math.Min(text.Length, MaxLength)];

    private static ReleaseFields ReleaseOf(string matter) => ReleaseFields.Of("The front matter", FrontMatterLines.Read(matter));

    private static (FrontMatterFields Fields, int Length)? ReadYaml(string start) =>
        Fenced().Match(start) is { Success: true } match ? (Fields(match.Groups[1].Value), match.Length) : null;

    private static DeclaredMetadata Declare(FrontMatterFields fields) => new()
    {
        Title = PlainLine.Of(fields.First("title", "headline")),
        Byline = Names.Join(
            Array.Find(["author", "authors", "byline"], name => fields[name].Count > 0) is { } author ? fields[author] : []),
        PublishedAt = DeclaredDate.Parse(fields.First("date", "published", "publishdate", "pubdate", "datepublished", "publishedat")),
        ModifiedAt = DeclaredDate.Parse(fields.First("lastmod", "updated", "modified", "updatedat", "datemodified")),
        SiteName = PlainLine.Of(fields.First("site", "sitename", "publication", "publisher")),
        CanonicalUrl = AbsoluteUrl.Parse(fields.First("canonicalurl", "canonical", "url", "link", "permalink", "source")),
        Language = LanguageTag.Parse(fields.First("lang", "language", "locale")),
        LeadImage = AbsoluteUrl.Parse(fields.First("image", "cover", "featuredimage", "thumbnail")),
    };

    /// <summary>The top level's keys, in lower case and without separators, with their scalars.</summary>
    private static FrontMatterFields Fields(string yaml)
    {
        var fields = new FrontMatterFields();
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
                            fields.Add(key, mapping);
                            mapping.Clear();
                        }

                        key = depth == 1 ? null : key;
                        break;
                    case Scalar scalar when depth == 1 && key is null:
                        key = FrontMatterFields.Plain(scalar.Value);
                        break;
                    case Scalar scalar when mappings == 0:
                        fields.Add(key, IsNull(scalar) ? null : scalar.Value);
                        key = depth == 1 ? null : key;
                        break;
                    case Scalar scalar when mappings == 1:
                        // A mapping's scalars come as its keys and values in turn.
                        if (part is not null && !IsNull(scalar))
                        {
                            mapping.TryAdd(part, scalar.Value);
                        }

                        part = part is null ? FrontMatterFields.Plain(scalar.Value) : null;
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
    }

    /// <summary>A plain <c>null</c> or <c>~</c>, or nothing, is no value (YAML 1.2, 10.2.1.1); in quotes it is a word.</summary>
    private static bool IsNull(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    [GeneratedRegex(
        @"^\s*---[ \t]*\r?\n((?:[ \t]*(?:#[^\n]*)?\r?\n)*[""']?[A-Za-z_][\w-]*[""']?[ \t]*:(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*"
        + @"(?:\r?\n|\z)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Fenced();

    // What stands above the text without fences, as MultiMarkdown and Pelican have it, or where the second fence is missing.
    [GeneratedRegex(
        @"^\s*(?:(?:---|\+\+\+)[ \t]*\r?\n)?(?:[""']?[A-Za-z_][\w -]{0,40}[""']?[ \t]*[:=][^\n]*\n){2,}"
        + @"|^\s*\{[ \t]*\r?\n(?:[^\n]*\n)*?\}",
        RegexOptions.NonBacktracking)]
    private static partial Regex Header();
}
