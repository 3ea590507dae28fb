using static Articles.Extraction.Evidence.BylineWords;

namespace Articles.Extraction.Evidence;

/// <summary>Removes what follows a name in a byline: a job, a date, a publication, the name again.</summary>
internal static class BylineTrimmer
{
    /// <summary>HALVARD QUIST Packet: a name in capitals ends with them.</summary>
    public static ReadOnlySpan<char> WithoutPublication(ReadOnlySpan<char> piece)
    {
        var words = 0;
        foreach (var range in new WordRanges(piece))
        {
            var word = piece[range];
            var shouted = word.Length > 1 && char.IsUpper(word[0]) && char.IsUpper(word[1]);
            if (words >= 2 && !shouted && word.Length > 2 && !Particles.Contains(CharacterFolding.Fold(word.ToString())))
            {
                return piece[..range.Start.Value].TrimEnd();
            }

            if (!shouted && word.Length > 1)
            {
                return piece;
            }

            words += shouted ? 1 : 0;
        }

        return piece;
    }

    /// <summary>Cuts <c>Jane Doe Business Columnist</c> and <c>Jane Doe December</c> after the second word or later.</summary>
    public static ReadOnlySpan<char> WithoutJob(ReadOnlySpan<char> piece)
    {
        var (words, previous) = (0, 0);
        foreach (var range in new WordRanges(piece))
        {
            var word = piece[range];
            if ((words >= 2 && Has(JobsLookup, word)) || (words >= 1 && SuffixesLookup.Contains(word))
                || (words >= 1 && range.End.Value == piece.Length && Has(CalendarLookup, word)))
            {
                var name = piece[..range.Start.Value].TrimEnd();
                return words > 2 && Has(ChangesLookup, word) && name.EndsWith(" last", StringComparison.OrdinalIgnoreCase)
                    ? name[..^5]
                    : WithoutBeat(name, words);
            }

            if (words >= 2 && previous > 3 && range.Start.Value > 1 && piece[range.Start.Value - 2] == '.')
            {
                // Jane Doe. Last updated: no initial ends the sentence.
                return piece[..(range.Start.Value - 2)];
            }

            previous = range.End.Value - range.Start.Value;

            words++;
        }

        return piece;
    }

    /// <summary>Jane Doe Transport Correspondent: what a correspondent writes of stands before the job.</summary>
    private static ReadOnlySpan<char> WithoutBeat(ReadOnlySpan<char> name, int words)
    {
        while (words > 2 && name.LastIndexOf(' ') is > 0 and var blank && Has(BeatsLookup, name[(blank + 1)..]))
        {
            name = name[..blank].TrimEnd();
            words--;
        }

        return name;
    }

    /// <summary>Jane DoePublished: elements that only a style sets apart stand so in flattened text.</summary>
    public static ReadOnlySpan<char> WithoutGlued(ReadOnlySpan<char> piece)
    {
        foreach (var word in GluedWords)
        {
            if (piece.IndexOf(word, StringComparison.Ordinal) is > 0 and var at && char.IsLower(piece[at - 1]))
            {
                return piece[..at];
            }
        }

        return piece;
    }

    /// <summary>Jane Doe Jane Doe, Jane DoeJane Doe: a picture's text, and the name.</summary>
    public static ReadOnlySpan<char> WithoutRepeats(ReadOnlySpan<char> piece)
    {
        for (var times = 3; times > 1; times--)
        {
            for (var blanks = 0; blanks < 2; blanks++)
            {
                var length = (piece.Length - (blanks * (times - 1))) / times;
                if (length < 5 || (length * times) + (blanks * (times - 1)) != piece.Length || !piece[..length].Contains(' '))
                {
                    continue;
                }

                var repeats = 1;
                for (var at = length + blanks; at < piece.Length; at += length + blanks)
                {
                    repeats += piece.Slice(at, length).SequenceEqual(piece[..length]) && (blanks == 0 || piece[at - 1] == ' ') ? 1 : 0;
                }

                if (repeats == times)
                {
                    return piece[..length];
                }
            }
        }

        return piece;
    }

    /// <summary>Jane Doe Jan. 31: names of months that are a person's as well, before a digit.</summary>
    public static ReadOnlySpan<char> WithoutMonth(ReadOnlySpan<char> piece)
    {
        foreach (var month in WrittenMonths)
        {
            if (piece.EndsWith(month) && piece.Length > month.Length && char.IsLower(piece[^(month.Length + 1)]))
            {
                return piece[..^month.Length];
            }
        }

        var blank = piece.LastIndexOf(' ');
        if (blank < 0 && Months.Contains(CharacterFolding.Fold(piece.TrimEnd('.').ToString())))
        {
            return [];
        }

        return blank > 0 && piece[..blank].Contains(' ')
            && Months.Contains(CharacterFolding.Fold(piece[(blank + 1)..].TrimEnd('.').ToString()))
            ? piece[..blank].TrimEnd(" ,")
            : piece;
    }
}
