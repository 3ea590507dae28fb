using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;

namespace Pipeline.Search.Words;

/// <summary>
/// The languages' stop words and stemmers, those of Lucene (https://lucenenet.apache.org): Snowball's, and the light ones of Savoy and
/// others where they expect words without accents, which folded words are. A language that is not here has its words as they are.
/// </summary>
internal sealed class WordForms
{
    private static readonly FrozenDictionary<string, Func<LanguageForms>> Makers = new Dictionary<string, Func<LanguageForms>>
    {
        ["ar"] = () => Make(ArabicAnalyzer.DefaultStopSet, Arabic()),
        ["bg"] = () => Make(BulgarianAnalyzer.DefaultStopSet, new BulgarianStemmer().Stem),
        ["ca"] = () => Make(CatalanAnalyzer.DefaultStopSet, Snowball(new CatalanStemmer())),
        ["cs"] = () => Make(CzechAnalyzer.DefaultStopSet, new CzechStemmer().Stem),
        ["da"] = () => Make(DanishAnalyzer.DefaultStopSet, Snowball(new DanishStemmer())),
        ["de"] = () => Make(GermanAnalyzer.DefaultStopSet, new GermanLightStemmer().Stem),
        ["el"] = () => Make(GreekAnalyzer.DefaultStopSet, new GreekStemmer().Stem),
        ["en"] = () => Make(English(), new PorterRules().Stem),
        ["es"] = () => Make(SpanishAnalyzer.DefaultStopSet, new SpanishLightStemmer().Stem),
        ["fi"] = () => Make(FinnishAnalyzer.DefaultStopSet, new FinnishLightStemmer().Stem),
        ["fr"] = () => Make(FrenchAnalyzer.DefaultStopSet, new FrenchLightStemmer().Stem),
        ["hi"] = () => Make(HindiAnalyzer.DefaultStopSet, Hindi()),
        ["hu"] = () => Make(HungarianAnalyzer.DefaultStopSet, new HungarianLightStemmer().Stem),
        ["id"] = () => Make(IndonesianAnalyzer.DefaultStopSet, Indonesian()),
        ["it"] = () => Make(ItalianAnalyzer.DefaultStopSet, new ItalianLightStemmer().Stem),
        ["lv"] = () => Make(LatvianAnalyzer.DefaultStopSet, new LatvianStemmer().Stem),
        ["nl"] = () => Make(DutchAnalyzer.DefaultStopSet, Snowball(new Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer())),
        ["no"] = Norwegian,
        ["nb"] = Norwegian,
        ["nn"] = Norwegian,
        ["pt"] = () => Make(PortugueseAnalyzer.DefaultStopSet, new PortugueseLightStemmer().Stem),
        ["ro"] = () => Make(RomanianAnalyzer.DefaultStopSet, Snowball(new RomanianStemmer())),
        ["ru"] = () => Make(RussianAnalyzer.DefaultStopSet, new RussianLightStemmer().Stem),
        ["sv"] = () => Make(SwedishAnalyzer.DefaultStopSet, new SwedishLightStemmer().Stem),
        ["tr"] = () => Make(TurkishAnalyzer.DefaultStopSet, Snowball(new TurkishStemmer())),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly LanguageForms AsTheyAre = new(FrozenSet<string>.Empty, null);

    private readonly ConcurrentDictionary<string, LanguageForms> _made = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages that have rules here (ISO 639-1).</summary>
    public static IEnumerable<string> Languages => Makers.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether the language has rules here.</summary>
    public static bool Has(string? language) => language is not null && Makers.ContainsKey(language);

    /// <summary>What the language makes of words.</summary>
    public LanguageForms Of(string? language) =>
        language is not null && Makers.TryGetValue(language, out var make) ? _made.GetOrAdd(language, _ => make()) : AsTheyAre;

    private static LanguageForms Make(CharArraySet stopWords, Func<char[], int, int> stem) =>
        new(stopWords.Select(LetterFolding.Fold).Where(word => word.Length > 0).ToFrozenSet(StringComparer.Ordinal), stem);

    private static LanguageForms Norwegian() => Make(NorwegianAnalyzer.DefaultStopSet, new NorwegianLightStemmer(NorwegianStandard.BOKMAAL
        | NorwegianStandard.NYNORSK).Stem);

    /// <summary>Snowball's list: the analyzer's own has 33 words, and neither who nor how.</summary>
    private static CharArraySet English() => WordlistLoader.GetSnowballWordSet(
        IOUtils.GetDecodingReader(typeof(SnowballFilter), "english_stop.txt", Encoding.UTF8), LuceneVersion.LUCENE_48);

    private static Func<char[], int, int> Snowball(SnowballProgram stemmer) => (buffer, length) =>
    {
        stemmer.SetCurrent(new string(buffer, 0, length));
        stemmer.Stem();
        var stem = stemmer.Current;
        if (stem.Length > buffer.Length)
        {
            return length;
        }

        stem.CopyTo(0, buffer, 0, stem.Length);
        return stem.Length;
    };

    private static Func<char[], int, int> Arabic()
    {
        var (normalizer, stemmer) = (new ArabicNormalizer(), new ArabicStemmer());
        return (buffer, length) => stemmer.Stem(buffer, normalizer.Normalize(buffer, length));
    }

    private static Func<char[], int, int> Hindi()
    {
        var (normalizer, stemmer) = (new HindiNormalizer(), new HindiStemmer());
        return (buffer, length) => stemmer.Stem(buffer, normalizer.Normalize(buffer, length));
    }

    private static Func<char[], int, int> Indonesian()
    {
        var stemmer = new IndonesianStemmer();
        return (buffer, length) => stemmer.Stem(buffer, length, stemDerivational: false);
    }
}
