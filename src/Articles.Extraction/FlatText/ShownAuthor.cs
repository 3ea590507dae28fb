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
    private const int MaxLineWords = 24;
    private const int NearDate = 3;
    private const int MaxCandidates = 8;
    private const int MaxDeskWords = 6;
    private const int MaxJobWords = 8;
    private const int LinesAboveLabel = 150;
    private const int MaxNameWords = 6;
    private const int LinesToDate = 6;
    private const int MaxLoneNameWords = 4;
    private const int MaxDatedLength = 100;
    private const int MaxDateLabelLength = 16;

    // New South Wales, Northern Ireland: first names are none of these.
    private static readonly HashSet<string> PlaceWords = new(StringComparer.Ordinal)
    {
        "New", "North", "South", "Northern", "Southern", "Eastern", "Western", "Central", "Greater", "United",
    };

    private readonly ulong _language = signals.StopWords.MaskOf(page.Language);
    private readonly int _start = page.BodyStart;
    private readonly int _end = page.BodyEnd;

    /// <summary>The name, and the line; null when no line shows one.</summary>
    public (string Name, int Line)? Find(int headline)
    {
        var candidates = 0;
        var top = Math.Max(0, Math.Max(headline - LinesAboveHeadline, _start - LinesAbove));
        for (var i = top; i < _start && candidates < MaxCandidates; i++)
        {
            if (DeskAt(i) is { } desk && (signals.Bylines.HasLead(page.Blocks[i].Text) || HasDateNear(i) || IsSaidBelow(desk)
                || IsShownTwice(i, desk)))
            {
                return (desk, i);
            }

            if (CandidateAt(i) is { } name && !IsInHeadline(name, headline))
            {
                candidates++;
                // Above the headline stand the names of sections too: there the date has to be in the line, or behind name and picture.
                var isNamed = page.Blocks[i].HasDate || (Says(i - 1, name) && IsFollowedByDate(i))
                    || (i >= headline && (HasDateNear(i) || IsSaidBelow(name) || IsShownTwice(i, name) || HasJobBehind(i)));
                if (isNamed && !HasCommonWord(name, IsFollowedByDate(i)))
                {
                    return (name, i);
                }
            }
        }

        return BylineAbove() ?? LabelledAbove() ?? BelowBody();
    }

    /// <summary>Whether a line is a name between a line that may be the headline and a date.</summary>
    public bool IsBelowHeadline(int index)
    {
        if (page.Blocks[index] is not { Words: >= 2 and <= MaxLoneNameWords, IsInTitle: false } || !IsFollowedByDate(index)
            || CandidateAt(index) is not { } name || HasCommonWord(name, isSurnameFree: true))
        {
            return false;
        }

        for (var i = Math.Max(0, index - ShownHeadline.LinesAboveAuthor); i < index; i++)
        {
            if (page.Blocks[i] is { Words: >= ShownHeadline.MinHeadlineWords, Phrase: null, HasDate: false })
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInHeadline(string name, int headline) =>
        headline >= 0 && page.Blocks[headline].Text.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A team by itself, or behind "By": <c>The Example Team</c>.</summary>
    private string? DeskAt(int index)
    {
        var block = page.Blocks[index];
        if (block.Words is < 2 or > MaxDeskWords || block.Ending != BlockEnding.None || block.IsInTitle)
        {
            return null;
        }

        var name = signals.Bylines.WithoutLead(block.Text.TrimStart('*', '+', '•', ' '));
        return name.Length > 0 && char.IsUpper(name[0]) && BylineParser.NamesDesk(name)
            && !name.StartsWith("Our ", StringComparison.Ordinal) ? name : null;
    }

    /// <summary>The name on the line after one that says no more than <c>Written by</c>.</summary>
    public string? BelowLabel(int index)
    {
        if (index + 1 >= page.Blocks.Count || !signals.Bylines.IsLead(TextMetadata.Shown(page.Blocks[index].Text)))
        {
            return null;
        }

        var next = page.Blocks[index + 1];
        return next.Words is >= 2 and <= MaxNameWords ? signals.Bylines.CleanName(TextMetadata.Shown(next.Text)) : null;
    }

    /// <summary>A byline farther above, nearest the body first.</summary>
    private (string Name, int Line)? BylineAbove()
    {
        for (var i = _start - 1; i >= Math.Max(0, _start - LinesAboveByline); i--)
        {
            if (page.Blocks[i] is { IsByline: true, Words: <= MaxLineWords } block && signals.Bylines.Find(block.Text) is { } name)
            {
                return (name, i);
            }
        }

        return null;
    }

    /// <summary>A name below a label, however much stands between it and the body.</summary>
    private (string Name, int Line)? LabelledAbove()
    {
        for (var i = _start - 1; i >= Math.Max(0, _start - LinesAboveLabel); i--)
        {
            if (BelowLabel(i) is { } name)
            {
                return (name, i + 1);
            }
        }

        return null;
    }

    /// <summary>A name by itself below the body, which a label names the author's or the next lines say something of.</summary>
    private (string Name, int Line)? BelowBody()
    {
        for (var i = _end + 1; i < Math.Min(page.Blocks.Count - 1, _end + LinesBelow); i++)
        {
            if (page.Blocks[i].Phrase is { WholeLine: true, Role: BlockRole.AuthorBio } || BelowLabel(i) is not null)
            {
                if (page.Blocks[i + 1].Words <= MaxNameWords && CandidateAt(i + 1) is { } author)
                {
                    return (author, i + 1);
                }
            }

            if (page.Blocks[i].Words <= 5 && CandidateAt(i) is { } name && IsAboutHim(i + 1, name)
                && !HasCommonWord(name, isSurnameFree: false))
            {
                return (name, i);
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
        return block.Words > MaxLineWords || block.Phrase is { WholeLine: true } || block.IsInTitle || block.Caption != CaptionKind.None
            ? null
            : NameIn(block.Text);
    }

    /// <summary>What stands before the first separator or date, when it is a name.</summary>
    private string? NameIn(string text)
    {
        var line = TextMetadata.Shown(text);
        if (BylineParser.NamesDesk(line))
        {
            return null;
        }

        return NameAtStart(line) ?? (WithoutDate(line) is { } rest ? NameAtStart(rest) : null);
    }

    private string? NameAtStart(string line)
    {
        if (signals.Bylines.Clean(line) is not { Length: >= 5 and <= 60 } name || !name.Contains(' ', StringComparison.Ordinal)
            || !char.IsUpper(name[0]) || name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal))
        {
            return null;
        }

        // NEW ORLEANS; KYOTO, Japan; Kia PV: what is shouted is a place or a thing as often. Jane A. Doe CPP: a degree.
        foreach (var word in name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Take(2))
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
        return line.StartsWith(name, StringComparison.Ordinal) ? name : null;
    }

    /// <summary>What follows the date that a line opens with: <c>4 May 2026 · Jane Doe</c>, <c>4 May 2026 by Jane Doe</c>.</summary>
    private string? WithoutDate(string line)
    {
        if (line.Length > MaxDatedLength || signals.Dates.Find(line, page.Language) is not [{ Role: not DateRole.Modified } date, ..]
            || date.Start > MaxDateLabelLength)
        {
            return null;
        }

        var rest = line.AsSpan(date.End).TrimStart(" ,|•·-–—");
        return signals.Bylines.WithoutLead(rest.ToString());
    }

    /// <summary>A picture's description says the name too, or the picture's own text is the name.</summary>
    private bool IsShownTwice(int index, string name) =>
        (Says(index - 1, name) || Says(index + 1, name)) && page.Shape.MetaBetween(index - LinesToDate, index + LinesToDate) > 0;

    private bool Says(int index, string name) =>
        index >= 0 && index < _start && page.Blocks[index] is { Words: <= MaxLineWords } block
            && block.Text.Contains(name, StringComparison.Ordinal);

    /// <summary>What the person is, on the line below: <c>Senior Editor</c>.</summary>
    private bool HasJobBehind(int index) =>
        index + 1 < _start && page.Blocks[index + 1] is { Words: >= 1 and <= MaxJobWords, Ending: BlockEnding.None } next
            && BylineParser.NamesJob(next.Text);

    private bool HasDateNear(int index)
    {
        for (var i = Math.Max(0, index - NearDate); i <= Math.Min(page.Blocks.Count - 1, index + NearDate); i++)
        {
            var block = page.Blocks[i];
            if (block.HasDate && block.Words <= MaxLineWords && (i == index || block.IsDateOnly || block.Type == BlockType.Meta))
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

    /// <summary>Whether the page uses one of its words in small letters, or it is a function word.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isSurnameFree">Whether the last word may be one: many surnames are words (King, Brooks).</param>
    private bool HasCommonWord(string name, bool isSurnameFree)
    {
        var parts = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            if (!char.IsUpper(parts[i][0]))
            {
                continue;
            }

            var word = parts[i].ToLowerInvariant();
            var found = signals.StopWords.Find(word);
            if ((word.Length > 2 ? found : found & _language) != 0)
            {
                return true;
            }

            if (word.Length > 2 && !(isSurnameFree && i == parts.Length - 1)
                && page.Blocks.Exists(block => IsWordOf(block.Text, word)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing but a date on the next line, or behind the name: many surnames are words (King, Brooks).</summary>
    private bool IsFollowedByDate(int index) =>
        page.Blocks[index].HasDate || (index + 1 < _start && page.Blocks[index + 1] is { IsDateOnly: true });

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
