using System.Net;
using Articles.Extraction;
using Articles.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Article;

/// <summary>What an agency's envelope says stands beside the article; nothing of it is markup.</summary>
public sealed class WireViewTests(WebFixture web) : PageTest(web)
{
    [Fact]
    public async Task A_wire_says_what_its_envelope_says_and_what_is_for_editors()
    {
        var cleaned = new CleanedArticle
        {
            Id = ArticleId.FromItem("urn:newsml:ostermark.test:page"),
            Name = "wires/page.xml",
            Revision = Revision.Of("wire"u8),
            Sequence = 1,
            Title = "Trams",
            Text = "Forty trams.",
            Format = "xml",
            Wire = new WireDetails
            {
                Flavour = "NITF",
                Provider = "<b>Ostermark</b>",
                Urgency = 2,
                Subjects = SubjectTerm.Of([new WireSubject("medtop", "20001065", null)]),
                EditorsNote = "Call Ida first",
                Pictures = [new WirePicture("1", "A tram.", "Ada Lunde", null)],
            },
        };
        var services = Web.Services;
        await services.GetRequiredService<IDocumentStore<CleanedArticle>>().TryWriteAsync(cleaned, expectedETag: null, Token);
        var enriched = EnrichedArticle.From(cleaned, new AnalysisResult { Features = new Dictionary<string, FeatureRecord>() });
        await services.GetRequiredService<IDocumentStore<EnrichedArticle>>().TryWriteAsync(enriched, expectedETag: null, Token);
        await services.GetRequiredService<ILedger>().UpdateAsync(
            cleaned.Id,
            known: null,
            _ => new LedgerEntry { Id = cleaned.Id, Name = cleaned.Name, Stage = ArticleStage.Rejected },
            Token);
        using var client = new HttpClient { BaseAddress = Web.Address };

        var page = await client.GetStringAsync($"articles/{cleaned.Id}", Token);

        page.ShouldContain("From the wire");
        page.ShouldContain(WebUtility.HtmlEncode("<b>Ostermark</b>"));
        page.ShouldNotContain("<b>Ostermark</b>");
        page.ShouldContain("Call Ida first");
        page.ShouldContain("/search?subject=sport");
        page.ShouldContain("Ada Lunde");
    }
}
