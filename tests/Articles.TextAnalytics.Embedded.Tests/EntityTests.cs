namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class EntityTests
{
    [Theory]
    [InlineData("Talks between officials and Foreign Minister Péter Szijjártó ended on Monday.", "Péter Szijjártó")]
    [InlineData("The measure was backed by Sen. Chuck Grassley of Iowa.", "Chuck Grassley")]
    [InlineData("“We did what we could,” Okonjo said.", "Okonjo")]
    [InlineData("Mr. Darcy left the room.", "Darcy")]
    [InlineData("She met Vincent van Gogh in Arles.", "Vincent van Gogh")]
    public void A_title_a_given_name_or_a_verb_of_speech_shows_a_person(string text, string person) =>
        Analytics.Names(text, "Person").ShouldContain(person);

    [Theory]
    [InlineData("The Ministry of Finance raised its forecast.", "Ministry of Finance")]
    [InlineData("Shares of Vandelay Industries fell.", "Vandelay Industries")]
    [InlineData("He teaches at the University of Tübingen now.", "University of Tübingen")]
    [InlineData("It was first reported by the BBC this morning.", "BBC")]
    [InlineData("Lawyers for AT&T said nothing.", "AT&T")]
    public void A_head_word_or_the_gazetteer_shows_an_organisation(string text, string organisation) =>
        Analytics.Names(text, "Organization").ShouldContain(organisation);

    [Theory]
    [InlineData("They sailed through the Strait of Hormuz.", "Strait of Hormuz")]
    [InlineData("The fair is held in Schwäbisch Gmünd.", "Schwäbisch Gmünd")]
    [InlineData("A fire broke out on Willow Street.", "Willow Street")]
    [InlineData("He moved to New York in 1999.", "New York")]
    public void A_head_word_a_preposition_or_the_gazetteer_shows_a_place(string text, string place) =>
        Analytics.Names(text, "Location").ShouldContain(place);

    [Fact]
    public void A_family_name_alone_is_the_person_named_in_full_elsewhere()
    {
        const string Text = "Critics of Quellmann were loud. Minister Anna Quellmann answered them. The plan of Quellmann stands.";
        Analytics.Names(Text, "Person").ShouldBe(["Quellmann", "Anna Quellmann", "Quellmann"]);
    }

    [Fact]
    public void A_place_that_acts_is_no_person_unless_the_text_names_one_so()
    {
        const string Acting = "Talks went on for days. Washington says it will not yield, and Washington is not alone.";
        Analytics.Names(Acting, "Person").ShouldBeEmpty();
        Analytics.Names(Acting, "Location").ShouldBe(["Washington", "Washington"]);
    }

    [Fact]
    public void A_headline_gets_only_names_known_from_the_body_or_the_gazetteer()
    {
        const string Text = "Quellmann Will Visit Norway Amid Growing Fears Over Fish\n\nMinister Anna Quellmann leaves on Monday.";
        Analytics.Names(Text, "Person").ShouldBe(["Quellmann", "Anna Quellmann"]);
        Analytics.Names(Text, "Location").ShouldBe(["Norway"]);
        Analytics.Names(Text, "Organization").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Nothing was decided. However, talks continue. Yesterday brought no news. Officials declined to comment.")]
    [InlineData("Search\n\nClose this search box.\n\nLeave a Reply\n\nPopular Posts")]
    [InlineData("The Chinese and the American delegations spoke English.")]
    public void Sentence_starts_menus_and_demonyms_are_no_names(string text)
    {
        Analytics.Names(text, "Person").ShouldBeEmpty();
        Analytics.Names(text, "Location").ShouldBeEmpty();
        Analytics.Names(text, "Organization").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Write to jane.doe+news@mail.example.co.uk.", "Email", "jane.doe+news@mail.example.co.uk")]
    [InlineData("See https://example.com/a?b=c#d, or not.", "URL", "https://example.com/a?b=c#d")]
    [InlineData("(www.example.org)", "URL", "www.example.org")]
    [InlineData("Call (202) 555-0143 now.", "PhoneNumber", "(202) 555-0143")]
    [InlineData("Call +49 30 901820 now.", "PhoneNumber", "+49 30 901820")]
    [InlineData("It came from 192.168.10.1 at noon.", "IP", "192.168.10.1")]
    [InlineData("On April 20, 2024 it rained.", "DateTime", "April 20, 2024")]
    [InlineData("On 20 April 2024 it rained.", "DateTime", "20 April 2024")]
    [InlineData("Due 2024-04-20.", "DateTime", "2024-04-20")]
    [InlineData("They met on Friday.", "DateTime", "Friday")]
    [InlineData("They met at 3:30 p.m. sharp.", "DateTime", "3:30 p.m.")]
    [InlineData("It cost $3.5 billion in all.", "Quantity", "$3.5 billion")]
    [InlineData("Prices rose 4.2% in May.", "Quantity", "4.2%")]
    [InlineData("Prices rose 12 percent.", "Quantity", "12 percent")]
    [InlineData("Some 1,200 people came.", "Quantity", "1,200")]
    public void Patterns_are_found_by_rule(string text, string category, string expected) =>
        Analytics.Names(text, category).ShouldContain(expected);

    [Theory]
    [InlineData("He scored 2000-2001 and 1999-2000 in all.", "PhoneNumber")]
    [InlineData("user@ @home a@b @", "Email")]
    [InlineData("You may march on.", "DateTime")]
    public void What_only_resembles_a_pattern_is_left_alone(string text, string category) =>
        Analytics.Names(text, category).ShouldBeEmpty();

    [Theory]
    [InlineData("LONDON (Reuters) - Shares fell on Monday.", "LONDON")]
    [InlineData("NEW YORK, March 3 (AP) — The mayor said no.", "NEW YORK")]
    [InlineData("GROZNAYA — Nobody was hurt.", "GROZNAYA")]
    [InlineData("A first line.\n\nTEHRAN, Iran (AP) — Officials met.", "TEHRAN")]
    public void A_dateline_in_capitals_is_a_place(string text, string place)
    {
        Analytics.Names(text, "Location").ShouldContain(place);
        Analytics.Names(text, "Organization").ShouldNotContain(place);
    }

    [Theory]
    [InlineData("NATO said on Monday that it had met.", "NATO")]
    [InlineData("BREAKING NEWS. The mayor - an old man - left.", "BREAKING NEWS")]
    public void Other_capitals_at_the_start_are_no_place(string text, string name) =>
        Analytics.Names(text, "Location").ShouldNotContain(name);

    [Fact]
    public void A_handle_is_no_person() =>
        Analytics.Names("Minister Anna Quellmann wrote to @JohnBauer and @Blinken.", "Person").ShouldBe(["Anna Quellmann"]);

    [Fact]
    public void German_nouns_are_no_names_but_places_and_people_are()
    {
        const string Text =
            "Der Außenminister reiste am Montag nach Warschau und Berlin. Die Regierung in Paris äußerte Kritik. Angela Merkel sprach mit "
            + "Journalisten.";
        Analytics.Names(Text, "Location", "de").ShouldBe(["Warschau", "Berlin", "Paris"]);
        Analytics.Names(Text, "Person", "de").ShouldBe(["Angela Merkel"]);
        Analytics.Names(Text, "Organization", "de").ShouldBeEmpty();
    }

    [Fact]
    public void Contacts_are_found_in_every_language() =>
        Analytics.Names("連絡先は info@example.jp です。", "Email", "ja").ShouldBe(["info@example.jp"]);
}
