using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// Reads Markdown (CommonMark with tables, footnotes and the like) and turns it into HTML. Known by its extension, by YAML front matter, or
/// by a first-line heading with links or emphasis after it.
/// </summary>
internal sealed partial class MarkdownReader : IFormatReader<DecodedFile>
{
    private const int Start = 16 * 1024;

    /// <summary>The parser makes some hundred bytes of each sign, in characters.</summary>
    private const int MaxTextLength = 300_000;

    /// <summary>The parser's time grows with the square of a paragraph's length, in characters.</summary>
    private const int MaxParagraphLength = 20_000;

    /// <summary>So too with the signs of emphasis and links in a paragraph, matched or not.</summary>
    private const int MaxSigns = 2_000;

    /// <summary>Quotes and lists in one another, opened by one line.</summary>
    private const int MaxContainers = 100;

    /// <summary>And with the square of the number of definitions of links, and of notes and references to them.</summary>
    private const int MaxReferences = 2_000;

    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseAutoLinks()
        // Markdig 1.x reads "3~5 days, 6~8 days" as a subscript and "2^40 to 2^43" as a superscript with all its extras: the signs vanish,
        // and other numbers stand there.
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseCjkFriendlyEmphasis()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseTaskLists()
        .Build();

    public bool Recognizes(DecodedFile input)
    {
        var start = input.Text.AsSpan(0, Math.Min(input.Text.Length, Start));
        return input.File.Extension is ".md" or ".markdown" or ".mdown" or ".mkd" or ".mdx"
            ? !HtmlDocument().IsMatch(start)
            : FrontMatter.Opens(input.Text) || ReaderPreamble.Opens(input.Text) || (Heading().IsMatch(start) && Inline().IsMatch(start));
    }

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run)
    {
        var (declared, release, body) = FrontMatter.Split(input.Text);
        if (ReaderPreamble.Opens(input.Text))
        {
            (declared, body) = ReaderPreamble.Split(input.Text);
        }

        if (input.File.Extension is ".mdx")
        {
            (body, var exported) = MdxModule.Split(body);
            release = release.With(ReleaseFields.Of("The exported metadata", exported));
        }

        if (release.Rejection is { } unreleased)
        {
            throw new ArticleRejectedException(unreleased.Code, unreleased.Message);
        }

        if (string.IsNullOrWhiteSpace(body))
        {
            throw new ArticleRejectedException(RejectionCodes.NoText, "The Markdown file has front matter but no text after it.");
        }

        // What is longer than anything that people write is not worth its signs: it is read as the text that it is.
        return IsMonstrous(body)
            ? [release.Apply(run.Document(SourceFormat.Markdown, ContentKind.Text, body, input.Charset, declared), run.Now)]
            : [release.Apply(
                run.Document(
                    SourceFormat.Markdown, ContentKind.Html, ToHtml(declared.Title is null ? MarkdownTitle.Mark(body) : body),
                    input.Charset, declared),
                run.Now)];
    }

    private static bool IsMonstrous(string markdown)
    {
        var text = markdown.AsSpan();
        if (text.Length > MaxTextLength || text.Count("]:") > MaxReferences || text.Count("[^") > MaxReferences)
        {
            return true;
        }

        var (length, signs) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            var isBlank = line.IsWhiteSpace();
            length = isBlank ? 0 : length + line.Length;
            signs = isBlank ? 0 : signs + CountSigns(line);
            if (length > MaxParagraphLength || signs > MaxSigns)
            {
                return true;
            }

            if (CountContainers(line) > MaxContainers)
            {
                throw TooDeep(cause: null);
            }
        }

        return false;
    }

    private static int CountSigns(ReadOnlySpan<char> line)
    {
        var signs = 0;
        foreach (var c in line)
        {
            signs += c is '*' or '_' or '~' or '[' or ']' or '`' or '^' or '+' or '=' ? 1 : 0;
        }

        return signs;
    }

    /// <summary>How many quotes and list items the line opens: "> 1. - ".</summary>
    private static int CountContainers(ReadOnlySpan<char> line)
    {
        var containers = 0;
        for (var at = 0; at < line.Length;)
        {
            var digits = line[at..].IndexOfAnyExceptInRange('0', '9');
            var sign = at + Math.Max(0, digits);
            if (line[at] is ' ' or '\t')
            {
                at++;
            }
            else if (line[at] == '>' || (line[at] is '-' or '*' or '+' && at + 1 < line.Length && line[at + 1] is ' ' or '\t'))
            {
                containers++;
                at++;
            }
            else if (digits is > 0 and < 10 && line[sign] is '.' or ')')
            {
                containers++;
                at = sign + 1;
            }
            else
            {
                break;
            }
        }

        return containers;
    }

    private static ArticleRejectedException TooDeep(Exception? cause)
    {
        const string Message = "The Markdown nests lists, quotes or brackets too deep. Flatten it.";
        return cause is null ? new ArticleRejectedException(RejectionCodes.TooDeep, Message) : new ArticleRejectedException(
            RejectionCodes.TooDeep, Message, cause);
    }

    private string ToHtml(string markdown)
    {
        try
        {
            var document = Markdig.Markdown.Parse(markdown, _pipeline);
            MarkdownNumbers.Keep(document);
            return document.ToHtml(_pipeline);
        }
        catch (ArgumentException exception)
        {
            // Markdig's way to say so; it holds lists, quotes and brackets to a depth of its own.
            throw TooDeep(exception);
        }
    }

    [GeneratedRegex(
        @"^\s*(<!doctype\s+html|<html[\s>])", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlDocument();

    [GeneratedRegex(@"^\s*#{1,2} \S", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((https?:|/|#)|\*\*\w|\n#{2,4} \S|\n```", RegexOptions.NonBacktracking)]
    private static partial Regex Inline();
}
