using System.Net;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats;
using Articles.Extraction.Html.Page;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Cleaning;

/// <summary>
/// Cleans what an agency sent: the body is all that the envelope gives, so none has to be found. Only what is plainly no text is left out:
/// embeds, pictures (their captions are kept), and a headline, slug line or byline that is said again above the text.
/// </summary>
/// <param name="signals">The word lists.</param>
/// <param name="options">The limits of a page.</param>
internal sealed partial class WireCleaner(ArticleSignals signals, CleaningOptions options)
{
    // A headline, a sub-headline, an author and a place are said again at most.
    private const int MaxRepeats = 4;
    private const int MaxBylineLength = 120;
    private const int MaxPoints = 8;
    private const int MaxCopyrightWords = 60;

    private readonly PageParser _parser = new(options);

    /// <summary>Cleans an item.</summary>
    /// <param name="source">A document with its envelope.</param>
    /// <param name="explain">Whether to write down what was decided about each paragraph.</param>
    /// <param name="budget">What is left of the file's limits.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArticleRejectedException">There is no text, or it is past a limit.</exception>
    public CleanedContent Clean(SourceDocument source, bool explain, FileBudget budget, CancellationToken cancellationToken)
    {
        var item = source.Wire!;
        var (paragraphs, figures) = Split(source, budget, cancellationToken);
        if (paragraphs.TrueForAll(string.IsNullOrWhiteSpace))
        {
            throw new ArticleRejectedException(RejectionCodes.NoText, $"The {item.Flavour} item has a headline but no text.");
        }

        var decisions = new List<BlockDecision>();
        var kept = new List<string>();
        string? byline = null;
        var last = paragraphs.FindLastIndex(paragraph => !string.IsNullOrWhiteSpace(paragraph));
        for (var i = 0; i < paragraphs.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Reuters has its main points above the byline, and what is new in this version.
            var isAbove = i < MaxRepeats + MaxPoints && kept.Count <= MaxPoints && kept.TrueForAll(IsPreamble)
                && i - kept.Count < MaxRepeats;
            var (role, reason) = Judge(paragraphs[i], isAbove, source);
            if (role == BlockRole.Body && i + 1 < paragraphs.Count && EmbedLabel().IsMatch(paragraphs[i])
                && Embed().IsMatch(paragraphs[i + 1]))
            {
                (role, reason) = (BlockRole.Promotion, "the label of an embed");
            }

            if (role == BlockRole.Body && i == last && kept.Count > 0)
            {
                (role, reason) = JudgeLast(paragraphs[i]);
            }

            if (role == BlockRole.Byline)
            {
                byline ??= Leading().Replace(paragraphs[i].Trim(), string.Empty);
            }
            else if (role is BlockRole.Body && Plain(paragraphs[i]) is { Length: > 0 } text)
            {
                kept.Add(text);
            }

            if (explain)
            {
                var isKept = role == BlockRole.Body;
                var excerpt = Excerpt.Of(paragraphs[i], BlockDecision.MaxText);
                decisions.Add(new BlockDecision(role, isKept, isKept ? 1 : -1, reason, excerpt, $"paragraph {i + 1}"));
            }
        }

        if (kept.Count == 0)
        {
            // All of it repeats the envelope: then that is the text.
            kept = paragraphs.FindAll(paragraph => !Embed().IsMatch(paragraph));
        }

        if (kept.Count == 0)
        {
            throw new ArticleRejectedException(RejectionCodes.NoText, $"The {item.Flavour} item has no text but the markup of embeds.");
        }

        return new CleanedContent
        {
            Byline = byline,
            Source = Source(item, kept),
            Language = null,
            Text = string.Join("\n\n", kept),
            Captions = [.. item.Pictures.Select(picture => picture.Caption).Concat(figures).OfType<string>().Distinct()],
            BlocksKept = kept.Count,
            BlocksDropped = paragraphs.Count - kept.Count,
            Blocks = decisions,
        };
    }

    private static bool IsPreamble(string paragraph) => Point().IsMatch(paragraph) || InBrackets().IsMatch(paragraph);

    private (List<string> Paragraphs, List<string> Captions) Split(
        SourceDocument source, FileBudget budget, CancellationToken cancellationToken)
    {
        if (source.Kind == ContentKind.Text)
        {
            return ([.. BlankLines().Split(source.Content.ReplaceLineEndings("\n"))
                .Where(paragraph => !string.IsNullOrWhiteSpace(paragraph))], []);
        }

        var (paragraphs, captions) = Parse(source.Content, budget, cancellationToken);
        // Some escape their markup once too often.
        return ([.. paragraphs.SelectMany(
            paragraph => Escaped().IsMatch(paragraph) ? Parse(paragraph, budget, cancellationToken).Paragraphs : [paragraph])], captions);
    }

    private (List<string> Paragraphs, List<string> Captions) Parse(string html, FileBudget budget, CancellationToken cancellationToken)
    {
        using var document = _parser.Parse(html, budget, cancellationToken);
        var writer = new WireMarkupWriter(cancellationToken);
        return (writer.Write(document.Body!), writer.Captions);
    }

    private static (BlockRole Role, string Reason) Judge(string paragraph, bool isAbove, SourceDocument source)
    {
        var declared = source.Declared;
        if (Embed().IsMatch(paragraph))
        {
            return (BlockRole.Promotion, "markup of an embed, written as text");
        }

        if (!isAbove)
        {
            return (BlockRole.Body, "the envelope's text");
        }

        var letters = Letters(paragraph);
        if (letters.Length > 0 && (letters == Letters(declared.Title) || letters == Letters(source.Wire!.Slugline)))
        {
            return (BlockRole.Headline, "says the headline or the slug line again");
        }

        return paragraph.Length <= MaxBylineLength && !paragraph.Contains('\n', StringComparison.Ordinal)
            && (Author().IsMatch(paragraph) || (letters.Length > 0 && letters == Letters(declared.Byline)))
            ? (BlockRole.Byline, "names the author above the text")
            : (BlockRole.Body, "the envelope's text");
    }

