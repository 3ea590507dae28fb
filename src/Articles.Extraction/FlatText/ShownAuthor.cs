using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>
/// The author whom a line names without a word such as "By": between the headline and the body, a name by itself, or before a date or a
/// job (<c>Jane Doe | 4 May 2026</c>). A heading looks like a name too; a name's words are none that the page uses in small letters, and
/// a date stands near, or the page says the name again below the body.
/// </summary>
internal sealed class ShownAuthor(ArticleSignals signals, TaggedPage page)
{
    private const int LinesAbove = 12;
    private const int LinesAboveHeadline = 3;
    private const int LinesAboveByline = 30;
    private const int LinesBelow = 12;
    private const int LongestLine = 24;
    private const int NearDate = 3;
    private const int MostCandidates = 8;
    private const int MostWordsOfDesk = 6;

    // New South Wales, Northern Ireland: first names are none of these.
    private static readonly HashSet<string> PlaceWords = new(StringComparer.Ordinal)
    {
        "New", "North", "South", "Northern", "Southern", "Eastern", "Western", "Central", "Greater", "United",
    };

    private readonly int _start = page.BodyStart;
    private readonly int _end = page.BodyEnd;

    /// <summary>The name; null when no line shows one.</summary>
    public string? Find(int headline)
    {
        var candidates = 0;
        var top = Math.Max(0, Math.Max(headline - LinesAboveHeadline, _start - LinesAbove));
        for (var i = top; i < _start && candidates < MostCandidates; i++)
        {
            if (DeskAt(i) is { } desk && (signals.Bylines.HasLead(page.Blocks[i].Text) || HasDateNear(i) || IsSaidBelow(desk)))
            {
                return desk;
            }

            if (CandidateAt(i) is { } name)
            {
                candidates++;
                // Above the headline stand the names of sections too: there the date has to be in the line.
                var isNamed = i < headline ? page.Blocks[i].HasDate : HasDateNear(i) || IsSaidBelow(name);
                if (isNamed && !HasCommonWord(name))
                {
                    return name;
                }
            }
        }

        return BylineAbove() ?? BelowBody();
    }

    /// <summary>A team by itself, or behind "By": <c>The Example Team</c>.</summary>
    private string? DeskAt(int index)
    {
        var block = page.Blocks[index];
        if (block.Words is < 2 or > MostWordsOfDesk || block.Ending != BlockEnding.None || block.IsInTitle)
        {
            return null;
        }

        var name = signals.Bylines.WithoutLead(block.Text.TrimStart('*', '+', '•', ' '));
        return name.Length > 0 && char.IsUpper(name[0]) && BylineParser.NamesDesk(name)
            && !name.StartsWith("Our ", StringComparison.Ordinal) ? name : null;
    }

    /// <summary>A byline farther above, nearest the body first.</summary>
    private string? BylineAbove()
    {
        for (var i = _start - 1; i >= Math.Max(0, _start - LinesAboveByline); i--)
        {
            if (page.Blocks[i] is { IsByline: true, Words: <= LongestLine } block)
            {
                return signals.Bylines.Find(block.Text);
            }
        }

        return null;
    }

    /// <summary>A name by itself below the body, which the next lines say something of.</summary>
    private string? BelowBody()
    {
        for (var i = _end + 1; i < Math.Min(page.Blocks.Count - 1, _end + LinesBelow); i++)
        {
            if (page.Blocks[i].Words <= 5 && CandidateAt(i) is { } name && IsAboutHim(i + 1, name) && !HasCommonWord(name))
            {
                return name;
            }
        }

        return null;
    }

    private bool IsAboutHim(int index, string name)
    {
        var first = name.Split(' ')[0];
        for (var i = index; i < Math.Min(page.Blocks.Count, index + 2); i++)
        {
            if (page.Blocks[i] is { IsProse: true } block && block.Text.StartsWith(first + ' ', StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private string? CandidateAt(int index)
    {
        var block = page.Blocks[index];
        return block.Words > LongestLine || block.Phrase is { WholeLine: true } || block.IsInTitle || block.Caption != CaptionKind.None
            ? null
            : NameIn(block.Text);
    }

    /// <summary>What stands before the first separator or date, when it is a name.</summary>
    private string? NameIn(string text)
    {
        var line = text.AsSpan().TrimStart("*+•-– ");
        if (signals.Bylines.Clean(line.ToString()) is not { Length: >= 5 and <= 60 } name || !name.Contains(' ', StringComparison.Ordinal)
            || !char.IsUpper(name[0]))
        {
            return null;
        }

        // NEW ORLEANS; KYOTO, Japan; Kia PV: what is shouted is a place or a thing as often.
        foreach (var word in name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 1 && word.All(char.IsUpper))
            {
                return null;
            }
        }

        if (PlaceWords.Contains(name[..name.IndexOf(' ', StringComparison.Ordinal)]))
        {
            return null;
        }

        // "Jane Doe Senior Writer", "Jane Doe, MD": the parser leaves out what a person is.
        return line.StartsWith(name) ? name : null;
    }

    private bool HasDateNear(int index)
    {
        for (var i = Math.Max(0, index - NearDate); i <= Math.Min(page.Blocks.Count - 1, index + NearDate); i++)
        {
            var block = page.Blocks[i];
            if (block.HasDate && block.Words <= LongestLine && (i == index || block.IsDateOnly || block.Type == BlockType.Meta))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSaidBelow(string name)
    {
        for (var i = _end + 1; i < page.Blocks.Count; i++)
        {
            if (page.Blocks[i].Text.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the page uses one of its words in small letters.</summary>
    private bool HasCommonWord(string name)
    {
        foreach (var part in name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(part => char.IsUpper(part[0])))
        {
            var word = part.ToLowerInvariant();
            if (word.Length > 2
                && (signals.StopWords.Find(word) != 0 || page.Blocks.Exists(block => IsWordOf(block.Text, word))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWordOf(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        while (at >= 0)
        {
            var after = at + word.Length;
            if ((at == 0 || (!char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not ('@' or '.' or '/' or '-')))
                && (after == text.Length || (!char.IsLetterOrDigit(text[after]) && text[after] is not ('@' or '/' or '-'))))
            {
                return true;
            }

            at = text.IndexOf(word, after, StringComparison.Ordinal);
        }

        return false;
    }
}
