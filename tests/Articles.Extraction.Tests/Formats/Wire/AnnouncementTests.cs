using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>Words that take a story out or hold it back, in the languages of the agencies; a story about such a thing is a story.</summary>
public sealed class AnnouncementTests
{
    private static readonly EmbargoNotice Notices = new(new DateParser());

    [Theory]
    [InlineData("RETRACTION: Ostermark buys forty trams")]
    [InlineData("RETRACTED – Ostermark buys forty trams")]
    [InlineData("RECALL: Ostermark buys forty trams")]
    [InlineData("URGENT RECALL: Ostermark buys forty trams")]
    [InlineData("STORY RETRACTED: Ostermark buys forty trams")]
    [InlineData("WITHDRAWN: Ostermark buys forty trams")]
    [InlineData("[WITHDRAWN] Ostermark buys forty trams")]
    [InlineData("(KILLED) Ostermark buys forty trams")]
    [InlineData("Ostermark buys forty trams – WITHDRAWN")]
    [InlineData("Ostermark buys forty trams - KILLED")]
    [InlineData("Ostermark buys forty trams (RETRACTED)")]
    [InlineData("Ostermark buys forty trams – ZURÜCKGEZOGEN")]
    [InlineData("Ostermark trams – KILL: wrong number")]
    [InlineData("ANNULATION: Ostermark achète quarante trams")]
    [InlineData("ANNULATION : Ostermark achète quarante trams")]
    [InlineData("ZURÜCKGEZOGEN: Ostermark kauft vierzig Trams")]
    [InlineData("STORNO - Ostermark kauft vierzig Trams")]
    [InlineData("ANULACIÓN: Ostermark compra cuarenta tranvías")]
    [InlineData("ANNULLAMENTO: Ostermark compra quaranta tram")]
    [InlineData("INGETROKKEN: Ostermark koopt veertig trams")]
    [InlineData("ANNULERET: Ostermark køber fyrre sporvogne")]
    [InlineData("ÅTERKALLAD: Ostermark köper fyrtio spårvagnar")]
    [InlineData("PERUUTUS: Ostermark ostaa raitiovaunuja")]
    [InlineData("FW: KILL: Ostermark trams")]
    [InlineData("WG: AW: KILL: Ostermark trams")]
    [InlineData("TR : RE: ANNULATION: Ostermark")]
    [InlineData("Fwd: [EXTERNAL] RETRACTION: Ostermark trams")]
    [InlineData("RE[2]: KILL - Ostermark trams")]
    public void A_title_takes_a_story_out_whatever_the_text_is(string title)
    {
        Wires.Rejection("a.json", Item(title, Wires.Markup)).Code.ShouldBe("killed");
        Wires.Rejection("a.eml", Mail(title, Wires.Body)).Code.ShouldBe("killed");
        Wires.Rejection("a.txt", $"{title}\n\n{Wires.Body}\n").Code.ShouldBe("killed");
    }

    [Theory]
    [InlineData("Carmaker announces recall of 10,000 cars")]
    [InlineData("Recall: 10,000 cars go back to their maker")]
    [InlineData("RECALL: Carmaker calls back 10,000 cars")]
    [InlineData("RECALL: Frozen spinach over salmonella in some batches")]
    [InlineData("Rückruf: Hersteller ruft Butter zurück")]
    [InlineData("RÜCKRUF: Butter in ganz Ostermark")]
    [InlineData("Retraction of a study on trams divides the university")]
    [InlineData("Journal retracts paper on trams")]
    [InlineData("Withdrawn from sale: the trams of 1990")]
    [InlineData("Withdrawal: how Ostermark left the union")]
    [InlineData("Annulation de trains en Ostermark lundi")]
    [InlineData("Annulé: le concert de lundi")]
    [InlineData("Jazz festival – CANCELLED")]
    [InlineData("CANCELLED: Ostermark jazz festival")]
    [InlineData("Dressed to KILL: fashion in Ostermark")]
    [InlineData("Two killed as tram hits bus")]
    [InlineData("KILLED IN ACTION: the soldiers of Ostermark")]
    [InlineData("Senate votes to recall ambassador")]
    [InlineData("Zurückgezogen: Minister verzichtet auf Kandidatur")]
    [InlineData("Re: the trams of Ostermark")]
    public void A_story_about_such_a_thing_is_a_story(string title)
    {
        Wires.Article("a.json", Item(title, Wires.Markup)).Text.ShouldBe(Wires.Body);
        Wires.Article("a.eml", Mail(title, Wires.Body)).Text.ShouldBe(Wires.Body);
    }

    [Theory]
    [InlineData("Retraction: Ostermark trams", "Our story on the trams of Ostermark had a wrong number in it, and another will follow.")]
    [InlineData("CANCELLED: Ostermark trams", "This story was sent by mistake at 10:15 and another will follow it.")]
    [InlineData("Ostermark trams", "We have withdrawn our story on the trams of Ostermark, which had a wrong number in it.")]
    [InlineData("Trams", "Rogamos no publicar la noticia sobre los tranvías de Ostermark, que contiene una cifra errónea.")]
    [InlineData("Trams", "Si prega di non utilizzare la notizia sui tram di Ostermark, che contiene un numero errato.")]
    [InlineData("Trams", "Gelieve dit bericht niet te publiceren, er staat een fout getal in. Een nieuw volgt.")]
    [InlineData("Trams", "Bitte verwenden Sie die Meldung os0119 (Ostermark: Vierzig Trams) nicht. Die Zahl ist falsch.")]
    [InlineData("Editors: withhold Ostermark trams", "The number of trams is being checked, and another story will follow it.")]
    [InlineData("Trams", "Editors, please withhold BC-Trams, sent at 0958 GMT, while we check the number in it.")]
    [InlineData("Trams", "Please withhold the story on the trams of Ostermark, sent at 10:15, while the number is being checked.")]
    [InlineData("Trams", "Veuillez annuler notre dépêche sur les trams d'Ostermark, qui contient un chiffre erroné.")]
    [InlineData("Trams", "Telegrammet om sporvogne i Ostermark annulleres, da der er en fejl i tallet.")]
    [InlineData("Trams", "-----Original Message-----\nFrom: desk@ostermark.test\nSubject: KILL: Ostermark trams\n\nThe number is wrong.")]
    public void So_does_a_short_text_that_speaks_of_a_story_that_was_sent(string title, string text) =>
        Wires.Rejection("a.eml", Mail(title, text)).Code.ShouldBe("killed");

