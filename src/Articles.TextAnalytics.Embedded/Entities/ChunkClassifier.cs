using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Splits a run of capitalised English words and classifies each part, by gazetteer, head words and context.</summary>
internal sealed class ChunkClassifier(Gazetteer gazetteer)
{
    private const double Known = 0.9;
    private const double ByHead = 0.85;
    private const double ByCue = 0.8;
    private const double ByShape = 0.55;

    private static readonly FrozenSet<string> SpeechVerbs = FrozenSet.Create(
        StringComparer.Ordinal,
        "said", "says", "told", "added", "argued", "wrote", "tweeted", "joked", "recalled", "testified", "insisted", "explained",
        "replied", "admitted", "noted", "asked");

    private static readonly FrozenSet<string> PlainAcronyms = FrozenSet.Create(
        StringComparer.Ordinal,
        "OK", "TV", "CEO", "CFO", "COO", "CTO", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "AM", "PM", "DNA", "RNA", "GDP",
        "COVID", "COVID-19", "AI", "PC", "CD", "DVD",
        "DJ", "MP", "MPs", "VIP", "FAQ", "FILE", "UPDATE", "BREAKING", "PHOTO", "VIDEO", "LGBT", "LGBTQ", "HIV", "AIDS", "SUV", "SUVs",
        "ATM", "PR", "HR", "IQ", "ID", "GPS", "USB", "HTML", "URL",
        "API", "BC", "AD", "BCE", "CE", "GMT", "UTC", "EST", "EDT", "PST", "PDT", "CET", "ET", "NGO", "NGOs", "IPO", "ETF", "PhD", "MBA",
        "BA", "MA", "MD", "R&B", "EP", "LP", "UFO", "WWII", "WWI", "IED", "CPR");

    /// <summary>
    /// Appends what the run names to <paramref name="names"/>, and possible names without enough evidence to <paramref name="unknown"/>.
    /// </summary>
    public void Classify(
        TokenizedText text, (int Start, int End) sentence, (int Start, int End) chunk, List<NameSpan> names, List<NameSpan> unknown)
    {
        var words = text.Words;
        var position = chunk.Start;
        var afterTitle = false;
        while (position < chunk.End)
        {
            if (!afterTitle && HeadOf(words, position, chunk.End) is { } whole)
            {
                names.Add(new NameSpan(position, chunk.End, whole.Category, whole.Subcategory, ByHead));
                return;
            }

            var (length, kind) = gazetteer.Match(words, position, chunk.End);
            if (length > 0 && !(length == 1 && StartsPerson(text, position, chunk.End, afterTitle)))
            {
                Accept(text, chunk, position, length, kind, names);
                afterTitle = kind is NameKind.Office or NameKind.Honorific;
                position += length;
                continue;
            }

            var end = PersonEnd(words, position, chunk.End);
            var name = Judge(text, sentence, position, end, afterTitle);
            (name.Category.Length > 0 ? names : unknown).Add(name);
            afterTitle = false;
            position = end;
        }
    }