    private static (BlockRole Role, string Reason) JudgeLast(string paragraph)
    {
        var text = Plain(paragraph);
        if (RoutingCodes().IsMatch(text))
        {
            return (BlockRole.WireMark, "codes of where the agency sends it");
        }

        return Copyright().IsMatch(text) && WordCount.Of(text) <= MaxCopyrightWords
            ? (BlockRole.Footer, "says who holds the copyright, below the text")
            : (BlockRole.Body, "the envelope's text");
    }

    /// <summary>An agency that is known, or else the credit that is asked for.</summary>
    private string? Source(WireItem item, List<string> kept)
    {
        foreach (var name in (ReadOnlySpan<string?>)[item.Credit, item.Provider])
        {
            if (name is not null && Agency(name) is { } agency)
            {
                return agency;
            }
        }

        return (kept.Count > 0 ? signals.Agencies.FindDateline(kept[0])?.Agency : null)
            ?? (item.Credit is { } credit && !Domain().IsMatch(credit) ? credit : null);
    }

    private string? Agency(string name)
    {
        var plain = Domain().Replace(name.Split(':')[^1], string.Empty).Trim(' ', '–', '-');
        return signals.Agencies.Find(plain) ?? signals.Agencies.Find(plain.ToUpperInvariant())
            ?? (plain.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? signals.Agencies.Find(plain.AsSpan(4)) : null);
    }

    /// <summary>Without references and tags that were escaped once too often.</summary>
    private static string Plain(string paragraph)
    {
        var text = paragraph;
        if (text.Contains('<', StringComparison.Ordinal))
        {
            text = (text.Contains("</", StringComparison.Ordinal) ? AnyTag() : Tag()).Replace(text, string.Empty);
        }

        return (text.Contains('&', StringComparison.Ordinal)
            ? WebUtility.HtmlDecode(Dash().Replace(text, match => match.Value == "&endash;" ? "–" : "—"))
            : text).Trim();
    }

    private static string Letters(string? text) =>
        text is null ? string.Empty : CharacterFolding.Letters(text);

    /// <summary>Paragraphs that are tags alone, or begin with the tag of an embed.</summary>
    [GeneratedRegex(
        @"\A\s*(<(script|iframe|div|blockquote|embed|object|video|audio|style|img|figure|section|amp-[a-z]+)\b[\s\S]*>\s*"
        + @"|(<[/!]?[a-z-][^<>]*>\s*)+)\z",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Embed();

    [GeneratedRegex(
        @"\A\s*<(p|h[1-6]|b|strong|em|i|span|ul|ol)(\s[^<>]*)?>[\s\S]*</(p|h[1-6]|b|strong|em|i|span|ul|ol)>\s*\z",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex(
        @"</?[A-Za-z][\w-]{0,30}(\s+[\w:-]{1,40}=""[^""<>]*"")*\s*/?>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();

    // In a text without end tags, less-than signs may mean what they say.
    [GeneratedRegex(
        @"<[A-Za-z][\w-]{0,30}(\s+[\w:-]{1,40}=""[^""<>]*"")+\s*/?>|<(p|br|b|i|em|strong|span|u)\s*/?>",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    // No entities of HTML, but in use.
    [GeneratedRegex(@"&e[nm]dash;", RegexOptions.NonBacktracking)]
    private static partial Regex Dash();

    // "51 77 03 CRO01 1113 APE4800": where ANSA sends it.
    [GeneratedRegex(@"\A([A-Z]{0,8}\d{1,8}|[A-Z]{2,10})( ([A-Z]{0,8}\d{1,8}|[A-Z]{2,10})){4,}\z", RegexOptions.NonBacktracking)]
    private static partial Regex RoutingCodes();

    // "By Toby Davis", "By Jane Roe and John Doe": names and the words between them, and no sentence.
    [GeneratedRegex(
        @"\A\s*(By|BY) \p{Lu}[\p{L}\p{M}'’.-]*([ ,]+(and|AND|of|for|in|the|de|da|di|van|von|der|al|bin|el|le|la"
        + @"|\p{Lu}[\p{L}\p{M}'’.-]*)){1,11}\s*\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Author();

    // Lines of "* Shares fall 3 pct" and no other.
    [GeneratedRegex(@"\A([*•-] ?[^\n]+(\n|\z))+\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Point();

    // "(Adds comment, details)".
    [GeneratedRegex(@"\A\s*\([^()]*(\([^()]*\)[^()]*)*\)\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex InBrackets();

    // "© Ostermark Wire", "Copyright 2026 Ostermark Wire. All rights reserved."; "(c)" alone may be the third of three points.
    [GeneratedRegex(
        @"\A\s*(©|(copyright|\(c\)) (copyright |\(c\) |© ?|by )*(19|20)\d\d\b|copyright (\(c\)|©))",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Copyright();

    // "Embed (large):" of NTB.
    [GeneratedRegex(
        @"\A\s*Embed\b[^\n.!?]{0,40}:?\s*\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmbedLabel();

    [GeneratedRegex(@"\A(By|BY)\s+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\.[a-z]{2,8}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    [GeneratedRegex(@"\n[ \t]*(\n[ \t]*)+", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
