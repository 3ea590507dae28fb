namespace Articles.TextAnalytics.Embedded.Tests.Language;

/// <summary>A sentence in each language that the library tells.</summary>
internal static class LanguageSentences
{
    /// <summary>The sentences by ISO 639-1 code.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["ar"] = "أعلنت الحكومة يوم الاثنين أنها سترفع الضرائب في العام المقبل رغم احتجاجات المعارضة.",
        ["zh"] = "政府星期一宣布，尽管反对党抗议，明年仍将提高税收。",
        ["cs"] = "Vláda v pondělí oznámila, že příští rok navzdory protestům opozice zvýší daně.",
        ["da"] = "Regeringen meddelte mandag, at den vil hæve skatterne næste år, selv om oppositionen protesterer.",
        ["nl"] = "De regering maakte maandag bekend dat zij volgend jaar ondanks protesten van de oppositie de belastingen verhoogt.",
        ["en"] = "Government announces higher taxes despite protests by opposition parties next year.",
        ["fi"] = "Hallitus ilmoitti maanantaina nostavansa ensi vuonna veroja opposition vastustuksesta huolimatta.",
        ["fr"] = "Le gouvernement a annoncé lundi une hausse des impôts l'an prochain malgré les protestations de l'opposition.",
        ["de"] = "Die Regierung kündigte am Montag an, die Steuern im nächsten Jahr trotz der Proteste der Opposition zu erhöhen.",
        ["el"] = "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι θα αυξήσει τους φόρους το επόμενο έτος παρά τις διαμαρτυρίες.",
        ["he"] = "הממשלה הודיעה ביום שני כי תעלה את המסים בשנה הבאה למרות מחאות האופוזיציה.",
        ["hi"] = "सरकार ने सोमवार को घोषणा की कि विपक्ष के विरोध के बावजूद वह अगले साल कर बढ़ाएगी।",
        ["it"] = "Il governo ha annunciato lunedì che l'anno prossimo aumenterà le tasse nonostante le proteste dell'opposizione.",
        ["ja"] = "政府は月曜日、野党の抗議にもかかわらず来年増税すると発表した。",
        ["ko"] = "정부는 월요일 야당의 항의에도 불구하고 내년에 세금을 인상하겠다고 발표했다.",
        ["pl"] = "Rząd ogłosił w poniedziałek, że w przyszłym roku podniesie podatki mimo protestów opozycji.",
        ["pt"] = "O governo anunciou na segunda-feira que vai aumentar os impostos no próximo ano, apesar dos protestos da oposição.",
        ["ru"] = "Правительство объявило в понедельник, что в следующем году повысит налоги, несмотря на протесты оппозиции.",
        ["es"] = "El gobierno anunció el lunes que el próximo año subirá los impuestos pese a las protestas de la oposición.",
        ["sv"] = "Regeringen meddelade i måndags att den höjer skatterna nästa år trots oppositionens protester.",
        ["tr"] = "Hükümet pazartesi günü muhalefetin protestolarına rağmen gelecek yıl vergileri artıracağını açıkladı.",
        ["uk"] = "Уряд оголосив у понеділок, що наступного року підвищить податки попри протести опозиції.",
    };
}