    [Theory]
    [InlineData("EMBARGOED COPY")]
    [InlineData("EMBARGOED COPY – NOT FOR PUBLICATION")]
    [InlineData("NOT FOR PUBLICATION")]
    [InlineData("Draft – not for release")]
    [InlineData("HOLD FOR RELEASE")]
    [InlineData("*** EMBARGOED ***")]
    [InlineData("STRICTLY EMBARGOED")]
    [InlineData("Strictly under embargo")]
    [InlineData("Sous embargo")]
    [InlineData("UNTER SPERRFRIST")]
    [InlineData("Gesperrt bis 24. Dezember 2031, 10 Uhr")]
    [InlineData("Gesperrt bis Montag, 6.00 Uhr")]
    [InlineData("GESPERRT BIS 24.12.2031")]
    [InlineData("Sperrfrist: Redebeginn")]
    [InlineData("Sperrfrist: Freitag, 18 Uhr")]
    [InlineData("Sperrfrist 24.12.2031, 10 Uhr")]
    [InlineData("Sperrfrist beachten!")]
    [InlineData("Frei ab 24. Dezember 2031, 10 Uhr")]
    [InlineData("Zur Veröffentlichung freigegeben ab 24.12.2031")]
    [InlineData("À ne pas diffuser avant le 24 décembre 2031")]
    [InlineData("Sperrefrist: 24. desember 2031 kl. 10")]
    [InlineData("Klausuleret til 24. december 2031 kl. 10")]
    [InlineData("Får ej publiceras före 24 december 2031")]
    [InlineData("Julkaisuvapaa 24.12.2031 klo 10")]
    [InlineData("Não publicar antes de 24 de dezembro de 2031")]
    [InlineData("Non diffondere prima del 24 dicembre 2031")]
    [InlineData("Niet voor publicatie voor 24 december 2031")]
    public void A_line_holds_a_text_back(string line)
    {
        Notices.FindInText($"{line}\n\nBoard closes the bridge\n\nThe board voted on Tuesday.").ShouldNotBeNull();
        Wires.Rejection("a.eml", Mail("Trams", $"{line}\n\n{Wires.Body}")).Code.ShouldBe("embargoed");
        Wires.Rejection("a.eml", Mail($"FW: {line}", Wires.Body)).Code.ShouldBe("embargoed");
    }

    [Theory]
    [InlineData("EMBARGOED: Ostermark buys forty trams")]
    [InlineData("EMBARGOED COPY: Ostermark buys forty trams")]
    [InlineData("NOT FOR PUBLICATION: Ostermark buys forty trams")]
    [InlineData("DRAFT - NOT FOR PUBLICATION: Ostermark buys forty trams")]
    [InlineData("Ostermark buys forty trams (EMBARGOED)")]
    [InlineData("Ostermark buys forty trams – EMBARGOED")]
    [InlineData("WG: SPERRFRIST 24.12.2031: Ostermark kauft Trams")]
    public void So_does_a_title(string title)
    {
        Wires.Rejection("a.eml", Mail(title, Wires.Body)).Code.ShouldBe("embargoed");
        Wires.Rejection("a.json", Item(title, Wires.Markup)).Code.ShouldBe("embargoed");
    }

    [Theory]
    [InlineData("Senate lifts embargo")]
    [InlineData("Not for publication: the diary of a spy")]
    [InlineData("Hold for release of hostages ends in Ostermark")]
    [InlineData("Embargo")]
    [InlineData("EMBARGO: Iran's oil exports fall")]
    [InlineData("Embargoed goods were found on a ship in Ostermark")]
    [InlineData("Sperrfrist: keine")]
    [InlineData("Sperrfrist aufgehoben")]
    [InlineData("EMBARGOED: LIFTED")]
    [InlineData("Gesperrt bis Freitag: Brücke in Ostermark wird saniert")]
    [InlineData("Brücke gesperrt bis Freitag")]
    [InlineData("Frei ab 12 Jahren: ein Film aus Ostermark")]
    [InlineData("Under embargo for ten years, the island still waits")]
    [InlineData("L'embargo sur les armes est levé")]
    [InlineData("For use in schools before 2031, says the board")]
    public void A_story_about_an_embargo_is_a_story(string line)
    {
        Notices.FindInTitle(line).ShouldBeNull();
        Notices.FindInText($"{line}\n\nThe council said so.").ShouldBeNull();
        Wires.Article("a.json", Item(line, Wires.Markup)).Text.ShouldBe(Wires.Body);
    }

    private static string Item(string title, string body) => System.Text.Json.JsonSerializer.Serialize(new
    {
        uri = "urn:newsml:ostermark.test:20261130:1",
        pubstatus = "usable",
        headline = title,
        body_html = body,
    });

    private static string Mail(string subject, string text) =>
        $"From: Desk <desk@ostermark.test>\r\nSubject: {EncodedWord(subject)}\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\n"
        + $"Message-ID: <1@ostermark.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n";

    private static string EncodedWord(string text) => $"=?utf-8?B?{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))}?=";
}
