using System.Collections.Frozen;

namespace Articles.TextAnalytics.Text;

/// <summary>Decides whether a word's period belongs to an abbreviation, an initial or an ordinal, or ends a sentence.</summary>
public static class Abbreviations
{
    private const int MaxWordLength = 24;

    // Never the last word of a sentence.
    private static readonly FrozenSet<string> NeverLast = FrozenSet.Create(
        StringComparer.Ordinal,
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Sr", "St", "Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Cpl",
        "Pvt", "Sen", "Reps",
        "Rep", "Gov", "Sens", "Hon", "Pres", "Supt", "Det", "Insp", "Messrs", "Mme", "Mlle", "Hr", "Fru", "Ing", "Dipl", "Sra", "Srta",
        "Dña", "Sig", "Dott", "Mt", "Ft",
        "vs", "v", "cf", "Cf", "eg", "ie", "e.g", "i.e", "z.B", "bzw", "ca", "approx", "resp", "No", "Nos", "Nr", "Núm", "pp", "vol",
        "Vol", "ed", "eds", "fig", "Fig",
        "Figs", "art", "Art", "Abs", "bspw", "vgl", "geb", "gest", "usw");

    // May end a sentence; then the next word decides.
    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        StringComparer.Ordinal,
        "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Jr", "Esq", "Ph.D", "M.D", "B.A", "M.A", "LLC", "L.P", "S.A", "S.p.A", "N.V", "Jan",
        "Feb", "Mar", "Apr", "Jun", "Jul",
        "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Ave", "Blvd", "Rd", "Dept", "Univ", "Assn", "Ala", "Ariz", "Ark", "Calif", "Colo",
        "Conn", "Del", "Fla", "Ga", "Ill", "Ind",
        "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt",
        "Va", "Wash", "Wis", "Wyo", "Ont", "Que",
        "etc", "al", "a.m", "p.m", "A.M", "P.M", "U.S", "U.K", "U.N", "E.U", "D.C", "U.S.A", "min", "hrs", "lbs", "ft", "sq", "Mio", "Mrd");

    private static readonly FrozenSet<string> Starters = FrozenSet.Create(
        StringComparer.Ordinal,
        "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "His", "Her", "Its", "Their", "Our", "My", "This", "That", "These",
        "Those", "There", "Here", "In", "On",
        "At", "But", "And", "Or", "So", "Yet", "If", "When", "While", "As", "For", "From", "After", "Before", "Since", "Although",
        "However", "Still", "Some", "Many", "Most",
        "Both", "Under", "With", "By", "To", "Other", "Another", "What", "Who", "Why", "How", "Not", "No", "Now", "Then", "Also", "Last",
        "Earlier", "Later", "Meanwhile",
        "Officials", "Once", "During", "Despite", "Because", "According", "Asked", "Where", "All", "Only", "Even", "One", "Two", "Three");

    private static readonly FrozenSet<string> Months = FrozenSet.Create(
        StringComparer.Ordinal,
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
        "januar", "oktober", "desember", "Jahrhundert",
        "Jahrhunderts", "Jahrestag", "Geburtstag");

    /// <summary>
    /// Whether the word, without its last period, is a known abbreviation of English, or one of the commonest of German, French or Spanish.
    /// </summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        word.Length < MaxWordLength
        && (NeverLast.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
            || Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));

    /// <summary>
    /// Whether the sentence continues after the period at <paramref name="period"/>; <paramref name="next"/> is where the next word starts.
    /// </summary>
    internal static bool ContinuesAfterPeriod(string text, int period, int next)
    {
        var start = period;
        while (start > 0 && period - start <= MaxWordLength && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        if (start == period || period - start > MaxWordLength)
        {
            return false;
        }

        var word = text[start..period];
        var nextWord = Word(text, next);
        if (word.Length <= 3 && word.All(char.IsAsciiDigit))
        {
            return Months.Contains(nextWord) || (word.Length <= 2 && IsLineStart(text, start));
        }

        if (NeverLast.Contains(word))
        {
            return true;
        }

        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            // "J. Edgar", but "Plan B. The".
            return !Starters.Contains(nextWord);
        }

        return (Others.Contains(word) || IsDotted(word)) && !Starters.Contains(nextWord);
    }

    private static bool IsDotted(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return word.Length >= 3;
    }

    private static bool IsLineStart(string text, int index)
    {
        while (index > 0 && text[index - 1] is (' ' or '\t'))
        {
            index--;
        }

        return index == 0 || text[index - 1] is '\n' or '\r';
    }

    private static string Word(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < MaxWordLength && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[start..end];
    }
}
