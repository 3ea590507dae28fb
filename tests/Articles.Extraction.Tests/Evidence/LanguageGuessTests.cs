using Articles.Extraction.Evidence;

namespace Articles.Extraction.Tests.Evidence;

public sealed class LanguageGuessTests
{
    private static readonly StopWords Words = new();
    private static readonly LanguageGuess Language = new(Words);

    [Theory]
    [InlineData("en", "The minister said on Friday that the talks would go on until there is a deal that all of the parties can sign.")]
    [InlineData(
        "de", "Der Minister sagte am Freitag, dass die Gespräche weitergehen, bis es eine Einigung gibt, die alle unterschreiben können.")]
    [InlineData("fr", "Le ministre a dit vendredi que les discussions se poursuivraient jusqu'à ce qu'il y ait un accord pour tous.")]
    [InlineData("es", "El ministro dijo el viernes que las conversaciones seguirán hasta que haya un acuerdo para todas las partes.")]
    [InlineData(
        "it", "Il ministro ha detto venerdì che i colloqui andranno avanti fino a quando non ci sarà un accordo per tutte le parti.")]
    [InlineData(
        "pt", "O ministro disse na sexta-feira que as conversas vão continuar até que haja um acordo para todos os partidos, mas não há "
        + "prazo.")]
    [InlineData("nl", "De minister zei vrijdag dat de gesprekken doorgaan tot er een akkoord is dat alle partijen kunnen ondertekenen.")]
    [InlineData(
        "sv", "Ministern sade på fredagen att samtalen fortsätter tills det finns ett avtal som alla parter kan skriva under, men inte "
        + "när.")]
    [InlineData(
        "pl", "Minister powiedział w piątek, że rozmowy będą trwały, dopóki nie ma porozumienia, które mogą podpisać wszystkie strony.")]
    [InlineData("tr", "Bakan cuma günü görüşmelerin bir anlaşma olana kadar devam edeceğini söyledi ve bunun için çok zaman var dedi.")]
    [InlineData(
        "id", "Menteri mengatakan pada hari Jumat bahwa pembicaraan akan terus berlanjut dan tidak ada yang dapat menghentikan itu.")]
    [InlineData("ru", "Министр сказал в пятницу, что переговоры будут идти, пока не будет соглашения, которое все могут подписать.")]
    [InlineData("uk", "Міністр сказав у п'ятницю, що переговори будуть йти, поки не буде угоди, яку всі можуть підписати, але це не так.")]
    [InlineData("el", "Ο υπουργός είπε την Παρασκευή ότι οι συνομιλίες θα συνεχιστούν.")]
    [InlineData("ja", "大臣は金曜日、すべての当事者が署名できる合意があるまで協議を続けると述べました。")]
    [InlineData("zh", "部长星期五表示，谈判将继续进行，直到达成各方都能签署的协议为止。")]
    [InlineData("ko", "장관은 금요일에 모든 당사자가 서명할 수 있는 합의가 있을 때까지 회담이 계속될 것이라고 말했다.")]
    [InlineData("ar", "قال الوزير يوم الجمعة ان المحادثات ستستمر حتى يكون هناك اتفاق بين كل الاطراف التي شاركت في هذه المفاوضات.")]
    [InlineData("he", "השר אמר ביום שישי כי השיחות יימשכו עד שיהיה הסכם.")]
    public void Running_text_tells_its_language(string language, string text) => Language.Guess(text).ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("Home News Sport Weather")]
    [InlineData("12 34 56 78 90")]
    public void Too_little_to_go_by_is_unknown(string text) => Language.Guess(text).ShouldBeNull();

    [Fact]
    public void Running_text_is_full_of_function_words_and_menus_are_not()
    {
        Words.Density("The rivals are at odds on numerous fronts, including the war in Ukraine.", "en").ShouldBeGreaterThan(0.4);
        Words.Density("World Politics Business Sports Entertainment Health", "en").ShouldBe(0);
    }
}
