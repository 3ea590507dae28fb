using Articles.Extraction.Evidence;

namespace Articles.Extraction.Tests.Evidence;

public sealed class EditorialNotesTests
{
    private readonly EditorialNotes _notes = new();

    private NoteKind Classify(string line) => _notes.Classify(line, WordCount.Of(line), line.Count(c => c is '.' or '!' or '?' or '。'));

    [Theory]
    [InlineData("(Reporting by Ada Lind in Oslo; Editing by Bo Ek)", "Credit")]
    [InlineData("(Avec AFP)", "Credit")]
    [InlineData("Redaktion: Ada Lind", "Credit")]
    [InlineData("The post Bridge reopens appeared first on The Gazette.", "Republication")]
    [InlineData("Scroll down for video", "Break")]
    [InlineData("Listen to this article", "Break")]
    [InlineData("Sign up for our daily newsletter", "Break")]
    [InlineData("SUBSCRIBE NOW for unlimited access", "Break")]
    [InlineData("Click here to read the full report on our site", "Break")]
    [InlineData("Hier geht’s zum Newsletter", "Break")]
    [InlineData("Abonnez-vous à notre newsletter", "Break")]
    [InlineData("You may also like: The new bridge", "Teaser")]
    [InlineData("À LIRE ÉGALEMENT : Le nouveau pont", "Teaser")]
    [InlineData("Pour aller plus loin : Le nouveau pont", "Teaser")]
    [InlineData("Lees verder: De nieuwe brug", "Teaser")]
    [InlineData("Читать также: Новый мост", "Teaser")]
    [InlineData("Ayrıca okuyun: Yeni köprü", "Teaser")]
    [InlineData("Siehe auch: Die neue Brücke", "Teaser")]
    [InlineData("(Reportage de Ada Lind, édité par Bo Ek)", "Credit")]
    [InlineData("(Reporte de Ada Lind; Editado por Bo Ek)", "Credit")]
    [InlineData("Con información de EFE", "Credit")]
    [InlineData("(With inputs from agencies)", "Credit")]
    [InlineData("bur-al/be/cm", "Credit")]
    [InlineData("(责任编辑：李芳)", "Credit")]
    [InlineData("This story was originally published on The Gazette.", "Republication")]
    [InlineData("Dieser Artikel erschien zuerst im Hafenblatt.", "Republication")]
    [InlineData("Cet article est paru dans La Gazette du port.", "Republication")]
    [InlineData("A version of this story appears in print on Page A7.", "Republication")]
    [InlineData("原标题：大桥重新开放", "Republication")]
    [InlineData("Ada Lind is a reporter at The Port Gazette. Follow her on Mastodon.", "Contact")]
    [InlineData("Contact the author at a.lind@gazette.test.", "Contact")]
    [InlineData("ADVERTISEMENT — CONTINUE READING BELOW", "Break")]
    [InlineData("La nota continúa después de la publicidad", "Break")]
    [InlineData("Page 2 of 5", "Break")]
    [InlineData("Seite 2 von 5", "Break")]
    [InlineData("Nächste Seite »", "Break")]
    [InlineData("Read more: Ferry fares go up again", "Teaser")]
    [InlineData("Lesen Sie auch: Die Fähre wird teurer", "Teaser")]
    [InlineData("À lire aussi : Le bac coûtera plus cher", "Teaser")]
    [InlineData("Читайте также: Паром подорожает", "Teaser")]
    [InlineData("Tags: harbour, bridge, ferry", "Topics")]
    [InlineData("Filed under: Harbour", "Topics")]
    public void A_line_beside_an_article_is_known(string line, string kind) => Classify(line).ToString().ShouldBe(kind);

    [Theory]
    [InlineData("Related work has shown that steel ages faster in brackish water. It was done in Oslo.")]
    [InlineData("Read the report by the engineers, the mayor said, before you complain about it.")]
    [InlineData("Advertisement is the mother of trade, and the harbour has never had any of it.")]
    [InlineData("Editing by hand took the engineers a week.")]
    [InlineData("Topics that came up were the ferry and the bridge.")]
    [InlineData("The reporter is a man at the end of his patience.")]
    [InlineData("☼ ☼ ☼")]
    [InlineData("and/or")]
    [InlineData("Page after page of the report says so.")]
    public void A_line_of_the_article_is_none(string line) => Classify(line).ShouldBe(NoteKind.None);
}
