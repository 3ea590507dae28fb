using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>
/// Judges a block by its words: the headline again, a caption, a byline, a date, an agency's mark, a phrase of the site's machinery.
/// </summary>
/// <param name="page">The page.</param>
/// <param name="metadata">What the page declares.</param>
/// <param name="signals">The words to know them by.</param>
internal sealed class BlockWords(PageContent page, PageMetadata metadata, ArticleSignals signals)
{
    private const int MaxHeadline = 300;
    private const int MaxLabelWords = 12;
    private const int MaxDatesWords = 20;
    private const int MaxOpeningWords = 30;
    private const int MaxNoteWords = 60;
    private const int MaxBioWords = 150;
    private const int MaxCaptionWords = 150;
    private const int MaxUnlinkedOpeningWords = 8;
    private const int MaxQuestion = 4;
    private const double MaxLinkDensity = 0.3;
    private const int MinEntryWords = 5;

    // Elements to the next section of the same rank.
    private const int MaxReach = 500;
    private static readonly string[] Introductions =
    [
        " is ", ", ", " has ", " was ", " works ", " writes ", " covers ", " joined ", " studied ", " holds ", " lives ", " serves ", " (",
    ];

    private static readonly string[] Contributions = ["contributed to this", "contributed reporting", "contributed to the report"];

    /// <summary>Why the block is no part of the body, or null when its words do not say.</summary>
    public Verdict? Judge(PageBlock block, BlockPlace place)
    {
        if ((block.Marks & Mark.Embed) != 0 || block.Kind is BlockKind.Preformatted)
        {
            return null;
        }

        if ((block.Kind is BlockKind.Heading || (block.Kind is BlockKind.Paragraph && place != BlockPlace.Middle))
            && block.Text.Length <= MaxHeadline && IsHeadline(block, place))
        {
            return Verdict.Drop(BlockRole.Headline, "is the headline");
        }

        if (block.Kind is not BlockKind.Heading && block.Words <= MaxCaptionWords && signals.Captions.Classify(block.Text) is var caption
            && caption != CaptionKind.None)
        {
            return Verdict.Drop(BlockRole.Caption, caption == CaptionKind.Credit ? "reads as a credit" : "reads as a caption");
        }

        if (signals.Agencies.FindMark(block.Text) is { } agency)
        {
            return Verdict.Drop(BlockRole.WireMark, $"is the mark of {agency}");
        }

        if (block.Words <= MaxOpeningWords && block.Text.StartsWith("The post ", StringComparison.Ordinal)
            && block.Text.Contains(" appeared first on ", StringComparison.Ordinal))
        {
            return Verdict.Drop(BlockRole.Promotion, "is the note that a feed adds");
        }

        if (block.Words <= MaxNoteWords && block.Sentences <= 2
            && Contributions.Any(words => block.Text.Contains(words, StringComparison.Ordinal)))
        {
            return Verdict.Drop(BlockRole.Byline, "names who contributed");
        }

        return ByNote(block, place) ?? ByPhrase(block, place) ?? (place == BlockPlace.Middle ? null : AtTheEdge(block, place));
    }

    /// <summary>
    /// A note stands by itself. Who is called a reporter, and what appeared first elsewhere, may be what the article is about: they count
    /// at its end only.
    /// </summary>
    private Verdict? ByNote(PageBlock block, BlockPlace place)
    {
        if (block.Kind is BlockKind.Cell or BlockKind.Heading || (block.Kind == BlockKind.ListItem && place == BlockPlace.Middle))
        {
            return null;
        }

        return signals.Notes.Classify(block.Text, block.Words, block.Sentences) switch
        {
            NoteKind.Credit => Verdict.Drop(BlockRole.Byline, "names who reported"),
            NoteKind.Republication when place != BlockPlace.Middle => Verdict.Drop(BlockRole.Footer, "says where else it stands"),
            NoteKind.Contact when place == BlockPlace.Tail => Verdict.Drop(BlockRole.AuthorBio, "says who the author is"),
            NoteKind.Break => Verdict.Drop(BlockRole.Promotion, "says that the article goes on"),
            NoteKind.Teaser => Verdict.Drop(BlockRole.Related, "announces another story"),
            NoteKind.Topics when place != BlockPlace.Middle => Verdict.Drop(BlockRole.Navigation, "says what it is filed under"),
            _ => null,
        };
    }