    private static void Accept(
        TokenizedText text, (int Start, int End) chunk, int position, int length, NameKind kind, List<NameSpan> names)
    {
        var end = position + length;
        switch (kind)
        {
            case NameKind.Place:
                names.Add(new NameSpan(position, end, EntityCategory.Location, "GPE", Known));
                break;
            case NameKind.Organization:
                names.Add(new NameSpan(position, end, EntityCategory.Organization, null, Known));
                break;
            case NameKind.Product:
                names.Add(new NameSpan(position, end, EntityCategory.Product, null, Known));
                break;
            case NameKind.Office when length > 1 || (end < chunk.End && text.Words[position].Length > 3):
                names.Add(new NameSpan(position, end, EntityCategory.PersonType, null, ByCue));
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// What the words from <paramref name="start"/> to <paramref name="end"/> are as a whole, by their last or first word.
    /// </summary>
    private (string Category, string? Subcategory)? HeadOf(string[] words, int start, int end)
    {
        if (end - start < 2)
        {
            return null;
        }

        var match = gazetteer.Match(words, start, end);
        if (match.Length > 0 && (match.Kind is NameKind.Office or NameKind.Honorific || (match.Length > 1 && match.Length < end - start)))
        {
            return null;
        }

        // "U.S. State Department": the known name inside it is the entity.
        var inner = gazetteer.Match(words, start + 1, end);
        if (inner.Kind == NameKind.Organization && inner.Length == end - start - 1 && inner.Length > 1)
        {
            return null;
        }

        var head = HeadIndex(words, start, end);
        if (gazetteer.PlaceHeads.TryGetValue(words[head], out var subcategory)
            && (head < end - 1 || !gazetteer.GivenNames.Contains(words[start])))
        {
            return (EntityCategory.Location, subcategory);
        }

        if (gazetteer.EventHeads.Contains(words[head]))
        {
            return (EntityCategory.Event, null);
        }

        if (gazetteer.OrganizationHeads.Contains(words[head]))
        {
            return (EntityCategory.Organization, null);
        }

        return gazetteer.PlaceStarts.TryGetValue(words[start], out var first) ? (EntityCategory.Location, first) : null;
    }

    /// <summary>The word that says what the phrase is: the last one, or the one before "of".</summary>
    private static int HeadIndex(string[] words, int start, int end)
    {
        for (var i = start + 1; i < end - 1; i++)
        {
            if (words[i] is "of" or "for")
            {
                return i - 1;
            }
        }

        return end - 1;
    }

    /// <summary>
    /// "Jordan Peterson", "Paris Hilton", "President Washington": a person although the first word is known as something else.
    /// </summary>
    private bool StartsPerson(TokenizedText text, int position, int end, bool afterTitle)
    {
        var words = text.Words;
        var (_, kind) = gazetteer.Match(words, position, end);
        if (kind is NameKind.Demonym or NameKind.Honorific or NameKind.Office)
        {
            return false;
        }

        if (afterTitle && kind == NameKind.Place && gazetteer.Surnames.Contains(words[position]))
        {
            return true;
        }

        return position + 1 < end && gazetteer.GivenNames.Contains(words[position]) && text.Tokens[position + 1].Kind == TokenKind.Word
            && gazetteer.Match(words, position + 1, end).Length == 0;
    }

    /// <summary>
    /// Where a name that starts at <paramref name="position"/> ends: before a known place, office or organisation inside the run.
    /// </summary>
    private int PersonEnd(string[] words, int position, int end)
    {
        var i = position + 1;
        while (i < end)
        {
            var (length, kind) = gazetteer.Match(words, i, end);
            if (length > 0 && kind is not NameKind.Honorific && !gazetteer.Surnames.Contains(words[i])
                && !gazetteer.GivenNames.Contains(words[i]))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private NameSpan Judge(TokenizedText text, (int Start, int End) sentence, int start, int end, bool afterTitle)
    {
        var words = text.Words;
        var length = end - start;
        if (length == 1 && Casing.IsAcronym(words[start]) && words[start].Length > 1)
        {
            var known = !PlainAcronyms.Contains(words[start]) && words[start].Length <= 7;
            return known && !afterTitle
                ? new NameSpan(start, end, EntityCategory.Organization, null, ByShape)
                : new NameSpan(start, end, afterTitle ? EntityCategory.Person : string.Empty, null, ByShape);
        }

        var given = gazetteer.GivenNames.Contains(words[start]);
        var family = gazetteer.Surnames.Contains(words[end - 1]) || (length > 1 && gazetteer.Surnames.Contains(words[start]));
        if (afterTitle || (length > 1 && (given || family)))
        {
            return new NameSpan(start, end, EntityCategory.Person, null, given || afterTitle ? Known : ByCue);
        }

        if (end < sentence.End && SpeechVerbs.Contains(words[end]))
        {
            return new NameSpan(start, end, EntityCategory.Person, null, ByCue);
        }

        var previous = start > sentence.Start ? words[start - 1] : string.Empty;
        if (previous is "in" or "near" or "outside" && length <= 2 && !gazetteer.CommonWords.Contains(words[start]))
        {
            return new NameSpan(start, end, EntityCategory.Location, null, ByShape);
        }

        if (length == 1 && given && !ChunkFinder.IsOpening(text, start, sentence.Start))
        {
            return new NameSpan(start, end, EntityCategory.Person, null, ByShape);
        }

        var plain = length is 2 or 3 && !ChunkFinder.IsOpening(text, start, sentence.Start);
        for (var i = start; plain && i < end; i++)
        {
            plain = !gazetteer.CommonWords.Contains(words[i]) && !Casing.IsAcronym(words[i]) && words[i] is not ("of" or "for");
        }

        return new NameSpan(start, end, plain ? EntityCategory.Person : string.Empty, null, ByShape);
    }
}
