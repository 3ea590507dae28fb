using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Search.Stories;

namespace Pipeline.Search.Tests.Stories;

/// <summary>What of an article its story is found by.</summary>
public sealed class StorySketchesTests
{
    private readonly StorySketches _sketches = new();

    [Theory]
    [InlineData("en", "collides collided colliding", 1)]
    [InlineData("en", "the who of and", 0)]
    [InlineData("de", "Häuser Haus Hauses", 1)]
    [InlineData("es", "sequía sequia", 1)]
    [InlineData("fr", "sécurité securite", 1)]
    [InlineData("ru", "книга книги книгу", 1)]
    [InlineData("pl", "Łódź lodz", 1)]
    public void Words_are_terms_without_endings_accents_and_stop_words(string language, string words, int terms)
    {
        // A dozen other words, so that there is enough to make a sketch of.
        const string Rest = "q1 q2 q3 q4 q5 q6 q7 q8 q9 q10 q11 q12";
        var without = _sketches.Make(Article(language, Rest)).ShouldNotBeNull();

        _sketches.Make(Article(language, $"{words} {Rest}")).ShouldNotBeNull().Terms.Length.ShouldBe(without.Terms.Length + terms);
    }

    [Theory]
    [InlineData("ja", "フェリー「オーロラ」がホリン港の近くで貨物船と衝突し、乗客十二人がけがをしたと海上保安庁が発表した。")]
    [InlineData("zh", "渡轮“极光号”周一在霍林港附近与一艘货船相撞，十二名乘客受伤，海岸警卫队说。")]
    [InlineData("ko", "여객선 오로라호가 월요일 홀린 항구 근처에서 화물선과 충돌해 승객 열두 명이 다쳤다고 해안경비대가 밝혔다.")]
    public void Scripts_without_spaces_have_terms_too(string language, string text) =>
        _sketches.Make(Article(language, text)).ShouldNotBeNull().Terms.Length.ShouldBeGreaterThan(15);

    [Fact]
    public void A_text_of_a_few_words_tells_no_event() =>
        _sketches.Make(Article("en", "Ferry delayed. See timetable.")).ShouldBeNull();

    [Fact]
    public void Only_the_lead_and_the_names_in_it_count()
    {
        var lead = string.Join(' ', Enumerable.Range(0, 250).Select(number => $"w{number}"));
        var text = lead + " background Mr Behind";
        var sketch = _sketches.Make(Article("en", text) with
        {
            Entities =
            [
                Entity("Person", "Aurora Lee", text.IndexOf("w5 ", StringComparison.Ordinal)),
                Entity("Person", "Mr Behind", text.IndexOf("Mr", StringComparison.Ordinal)),
                Entity("Quantity", "w7", text.IndexOf("w7 ", StringComparison.Ordinal)),
            ],
        }).ShouldNotBeNull();

        sketch.Names.Length.ShouldBe(1);
        var same = _sketches.Make(Article("en", lead)).ShouldNotBeNull();
        sketch.Terms.ToArray().ShouldBe(same.Terms.ToArray());
    }

    [Fact]
    public void A_word_of_the_headline_counts_as_several()
    {
        const string Text = "aa bb cc dd ee ff gg hh ii jj kk ll mm";
        var sketch = _sketches.Make(Article("en", Text) with { Title = "Aurora" }).ShouldNotBeNull();

        sketch.Counts.ToArray().Max().ShouldBe((byte)4);
        sketch.HeadlineTermsIn(sketch).ShouldBe(1);
    }

    [Theory]
    [InlineData("de", GermanOne, GermanTwo)]
    [InlineData("es", SpanishOne, SpanishTwo)]
    public void Two_reports_of_one_event_are_similar_and_two_of_one_kind_are_not(string language, string one, string two)
    {
        var window = new StoryWindow(100, TimeSpan.FromDays(3));
        var (first, second) = (_sketches.Make(Article(language, one))!, _sketches.Make(Article(language, two))!);
        window.Similarity(first, second).ShouldBeGreaterThan(StoryWindow.Similar);
        var other = _sketches.Make(Article(language, language == "de" ? GermanOther : SpanishOther))!;
        window.Similarity(first, other).ShouldBeLessThan(StoryWindow.Similar);
    }

    private const string GermanOne =
        "Die Fähre Aurora ist am Montag vor dem Hafen von Hollin mit einem Frachter zusammengestoßen. Zwölf "
        + "Fahrgäste wurden verletzt, teilte die Küstenwache mit. Rettungsboote brachten alle an Land.";

    private const string GermanTwo =
        "Zwölf Verletzte hat der Zusammenstoß der Fähre Aurora mit einem Frachter vor Hollin gefordert. Wie die "
        + "Küstenwache am Montag mitteilte, brachten Rettungsboote alle Fahrgäste in den Hafen.";

    private const string GermanOther =
        "Bei einem Zusammenstoß zweier Straßenbahnen in Ostermark sind am Montag neun Menschen verletzt worden, "
        + "teilte die Polizei mit. Ein Fahrer hatte ein Haltesignal übersehen, die Strecke blieb bis zum Abend "
        + "gesperrt.";

    private const string SpanishOne =
        "El embalse de Peñalmora ha bajado al once por ciento por la sequía, según la Confederación del Ebro. Los "
        + "agricultores piden ayuda y el gobierno prepara cortes de agua en doce pueblos.";

    private const string SpanishTwo =
        "La sequía deja el embalse de Peñalmora en el once por ciento. La Confederación del Ebro anuncia cortes "
        + "de agua en doce pueblos, y los agricultores reclaman ayudas al gobierno.";

    private const string SpanishOther =
        "El gobierno aprobó el martes una ley de vivienda que limita los alquileres en las ciudades grandes. La "
        + "oposición critica la norma y los propietarios anuncian recursos ante el tribunal.";

    private static ArticleEntity Entity(string category, string name, int offset) => new()
    {
        Category = category,
        Name = name,
        Count = 1,
        Mentions = [new EntityMention(name, offset, name.Length)],
    };

    private static EnrichedArticle Article(string language, string text) => EnrichedArticle.From(
        new CleanedArticle { Id = ArticleId.FromName("a"), Name = "a", Text = text, Format = "text", WordCount = 50 },
        new AnalysisResult { Language = language, Features = new Dictionary<string, FeatureRecord>() });
}
