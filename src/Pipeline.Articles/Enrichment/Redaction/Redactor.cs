using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Articles.TextAnalytics.Text;

namespace Pipeline.Articles.Enrichment.Redaction;

/// <summary>
/// Masks words with asterisks, one per UTF-16 code unit (as Azure AI Language does), so that offsets stay valid. It masks the given words
/// wherever they occur as whole words, in any letter case.
/// </summary>
internal sealed class Redactor
{
    /// <summary>The mask for each code unit.</summary>
    public const char Asterisk = '*';

    private readonly SearchValues<string> _search;
    private readonly FrozenSet<string> _words;
    private readonly int[] _lengths;

    /// <summary>A redactor for the words of the mentions.</summary>
    public Redactor(IEnumerable<TextEntity> mentions)
    {
        _words = mentions.Select(mention => mention.Text.Trim()).Where(word => word.Length > 0)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _search = SearchValues.Create([.. _words], StringComparison.OrdinalIgnoreCase);
        _lengths = [.. _words.Select(word => word.Length).Distinct().OrderDescending()];
    }

    /// <summary>Masks mentions in place, widened to whole graphemes: half a grapheme would reveal the rest.</summary>
    public static string Mask(string text, IEnumerable<TextEntity> mentions)
    {
        var characters = text.ToCharArray();
        foreach (var mention in mentions)
        {
            var (start, end) = (mention.Offset, mention.Offset + mention.Length);
            while (!Graphemes.IsBoundary(text, start))
            {
                start--;
            }

            while (!Graphemes.IsBoundary(text, end))
            {
                end++;
            }

            characters.AsSpan(start, end - start).Fill(Asterisk);
        }

        return new string(characters);
    }

    /// <summary>Masks the words wherever they occur.</summary>
    public string Mask(string text)
    {
        char[]? characters = null;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            if (LengthAt(text, at) is var length and > 0)
            {
                characters ??= text.ToCharArray();
                characters.AsSpan(at, length).Fill(Asterisk);
            }
        }

        return characters is null ? text : new string(characters);
    }

    /// <summary>Like <see cref="Mask(string)"/>.</summary>
    public string? MaskOrNull(string? text) => text is null ? null : Mask(text);

    /// <summary>Whether a phrase or name is, or contains, masked text: it has no value and is left out.</summary>
    public bool Spoils(string phrase) => phrase.Contains(Asterisk) || Mask(phrase) != phrase;

    /// <summary>
    /// A result without entries that name masked text. The features ran over the masked text, so this changes only abstractive summaries,
    /// or asterisks that were taken for a name.
    /// </summary>
    public AnalysisResult Mask(AnalysisResult analysis) => analysis with
    {
        Entities = [.. analysis.Entities.Where(entity => !Spoils(entity.Name))],
        KeyPhrases = [.. analysis.KeyPhrases.Where(phrase => !Spoils(phrase))],
        Summary = MaskOrNull(analysis.Summary),
        AbstractiveSummary = MaskOrNull(analysis.AbstractiveSummary),
    };

    private int Next(string text, int from)
    {
        var at = from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny(_search);
        return at < 0 ? -1 : from + at;
    }

    private int LengthAt(string text, int at)
    {
        foreach (var length in _lengths)
        {
            if (at + length <= text.Length && IsWord(text, at, length) && _words.Contains(text.Substring(at, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>
    /// Whether the match is a whole word at both ends: "Ann" is not found in "Annual", nor "25" in "2025". Scripts that join words, or
    /// write none apart (letters without case), have no such ends: in these scripts, rather too much is masked.
    /// </summary>
    private static bool IsWord(string text, int at, int length) =>
        (at == 0 || !Continues(text[at - 1], text[at]))
            && (at + length == text.Length || !Continues(text[at + length - 1], text[at + length]));

    private static bool Continues(char left, char right) =>
        (IsCased(left) && IsCased(right)) || (char.IsDigit(left) && char.IsDigit(right));

    private static bool IsCased(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter;
}