    private bool IsHeadline(PageBlock block, BlockPlace place) =>
        Headline.Agree(metadata.Titles, block.Text) || (place == BlockPlace.Head && block == metadata.Heading);

    private Verdict? ByPhrase(PageBlock block, BlockPlace place)
    {
        if (signals.Phrases.Match(block.Text) is not { } phrase)
        {
            return null;
        }

        // Entries of lists and cells are words of the article too often to go by themselves.
        if (phrase.WholeLine)
        {
            if (IsSection(block) || IsAmongSections(block)
                || (block is { IsEntry: true, LinkLength: 0 } && phrase.Role is BlockRole.Navigation)
                || (place == BlockPlace.Middle && phrase.Role is BlockRole.Navigation && OpensProse(block)))
            {
                return null;
            }

            if (block.Kind is BlockKind.Cell && place == BlockPlace.Middle)
            {
                return null;
            }

            // A link by itself leads to the comments or to more; other stories are listed below it.
            return block.Kind != BlockKind.Heading && block.LinkLength == block.Text.Length && phrase.Role is not BlockRole.Related
                ? Verdict.Drop(phrase.Role, "is a phrase of the site")
                : Verdict.Open(phrase.Role, "is a phrase of the site");
        }

        if (phrase.Role is BlockRole.Promotion && block.Words <= MaxOpeningWords && block.Sentences <= 1
            && block.Text.Contains("newsletter", StringComparison.OrdinalIgnoreCase))
        {
            return Verdict.Drop(BlockRole.Promotion, "asks to subscribe");
        }

        var most = block.LinkLength > 0 ? MaxOpeningWords : MaxUnlinkedOpeningWords;
        if (place != BlockPlace.Middle)
        {
            most = MaxNoteWords;
        }

        if (block.Words > most)
        {
            return null;
        }

        if (phrase.Role is BlockRole.Navigation && block.Sentences > 0)
        {
            return null;
        }

        return block.Kind == BlockKind.Heading && !IsComplete(block.Text)
            ? Verdict.Open(phrase.Role, "opens like a phrase of the site")
            : Verdict.Drop(phrase.Role, "opens like a phrase of the site");
    }

    /// <summary>
    /// Whether a heading opens a section of the article that is named like a site's: its id, or its section's, is made of its words, as
    /// generators make it, and prose without links follows.
    /// </summary>
    private bool IsSection(PageBlock block) =>
        block.Kind == BlockKind.Heading
            && (IsSlugOf(block, block.Node.Element.Id)
            || (block.Node.Parent is { Kind: TagKind.Section } section && IsSlugOf(block, section.Element.Id)))
        && page.Blocks.ElementAtOrDefault(
            block.Index + 1) is { Kind: BlockKind.Paragraph, Prose: > 0, LinkLength: 0, Words: >= MaxLabelWords };

