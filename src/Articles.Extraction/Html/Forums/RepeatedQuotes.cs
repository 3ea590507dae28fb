using System.Text;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Body;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Forums;

/// <summary>Leaves out what a post quotes from an earlier one of its page: readers have read it there. What is from elsewhere stays.</summary>
internal sealed class RepeatedQuotes
{
    // Shorter ones are in any post.
    private const int MinLetters = 12;
    private const double Most = 0.6;

    private readonly StringBuilder _earlier = new();
    private string _letters = string.Empty;

    /// <summary>Takes what a post says.</summary>
    public void Remember(string text) => _earlier.Append(CharacterFolding.Letters(text)).Append('\n');

    /// <summary>Drops the quotes of a post that the posts before it say.</summary>
    public void Drop(IReadOnlyList<PageBlock> blocks, Verdict[] verdicts)
    {
        _letters = string.Empty;
        for (var start = 0; start < blocks.Count;)
        {
            var quote = QuoteOf(blocks[start]);
            var end = start + 1;
            while (quote is not null && end < blocks.Count && QuoteOf(blocks[end]) == quote)
            {
                end++;
            }

            if (quote is not null && IsRepeated(blocks, start, end))
            {
                for (var i = start; i < end; i++)
                {
                    verdicts[blocks[i].Index] = Verdict.Drop(BlockRole.Other, "quotes an earlier post");
                }
            }

            start = end;
        }
    }

    /// <summary>The outermost quotation around a block.</summary>
    private static PageNode? QuoteOf(PageBlock block)
    {
        PageNode? quote = null;
        for (var node = (block.Marks & Mark.Quote) == 0 ? null : block.Node; node is not null; node = node.Parent)
        {
            quote = node.Kind == TagKind.Quote ? node : quote;
        }

        return quote;
    }

    private bool IsRepeated(IReadOnlyList<PageBlock> blocks, int start, int end)
    {
        _letters = _letters.Length == 0 ? _earlier.ToString() : _letters;
        var (all, repeated) = (0, 0);
        for (var i = start; i < end; i++)
        {
            var said = CharacterFolding.Letters(blocks[i].Text);
            all += said.Length;
            repeated += said.Length >= MinLetters && _letters.Contains(said, StringComparison.Ordinal) ? said.Length : 0;
        }

        return repeated > Most * all;
    }
}
