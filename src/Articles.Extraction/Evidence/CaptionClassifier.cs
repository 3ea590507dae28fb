namespace Articles.Extraction.Evidence;

/// <summary>Recognises pictures' captions and credits by how they open and end. Immutable, safe for concurrent callers.</summary>
internal sealed class CaptionClassifier
{
    private const int MaxCreditLength = 120;
    private const int MaxLength = 1500;
    private const int HeadLength = 32;
    private const int MaxHouseLength = 30;

    private readonly PrefixTable _leads = new(SignalData.Items("captions.txt", "lead"));
    private readonly PrefixTable _photo = new(SignalData.Items("captions.txt", "photo"));
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _houses =
        SignalData.Items("captions.txt", "house").ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What <paramref name="block"/> is to a picture.</summary>
    public CaptionKind Classify(ReadOnlySpan<char> block)
    {
        block = block.Trim();
        if (block.Length is < 4 or > MaxLength)
        {
            return CaptionKind.None;
        }

        if (HasPhotoEnding(block))
        {
            return block[0] is '(' or '[' && block.Length <= MaxCreditLength ? CaptionKind.Credit : CaptionKind.Caption;
        }

        if (HasLead(block, out var isFile))
        {
            if (isFile && block.Length > 60)
            {
                return CaptionKind.Caption;
            }

            return block.Length <= MaxCreditLength ? CaptionKind.Credit : CaptionKind.None;
        }

        if (block.Length > MaxCreditLength)
        {
            return CaptionKind.None;
        }

        return IsHouseCredit(block) ? CaptionKind.Credit : CaptionKind.None;
    }

    private bool HasLead(ReadOnlySpan<char> block, out bool isFile)
    {
        isFile = false;
        var first = block[0] is '(' or '[' && block.Length > 1 ? CharacterFolding.Fold(block[1]) : CharacterFolding.Fold(block[0]);
        if (_leads.For(first).IsEmpty)
        {
            return false;
        }

        Span<char> head = stackalloc char[HeadLength * 2];
        var folded = (ReadOnlySpan<char>)head[..CharacterFolding.Fold(block.Length > HeadLength ? block[..HeadLength] : block, head)];
        folded = folded.TrimStart("([");
        foreach (var lead in _leads.For(first))
        {
            if (folded.StartsWith(lead, StringComparison.Ordinal)
                && (folded.Length == lead.Length || !char.IsLetter(lead[^1]) || !char.IsLetter(folded[lead.Length])))
            {
                isFile = lead.StartsWith("file", StringComparison.Ordinal) || lead.StartsWith("image caption", StringComparison.Ordinal);

                // "Image by image, the team pieced…": a lead without a colon is followed by a name or is prose.
                var last = lead[^1];
                var rest = block[Math.Min(block.Length, lead.Length)..].TrimStart("([ :");
                return !char.IsLetter(last) || rest.IsEmpty || (char.IsUpper(rest[0]) | rest[0] >= '\u2E80' && !EndsSentence(block))
                    || rest[0] == '©';
            }
        }

        return false;
    }

    /// <summary>
    /// Ends with a bracket or a phrase that names the picture's maker: <c>(AP Photo/Jane Doe)</c>, <c>[File: Reuters]</c>, <c>Credit:
    /// NASA</c>.
    /// </summary>
    private bool HasPhotoEnding(ReadOnlySpan<char> block)
    {
        var close = block[^1] == '.' ? block[..^1].TrimEnd() : block;
        if (close.IsEmpty)
        {
            return false;
        }

        if (close[^1] is ')' or ']' or '）')
        {
            var open = close.LastIndexOfAny('(', '[', '（');
            if (open < 0 || close.Length - open > 160)
            {
                return false;
            }

            var inside = close[(open + 1)..^1].Trim();
            return IsCredit(inside, mayBeHouse: open > 0);
        }

        // "… an example of autonomy. Credit: Jane Doe/NASA", "… last week. Credit... Jane Doe/The Times"
        var tail = close.Length > 90 ? close[^90..] : close;
        for (var i = tail.Length - 3; i > 0; i--)
        {
            if (tail[i] == ' ' && tail[i - 1] is '.' or '!' or '?' or ' ' or '|' or ')' or '”' or '"' && tail.Length - i < 80
                && IsCredit(tail[(i + 1)..].Trim(), mayBeHouse: false))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCredit(ReadOnlySpan<char> inside, bool mayBeHouse)
    {
        if (inside.Length is < 2 or > 160)
        {
            return false;
        }

        var first = CharacterFolding.Fold(inside[0]);
        if (!mayBeHouse && _photo.For(first).IsEmpty)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[320];
        var folded = (ReadOnlySpan<char>)buffer[..CharacterFolding.Fold(inside, buffer)];
        foreach (var photo in _photo.For(first))
        {
            // "Archiv" is a credit's word, "Archived from the original" a reference's.
            if (folded.StartsWith(photo, StringComparison.Ordinal) && folded.Length > photo.Length
                && (photo != "source:" || folded.Length < 60)
                && !(char.IsLetter(photo[^1]) && char.IsLetter(folded[photo.Length])))
            {
                return true;
            }
        }

        if (!mayBeHouse)
        {
            return false;
        }

        // "(Manu Fernandez/AP)", "(Doug Mills / The New York Times via AP)", "[SpaceX via Nasa]"
        var slash = folded.LastIndexOf('/');
        var house = slash >= 0 ? folded[(slash + 1)..].Trim() : folded;
        if (_houses.Contains(house) && (slash >= 0 || house.Length > 5))
        {
            return true;
        }

        var via = folded.LastIndexOf(" via ", StringComparison.Ordinal);
        return via > 0 && folded.Length < 80 && (slash > 0 || _houses.Contains(folded[(via + 5)..].Trim()));
    }

    /// <summary>
    /// Nothing but a credit: <c>Getty Images</c>, <c>Alex Wong | Getty Images</c>, <c>Al Goldis, Associated Press</c>, <c>© Jane Doe</c>.
    /// </summary>
    private bool IsHouseCredit(ReadOnlySpan<char> block)
    {
        var separator = block.LastIndexOfAny('/', '|', ',');
        if (EndsSentence(block) || block.Length - separator > MaxHouseLength)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[MaxCreditLength * 2];
        var folded = (ReadOnlySpan<char>)buffer[..CharacterFolding.Fold(block, buffer)];
        folded = folded.Trim("()[]©. ");
        var words = 0;
        foreach (var _ in new WordRanges(folded))
        {
            words++;
        }

        if (words > 9)
        {
            return false;
        }

        // A bare "AP" or "Reuters" is a wire mark, not a picture's.
        separator = folded.LastIndexOfAny('/', '|', ',');
        return separator < 0
            ? _houses.Contains(folded) && folded.IndexOfAny(' ', '/') > 0 && !folded.EndsWith("associated press", StringComparison.Ordinal)
            : separator > 1 && _houses.Contains(folded[(separator + 1)..].Trim());
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) => text[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '”' or '"';
}
