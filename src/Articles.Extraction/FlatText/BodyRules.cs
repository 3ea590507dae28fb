using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>
/// What the tagger's body must not hold, whatever it thought: a wire mark, the headline, a line that only opens the body because nothing
/// told it from a headline. They hold for a body alone just as for a page, so that cleaning a body again changes nothing.
/// </summary>
internal static partial class BodyRules
{
    private const int MaxHeadlineWords = 30;
    private const int MaxLabelLength = 30;
    private const int MaxPromptWords = 12;
    private const int MaxCopyrightWords = 40;

    // 3 min read, Page 1 of 3.
    private const int MaxCountWords = 4;

    /// <summary>Takes such blocks out and says why, by block.</summary>
    public static Dictionary<int, (BlockRole Role, string Reason)> Apply(TaggedPage page)
    {
        var reasons = new Dictionary<int, (BlockRole, string)>();
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            if (page.States[i] != BlockState.Body)
            {
                continue;
            }

            if (page.Blocks[i].WireMark is not null)
            {
                Drop(page, i, reasons, BlockRole.WireMark, "an agency's mark");
            }
            else if (IsNote(page, i))
            {
                Drop(page, i, reasons, RoleOf(page.Blocks[i].Note), "a line about the article or beside it");
            }
            else if (IsPrompt(page, i))
            {
                Drop(page, i, reasons, page.Blocks[i].Phrase!.Value.Role, "a line that the site sets beside every article");
            }
            else if (IsAddress(page.Blocks[i].Text))
            {
                Drop(page, i, reasons, BlockRole.Promotion, "an address by itself");
            }
            else if (page.Blocks[i].Caption is CaptionKind.Caption or CaptionKind.Credit)
            {
                Drop(page, i, reasons, BlockRole.Caption, "a caption or credit by its words");
            }
        }

        foreach (var i in RelatedLinks.Find(page))
        {
            Drop(page, i, reasons, BlockRole.Related, "below a label of other stories");
        }

        // Press releases are signed: "SOURCE: Harbour Board".
        if (page.BodyEnd > page.BodyStart && SourceLine().IsMatch(page.Blocks[page.BodyEnd].Text))
        {
            Drop(page, page.BodyEnd, reasons, BlockRole.Footer, "names the source of a press release");
        }

        // Headlines lead; a body starts with a sentence or a list.
        for (var i = page.BodyStart; i < page.BodyEnd && IsHeadlineLike(page.Blocks[i]) && HasProseAfter(page, i); i = page.BodyStart)
        {
            Drop(page, i, reasons, BlockRole.Headline, i == page.Headline ? "the headline" : "a heading before the first paragraph");
        }

        return reasons;
    }

    /// <summary>
    /// Who is called a reporter, what appeared first elsewhere and what is filed under something may be what the article is about: such
    /// lines count behind its prose only.
    /// </summary>
    private static bool IsNote(TaggedPage page, int index) => page.Blocks[index].Note switch
    {
        NoteKind.None => false,
        NoteKind.Break or NoteKind.Credit => true,
        NoteKind.Teaser => (page.Blocks[index].Marks & BlockMarks.Bullet) == 0,
        _ => !HasProse(page, index + 1),
    };

    /// <summary>
    /// A request to subscribe, share or listen, without the end of a sentence; and whose copyright it is, behind the last sentence.
    /// </summary>
    private static bool IsPrompt(TaggedPage page, int index) => page.Blocks[index] is var block && block.Phrase?.Role switch
    {
        BlockRole.Promotion => block is { Words: <= MaxPromptWords, Ending: BlockEnding.None or BlockEnding.Other }
            && (block.Marks & BlockMarks.Bullet) == 0,
        BlockRole.Navigation => block is { Phrase.WholeLine: true, Digits: > 0, Words: <= MaxCountWords, Ending: BlockEnding.None },
        BlockRole.Footer => index == page.BodyEnd && index > page.BodyStart && block.Words <= MaxCopyrightWords
            && (block.Digits > 0 || block.Text.Contains('©', StringComparison.Ordinal)),
        _ => false,
    };

    private static bool HasProse(TaggedPage page, int start)
    {
        for (var i = start; i <= page.BodyEnd; i++)
        {
            if (page.States[i] == BlockState.Body && page.Blocks[i].IsProse && page.Blocks[i].Note == NoteKind.None)
            {
                return true;
            }
        }

        return false;
    }

    private static BlockRole RoleOf(NoteKind note) => note switch
    {
        NoteKind.Credit => BlockRole.Byline,
        NoteKind.Contact => BlockRole.AuthorBio,
        NoteKind.Break => BlockRole.Promotion,
        NoteKind.Teaser => BlockRole.Related,
        NoteKind.Topics => BlockRole.Navigation,
        _ => BlockRole.Footer,
    };

    /// <summary>An address, and no more than a label before it.</summary>
    private static bool IsAddress(string text)
    {
        var at = text.IndexOf("://", StringComparison.Ordinal);
        return at is > 0 and <= MaxLabelLength && !text.AsSpan(at).Contains(' ') && text.AsSpan(0, at).Count(' ') <= 3;
    }

    private static void Drop(
        TaggedPage page, int index, Dictionary<int, (BlockRole Role, string Reason)> reasons, BlockRole role, string reason)
    {
        var atEnd = index == page.BodyEnd ? BlockState.After : BlockState.Inline;
        page.States[index] = index == page.BodyStart ? BlockState.Before : atEnd;
        reasons[index] = (role, reason);
    }

    private static bool IsHeadlineLike(TextBlock block) =>
        block.Type is BlockType.Headline or BlockType.Label or BlockType.Meta or BlockType.Boilerplate && block.Words <= MaxHeadlineWords
        && (block.Marks & BlockMarks.Bullet) == 0 && block.Ending is BlockEnding.None or BlockEnding.Question or BlockEnding.Other;

    private static bool HasProseAfter(TaggedPage page, int index)
    {
        for (var i = index + 1; i < Math.Min(page.Blocks.Count, index + 4); i++)
        {
            if (page.States[i] == BlockState.Body && page.Blocks[i].IsProse)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\A(SOURCE|Source) ?:? ?\p{Lu}[^.!?:]{1,80}\z|\A(SOURCE|Source):? [^!?]{2,80}(Inc|Ltd|Co|Corp|S\.A|plc)\.\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex SourceLine();
}
