using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Reads the front matter of a Markdown file, as Jekyll, Hugo and others write it: the scalars and lists of its top level, and the name in
/// a mapping.
/// </summary>
internal static partial class FrontMatter
{
    private const int MaxLength = 64 * 1024;
    private const int MaxHeaderLines = 20;

    /// <summary>Whether a text begins with front matter: a fence, a line with a key, and a fence.</summary>
    public static bool Opens(string text)
    {
        var start = Start(text);
        return YamlFrontMatter.Opens(start) || TomlFrontMatter.Opens(start) || FindTagged(start) is not null;
    }

    /// <summary>
    /// Splits a text into the declarations of its front matter (YAML, TOML or JSON), what that says of the release, and the rest. Damaged
    /// YAML declares nothing, but may still forbid the publication.
    /// </summary>
    /// <exception cref="ArticleRejectedException">It is damaged TOML or JSON: <c>malformed-front-matter</c>.</exception>
    public static (DeclaredMetadata Declared, ReleaseFields Release, string Body) Split(string text)
    {
        if (FindTagged(Start(text)) is { } tagged)
        {
            return SplitTagged(text, tagged);
        }

        var start = Start(text);
        return (YamlFrontMatter.Read(start) ?? TomlFrontMatter.Read(start) ?? JsonFrontMatter.Read(start)) is var (fields, length)
            ? (Declare(fields), ReleaseOf(fields.Statements, start[..length].Trim().Trim('-', '+', '.')), text[length..])
            : (DeclaredMetadata.None, ReleaseOf([], Header().Match(start).Value), text);
    }

    private static Match? FindTagged(string start) =>
        YamlFrontMatter.BeginsWithFence(start) && Tagged().Match(start) is { Success: true } tagged ? tagged : null;

    /// <summary>Front matter whose fence says in which notation it is, as Eleventy takes it.</summary>
    private static (DeclaredMetadata Declared, ReleaseFields Release, string Body) SplitTagged(string text, Match tagged)
    {
        var matter = tagged.Groups["matter"].Value;
        var plain = tagged.Groups["notation"].Value switch
        {
            "json" => matter,
            "toml" => $"+++\n{matter}+++\n",
            "js" or "javascript" => throw new ArticleRejectedException(
                RejectionCodes.MalformedFrontMatter,
                "The front matter is a script, which is not run. Write it in YAML, TOML or JSON, and drop the file again."),
            _ => $"---\n{matter}---\n",
        };
        var (declared, release, rest) = Split(plain);
        return string.IsNullOrWhiteSpace(rest)
            ? (declared, release, text[tagged.Length..])
            : throw new ArticleRejectedException(
                RejectionCodes.MalformedFrontMatter,
                "The front matter is not in the notation that its first line names. Correct it, and drop the file again.");
    }

    /// <summary>What a header of fields without fences, above a text that is no Markdown, says of the release.</summary>
    public static ReleaseFields ReleaseOfHeader(string text) =>
        ReleaseFields.Of(
            "The header",
            FrontMatterLines.Read(Header().Match(Start(text)).Value).Concat(
                Start(text).Split('\n').Take(MaxHeaderLines).Select(line => Attribute().Match(line)).Where(match => match.Success)
                    .Select(match => KeyValuePair.Create(match.Groups["name"].Value, match.Groups["value"].Value))));

    private static string Start(string text) => text[..Math.Min(text.Length, MaxLength)];

    /// <summary>The lines count, too: a fault in one must not take back what another says.</summary>
    private static ReleaseFields ReleaseOf(IEnumerable<KeyValuePair<string, string>> statements, string matter) =>
        ReleaseFields.Of("The front matter", statements.Concat(FrontMatterLines.Read(matter)));

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

    [GeneratedRegex(
        @"^\s*---(?<notation>json|toml|ya?ml|js|javascript)[ \t]*\r?\n(?<matter>(?:[^\n]*\n)*?)---[ \t]*(?:\r?\n|\z)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Tagged();

    // The attributes of AsciiDoc and reStructuredText, which may stand below the title.
    [GeneratedRegex(@"^:(?<name>[\p{L}_][\w-]{0,40}):[ \t]+(?<value>\S.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    // What stands above the text without fences, as MultiMarkdown and Pelican have it, or where the second fence is missing.
    [GeneratedRegex(
        @"^\s*(?:(?:---|\+\+\+)[ \t]*\r?\n)?(?:(?::|#\+)?[""']?[\p{L}_][\w -]{0,40}[""']?[ \t]*[:=][^\n]*\n){2,}",
        RegexOptions.NonBacktracking)]
    private static partial Regex Header();
}