    /// <summary>
    /// A heading such as "FAQs" or "Local" names a section of the article when sentences without links follow, at once or below a question.
    /// </summary>
    private bool OpensProse(PageBlock block)
    {
        for (var i = block.Index + 1; block.Kind == BlockKind.Heading && i < page.Blocks.Count && i <= block.Index + MaxQuestion; i++)
        {
            if (page.Blocks[i] is { Kind: BlockKind.Paragraph, Prose: > 0, Words: >= MaxLabelWords, LinkDensity: < MaxLinkDensity })
            {
                return true;
            }

            if (page.Blocks[i].LinkLength > 0 && page.Blocks[i].Link is not ['#', ..])
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether sections of the article stand before and behind the heading's, of the same rank in the same place: "Results", "Discussion",
    /// "Conclusion".
    /// </summary>
    private bool IsAmongSections(PageBlock block)
    {
        if (block.Kind != BlockKind.Heading || !HasOwnText(block))
        {
            return false;
        }

        var place = block.Node.Parent is { } section && section.FirstBlock == block.Index ? section : block.Node;
        return FindBeside(place, block, -1) && FindBeside(place, block, 1);
    }

    private bool FindBeside(PageNode place, PageBlock block, int step)
    {
        for (var i = place.Index + step; place.Parent is { } parent && i > parent.Index && i < parent.EndNode; i += step)
        {
            if (Math.Abs(i - place.Index) > MaxReach)
            {
                return false;
            }

            var node = page.Nodes[i];
            if (node.Parent == parent && node.Kind == place.Kind && node.FirstBlock < node.EndBlock && node.Pruned is null
                && page.Blocks[node.FirstBlock] is { Kind: BlockKind.Heading } heading
                && heading.Node.Element.LocalName == block.Node.Element.LocalName
                && HasOwnText(heading) && signals.Phrases.Match(heading.Text) is null or { Role: BlockRole.Navigation })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a paragraph or an entry follows that is no link.</summary>
    private bool HasOwnText(PageBlock heading) =>
        page.Blocks.ElementAtOrDefault(heading.Index + 1) is { LinkDensity: < MaxLinkDensity } next
        && (next is { Kind: BlockKind.Paragraph, Prose: > 0, Words: >= MaxLabelWords }
            or { Kind: BlockKind.ListItem, LinkLength: 0, Words: >= MinEntryWords });

    /// <summary>Whether it names what it announces: "Related: How to mend a net".</summary>
    private static bool IsComplete(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && text.AsSpan(colon + 1).Trim().Count(' ') >= 2;

    private static bool IsSlugOf(PageBlock block, string? id) =>
        id is { Length: > 0 } && string.Concat(id.Where(char.IsLetterOrDigit))
            .StartsWith(string.Concat(block.Text.Where(char.IsLetterOrDigit)), StringComparison.OrdinalIgnoreCase);

    private Verdict? AtTheEdge(PageBlock block, BlockPlace place)
    {
        if (place == BlockPlace.Head && block is { Sentences: 0, Words: <= MaxOpeningWords, Kind: BlockKind.Paragraph }
            && signals.Bylines.FindTitled(block.Text) is not null)
        {
            return Verdict.Drop(BlockRole.Byline, "names the authors and their titles");
        }

        if (place == BlockPlace.Tail && block.Kind is BlockKind.Paragraph && block.Words <= MaxBioWords && IntroducesAuthor(block.Text))
        {
            return Verdict.Drop(BlockRole.AuthorBio, "says who the author is");
        }

        if (place == BlockPlace.Head && block.Words <= MaxDatesWords && SaysBothDates(block.Text))
        {
            return Verdict.Drop(BlockRole.Dateline, "says when it was published and changed");
        }

        if (block.Words > MaxLabelWords || block.Kind is BlockKind.Cell)
        {
            return null;
        }

        if (signals.Bylines.Find(block.Text) is not null || IsAuthor(block.Text))
        {
            return Verdict.Drop(BlockRole.Byline, "is a byline");
        }

        return signals.Dates.IsMentioned(block.Text)
            && (IsDate(block.Text) || (place == BlockPlace.Tail && block.Sentences == 0 && signals.Dates.IsDateOnly(block.Text)))
            ? Verdict.Drop(BlockRole.Dateline, "is a date")
            : null;
    }

    /// <summary>Whether it begins with an author's whole name, and says who that is: "Jane Doe is a writer from Leeds."</summary>
    private bool IntroducesAuthor(string text)
    {
        foreach (var name in metadata.Declared.Byline?.Split(", ") ?? [])
        {
            if (name.Contains(' ', StringComparison.Ordinal) && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && Introductions.Any(words => text.AsSpan(name.Length).StartsWith(words, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether dates and times are a good part of the line.</summary>
    private bool IsDate(string text) => IsDate(text, signals.Dates.Find(text, metadata.Locale));

    private static bool IsDate(string text, IReadOnlyList<DateFinding> dates) =>
        dates.Sum(date => date.End - date.Start) * 5 >= text.Length * 2;

    private bool SaysBothDates(string text) => signals.Dates.IsMentioned(text)
        && signals.Dates.Find(text, metadata.Locale) is [{ Role: not DateRole.Modified }, { Role: DateRole.Modified }] dates
        && IsDate(text, dates);

    private bool IsAuthor(string text) => metadata.Declared.Byline is { } byline && byline.Equals(text, StringComparison.OrdinalIgnoreCase);
}
