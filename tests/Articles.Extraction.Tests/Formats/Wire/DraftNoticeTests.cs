using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>
/// Words that call a text a draft, or not for publication, hold it back; a story about such things says it in other words.
/// </summary>
public sealed class DraftNoticeTests
{
    [Theory]
    [InlineData("DRAFT: Ostermark buys forty trams")]
    [InlineData("[DRAFT] Ostermark buys forty trams")]
    [InlineData("[Draft] Ostermark buys forty trams")]
    [InlineData("(draft) Ostermark buys forty trams")]
    [InlineData("Draft: Ostermark buys forty trams")]
    [InlineData("DRAFT 2 – Ostermark buys forty trams")]
    [InlineData("DRAFT v3: Ostermark buys forty trams")]
    [InlineData("FW: [EXTERN] DRAFT - Ostermark buys forty trams")]
    [InlineData("Ostermark buys forty trams (DRAFT)")]
    [InlineData("Ostermark buys forty trams [draft]")]
    [InlineData("Ostermark buys forty trams – DRAFT")]
    [InlineData("ENTWURF: Ostermark kauft vierzig Bahnen")]
    [InlineData("Entwurf: Ostermark kauft vierzig Bahnen")]
    [InlineData("BROUILLON – Ostermark achète quarante trams")]
    [InlineData("Bozza: Ostermark compra quaranta tram")]
    [InlineData("INTERNAL: Ostermark buys forty trams")]
    [InlineData("INTERNAL ONLY – Ostermark buys forty trams")]
    [InlineData("CONFIDENTIAL: Ostermark buys forty trams")]
    public void A_headline_says_it(string title)
    {
        DraftNotice.FindInTitle(title).ShouldNotBeNull();
        Wires.Rejection("a.md", $"# {title.Replace("[", "\\[", StringComparison.Ordinal)}\n\n{Wires.Body}").Code.ShouldBe("unknown-status");
        Wires.Rejection("a.md", $"---\ntitle: \"{title}\"\n---\n{Wires.Body}").Code.ShouldBe("unknown-status");
        Wires.Rejection("a.eml", $"From: a@b.test\nTo: c@d.test\nMessage-ID: <1@b.test>\nMIME-Version: 1.0\n"
            + $"Content-Type: text/plain; charset=utf-8\nSubject: {title}\n\n{Wires.Body}").Code.ShouldBe("unknown-status");
        Wires.Rejection("a.xml", Wires.G2(headline: $"<headline>{title}</headline>")).Code.ShouldBe("unknown-status");
    }

    [Theory]
    [InlineData("Draft law on trams splits the council")]
    [InlineData("Council publishes draft: what it says about trams")]
    [InlineData("NFL draft: who picks whom")]
    [InlineData("Confidential: the memo that sank a mayor")]
    [InlineData("Internal report says that the bridge is safe")]
    [InlineData("Government drafts, and redrafts, its plan")]
    [InlineData("Entwurf für neues Gesetz liegt vor")]
    [InlineData("Not for publication, the minister said")]
    [InlineData("Off the record")]
    [InlineData("Work in progress")]
    public void A_story_about_it_does_not(string title)
    {
        DraftNotice.FindInTitle(title).ShouldBeNull();
        Wires.Article("a.md", $"# {title}\n\n{Wires.Body}").Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("NOT FOR PUBLICATION")]
    [InlineData("NOT FOR RELEASE")]
    [InlineData("Eds: NOT FOR PUBLICATION. Background to the vote.")]
    [InlineData("INTERNAL ONLY")]
    [InlineData("For internal use only.")]
    [InlineData("Background only - not for publication or broadcast")]
    [InlineData("Confidential")]
    [InlineData("Draft")]
    [InlineData("Nicht zur Veröffentlichung")]
    [InlineData("Achtung: Nur für den internen Gebrauch!")]
    [InlineData("Ne pas diffuser")]
    [InlineData("Réservé à l'usage interne")]
    [InlineData("No publicar")]
    [InlineData("Uso interno")]
    [InlineData("Non pubblicare")]
    [InlineData("Niet voor publicatie")]
    [InlineData("Alleen voor intern gebruik")]
    [InlineData("Não publicar")]
    [InlineData("Ej för publicering")]
    [InlineData("Må ikke offentliggøres")]
    [InlineData("Kun til intern brug")]
    [InlineData("Ikke for publisering")]
    [InlineData("Ei julkaistavaksi")]
    public void A_note_says_it(string note)
    {
        Wires.Rejection("a.xml", Wires.G2(itemMeta: $"<edNote>{note}</edNote>")).Code.ShouldBe("unknown-status");
        Wires.Rejection("a.xml", Wires.Nitf($"<ed-msg info=\"{note}\"/>")).Code.ShouldBe("unknown-status");
        Wires.Rejection("a.json", Item($"\"ednote\":\"{note}\"")).Code.ShouldBe("unknown-status");
    }

    [Fact]
    public void Of_a_long_note_the_first_sentence_counts()
    {
        var contacts = string.Concat(Enumerable.Repeat("Contact: Ines Holm, tel. 4711. ", 20));

        DraftNotice.FindInNote("NOT FOR PUBLICATION. " + contacts).ShouldNotBeNull();
        DraftNotice.FindInNote("Notebook. Not for publication: " + contacts).ShouldBeNull();
    }

    [Theory]
    [InlineData("The picture of the director is not for publication")]
    [InlineData("Not for publication in Germany")]
    [InlineData("Adds draft of the law")]
    [InlineData("Corrects that the report was confidential")]
    [InlineData("No archives")]
    public void A_note_about_something_else_does_not(string note)
    {
        Wires.Article("a.xml", Wires.G2(itemMeta: $"<edNote>{note}</edNote>")).Text.ShouldBe(Wires.Body);
        Wires.Article("a.json", Item($"\"ednote\":\"{note}\"")).Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData("DRAFT")]
    [InlineData("*** DRAFT ***")]
    [InlineData("FOR INTERNAL USE ONLY")]
    [InlineData("For internal use only")]
    [InlineData("Nur zum internen Gebrauch")]
    [InlineData("Strictly confidential")]
    [InlineData("Draft – not for circulation")]
    public void A_line_above_the_text_says_it(string line)
    {
        Wires.Rejection("a.txt", $"{line}\n\nOstermark buys forty trams\n\n{Wires.Body}\n").Code.ShouldBe("unknown-status");
        Wires.Rejection("a.md", $"{line}\n\n# Ostermark buys forty trams\n\n{Wires.Body}\n").Code.ShouldBe("unknown-status");
    }

    [Fact]
    public void A_page_of_the_web_is_public() => Wires.Article(
        "a.html", $"<html><head><title>Draft: Forty trams</title></head><body><h1>Draft: Forty trams</h1>{Wires.Markup}</body></html>")
        .Text.ShouldBe(Wires.Body);

    private static string Item(string field) =>
        $"{{\"uri\":\"urn:ow:1\",\"pubstatus\":\"usable\",\"headline\":\"Trams\",{field},"
        + $"\"body_html\":\"{Wires.Markup.Replace("\"", "&quot;", StringComparison.Ordinal)}\"}}";
}
