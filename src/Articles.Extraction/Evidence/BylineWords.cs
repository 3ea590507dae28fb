using System.Buffers;
using System.Globalization;

namespace Articles.Extraction.Evidence;

/// <summary>The words of bylines, folded (<see cref="CharacterFolding"/>) where nothing else is said.</summary>
internal static class BylineWords
{
    // No word of a list is as long.
    private const int MaxWordLength = 32;

    public static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "de", "da", "do", "dos", "das", "di", "del", "della", "dello", "la", "le", "las", "los", "el", "al", "bin", "ibn", "ben", "abu",
        "van", "von", "der", "den", "ter",
        "ten", "zu", "zur", "du", "des", "af", "av", "e", "y", "i", "st", "san", "d'", "o'",
    };

    public static readonly HashSet<string> Conjunctions = new(StringComparer.Ordinal)
    {
        "and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "a", "ve", "dan", "и", "та", "και", "with", "mit", "avec", "con",
        "com", "med",
    };

    // Words of jobs, desks and publications: a piece with one of these is no name.
    public static readonly HashSet<string> Jobs = new(StringComparer.Ordinal)
    {
        "staff", "editor", "editors", "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "contributor",
        "contributors", "contributing", "columnist",
        "special", "news", "agency", "agencies", "bureau", "desk", "team", "editorial", "newsroom", "press", "associated", "post", "times",
        "media", "wire", "services", "service",
        "senior", "chief", "director", "producer", "photographer", "author", "freelance", "guest", "admin", "administrator", "published",
        "updated", "posted", "by", "for", "from",
        "of", "the", "in", "on", "at", "is", "to", "about", "more", "share", "read", "redaktion", "redaktionen", "redaccion", "redazione",
        "redaction", "redacao", "redactie",
        "agencias", "agenturen", "our", "your", "this", "us", "opinion", "daily", "journal", "gazette", "tribune", "herald", "online",
        "digital", "tv", "radio", "web", "desk",
        "min", "minute", "minutes", "read", "comments", "comment", "am", "pm", "com", "image", "photo", "getty", "jr.,", "health",
        "science", "sports", "politics", "business",
        "foto", "fotos", "photos", "pictures", "photographs", "bild", "bilder", "video", "grafik", "illustration", "illustrations",
        "graphics", "fellow", "vice", "manager",
        "rrp", "modified", "reviewed", "founder", "ceo", "president", "professor", "analyst", "expert", "phd", "md", "rd", "rdn",
        "privacy", "policy", "cookie", "cookies", "homepage", "edited", "type", "name", "checklists",
        "managing", "executive", "deputy", "co-founder", "cofounder", "coo", "cto", "cmo", "cfo",
    };

    // Names of days and months that are hardly ever a person's.
    public static readonly HashSet<string> Calendar = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "july", "september",
        "october", "november", "december", "feb", "aug",
        "sept", "sep", "oct", "nov", "dec",
    };

    // Names of groups that write: the word belongs to the name.
    public static readonly HashSet<string> Groups = new(StringComparer.Ordinal) { "team", "desk", "newsroom", "editors", "bureau" };

    public static readonly HashSet<string> Desks = new(StringComparer.Ordinal)
    {
        "team", "desk", "staff", "editors", "newsroom", "editorial", "bureau", "contributor", "contributors", "redaktion", "redaction",
        "redaccion", "redazione", "redactie",
    };

    public static readonly HashSet<string> Changes = new(StringComparer.Ordinal) { "updated", "modified", "reviewed" };

    // Names of months that may be a person's.
    public static readonly HashSet<string> Months =
        new(StringComparer.Ordinal) { "jan", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "august" };

    public static readonly string[] WrittenMonths =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12], "Sept",
        .. CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12],
    ];

    // Words that follow a name without a space, because only a style separates the elements.
    public static readonly string[] GluedWords = ["Published", "Updated", "Posted", "Modified", "Reviewed", "Last ", "Follow", "View "];

    // What a correspondent or an editor is one of.
    public static readonly HashSet<string> Beats = new(StringComparer.Ordinal)
    {
        "transport", "political", "economics", "education", "environment", "technology", "tech", "legal", "crime", "court", "courts",
        "climate", "energy", "foreign", "home", "affairs", "defence", "defense", "security", "royal", "religion", "arts", "culture",
        "entertainment", "travel", "food", "fashion", "music", "film", "consumer", "property", "city", "local", "national",
        "international", "global", "european", "diplomatic", "investigations", "investigative", "data", "industry", "finance",
        "financial", "economic", "markets", "social", "features", "sport", "world", "regional", "medical", "assistant", "associate",
    };

    // Jobs and degrees behind a name.
    public static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "editor", "reporter", "correspondent", "columnist", "journalist", "writer", "contributor", "fellow", "president", "professor",
        "lecturer", "director", "founder", "ceo", "analyst",
        "manager", "phd", "md", "economist", "researcher", "scientist", "redakteur", "redakteurin", "korrespondent", "journaliste",
        "redactor", "redactora",
    };

    // Words of jobs that are also surnames.
    public static readonly HashSet<string> Surnames =
        new(StringComparer.Ordinal) { "read", "page", "guest", "post", "press", "wire", "web", "chief", "journal", "herald", "sports" };

    // Titles that follow a name in Korean.
    public static readonly HashSet<string> Suffixes =
        new(StringComparer.Ordinal) { "기자", "특파원", "논설위원", "선임기자", "객원기자", "인턴기자", "記者", "记者" };

    public static readonly SearchValues<char> Marks = SearchValues.Create(",.:;@/|()");
    public static readonly SearchValues<char> NoName = SearchValues.Create("!?=#{}<>“”„«»");

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ParticlesLookup =
        Particles.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> JobsLookup = Jobs.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BeatsLookup =
        Beats.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CalendarLookup =
        Calendar.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ChangesLookup =
        Changes.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SuffixesLookup =
        Suffixes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is one of these, folded.</summary>
    public static bool Has(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[2 * MaxWordLength];
        return word.Length <= MaxWordLength && words.Contains(buffer[..CharacterFolding.Fold(word, buffer)]);
    }
}
