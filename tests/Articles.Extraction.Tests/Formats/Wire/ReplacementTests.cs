using System.Text.Json;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>An item may take the place of others of its own provider; they are taken out, and never another provider's.</summary>
public sealed class ReplacementTests
{
    [Theory]
    [InlineData("\"replacing\": [\"http://ostermark.test/text/1\"]")]
    [InlineData("\"replaces\": \"http://ostermark.test/text/1\"")]
    public void An_item_of_ninjs_takes_out_what_it_replaces(string field)
    {
        var all = Wires.All("a.json", Item(field));

        all.Count.ShouldBe(2);
        all[0].IsRejected.ShouldBeFalse();
        (all[1].Rejection!.Code, all[1].Wire!.Id).ShouldBe(("killed", "http://ostermark.test/text/1"));
    }

    [Fact]
    public void An_item_of_NewsML_G2_takes_out_what_its_link_says_that_it_replaces()
    {
        var all = Wires.All("a.xml", Wires.G2(
            itemMeta: "<pubStatus qcode=\"stat:usable\"/><link rel=\"irel:replaces\" residref=\"urn:newsml:ostermark.test:9\"/>"
                + "<link rel=\"irel:seeAlso\" residref=\"urn:newsml:ostermark.test:7\"/>"));

        all.Select(article => (article.Wire!.Id, article.Rejection?.Code))
            .ShouldBe([("urn:newsml:ostermark.test:1", null), ("urn:newsml:ostermark.test:9", "killed")]);
    }

    [Theory]
    [InlineData("http://elsewhere.test/text/1")]
    [InlineData("urn:newsml:ostermark.test:1")]
    [InlineData("slug")]
    public void What_may_be_another_providers_is_on_record_and_stays(string other)
    {
        var all = Wires.All("a.json", Item($"\"replacing\": [\"{other}\"]"));

        all.Count.ShouldBe(2);
        all[1].Wire.ShouldBeNull();
        all[1].Rejection!.Code.ShouldBe("killed");
        all[1].Rejection!.Message.ShouldContain(other);
    }

    [Fact]
    public void What_TT_has_unpublished_is_taken_out_with_what_it_replaced() =>
        Wires.All("a.json", Item("""
            "replacing": ["http://ostermark.test/text/1"], "signals": {"updatetype": "AVPUB"}
            """)).Select(article => (article.Wire!.Id, article.Rejection?.Code)).ShouldBe(
            [("http://ostermark.test/text/2", "killed"), ("http://ostermark.test/text/1", "killed")]);

    [Theory]
    [InlineData("KORR")]
    [InlineData("RÄ")]
    [InlineData("UV")]
    public void What_TT_has_corrected_or_updated_is_a_version(string type) =>
        Wires.Article("a.json", Item($$"""  "signals": {"updatetype": "{{type}}"} """)).Wire!.Signals.ShouldBe([$"updatetype:{type}"]);

    [Fact]
    public void An_item_that_is_replaced_is_taken_out() =>
        Wires.Rejection("a.json", Item("\"pubstatus\": \"replaced\"")).Code.ShouldBe("killed");

    [Fact]
    public void What_is_for_editors_information_is_no_article() =>
        Wires.Rejection("a.json", Item("\"profile\": \"INFO\"")).ShouldSatisfyAllConditions(
            reason => reason.Code.ShouldBe("not-an-article"), reason => reason.Message.ShouldContain("\"INFO\""));

    [Fact]
    public void A_document_of_NITF_takes_out_no_other_providers()
    {
        var all = Wires.All("a.xml", Wires.Nitf().Replace(
            "<docdata",
            "<docdata management-doc-idref=\"urn:newsml:elsewhere.test:1\" management-idref-status=\"canceled\"",
            StringComparison.Ordinal));

        all.Count.ShouldBe(2);
        all[1].Wire.ShouldBeNull();
        all[1].Rejection!.Message.ShouldContain("nothing says that it is of the same provider");
    }

    [Theory]
    [InlineData("urn:newsml:afp.com:20260101:1", "urn:newsml:afp.com:20260101:2", true)]
    [InlineData("urn:newsml:afp.com:20260101:1", "urn:newsml:dpa.com:20260101:2", false)]
    [InlineData("tag:reuters.com,2026:1", "tag:reuters.com,2025:2", true)]
    [InlineData("tag:reuters.com,2026:1", "tag:reuters.co,2025:2", false)]
    [InlineData("http://tt.se/a/1", "http://TT.se/b/2", true)]
    [InlineData("http://tt.se/a/1", "http://tt.se.test/b/2", false)]
    [InlineData("http://tt.se/a/1", "http://tt.se/a/1", false)]
    [InlineData("4711", "4712", true)]
    [InlineData("4711", "urn:newsml:afp.com:20260101:2", false)]
    [InlineData("urn:newsml:afp.com:20260101:2", "4711", true)]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3302", false)]
    public void It_may_speak_of_its_own_providers_items(string own, string other, bool expected) =>
        new WireItem { Flavour = "ninjs", Provider = "P", Id = own }.MaySpeakOf(other).ShouldBe(expected);

    [Fact]
    public void Each_signal_has_its_source_and_stands_once_in_lowercase()
    {
        WireSignals.Table.ShouldAllBe(signal => signal.Source.Length > 20 && !signal.Value.Any(char.IsUpper));
        WireSignals.Table.Select(signal => (signal.Field, signal.Value)).ShouldBeUnique();
    }

    private static string Item(string fields) => $$"""
        {"uri": "http://ostermark.test/text/2", "versioncreated": "2026-11-30T10:15:00+0100", "headline": "Ostermark buys forty trams",
        "body_html": {{JsonSerializer.Serialize(Wires.Markup)}}, {{fields}}}
        """;
}
