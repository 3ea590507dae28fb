using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>Names of one agency are one, by what is known or by a setting; a name of two agencies is refused.</summary>
public sealed class WireProviderTests
{
    [Theory]
    [InlineData("AFP", "Agence France-Presse")]
    [InlineData("nprov:dpa", "Deutsche  Presse-Agentur")]
    [InlineData("reuters.com", "REUTERS")]
    [InlineData("Ostermark Wire", "ostermark\u00A0wire ")]
    public void Names_of_one_agency_are_one(string name, string other) =>
        WireProviders.Default.Find(name).ShouldBe(WireProviders.Default.Find(other));

    [Theory]
    [InlineData("AP", "APA")]
    [InlineData("TT", "TASS")]
    [InlineData("SW", "Skerry Wire")]
    public void Names_of_two_are_two(string name, string other) =>
        WireProviders.Default.Find(name).ShouldNotBe(WireProviders.Default.Find(other));

    [Fact]
    public void No_known_name_is_of_two_agencies() =>
        WireProviders.Faults(Options(("AP", ["Associated Press"]), ("NTB", ["ntb.no"]))).ShouldBeEmpty();

    [Fact]
    public void A_setting_makes_names_one_with_an_agency_that_is_known()
    {
        var providers = new WireProviders(Options(("Associated Press", ["AP Online"]), ("Skerry Wire", ["SW", "skerry.test"])));

        providers.Find("ap online").ShouldBe(providers.Find("AP"));
        providers.Find("sw").ShouldBe(providers.Find("SKERRY.TEST"));
        providers.Find("sw").ShouldNotBe(providers.Find("AP"));
    }

    [Theory]
    [InlineData("SW", "reuters.com", "Wire:Providers:SW:Aliases has 'reuters.com', which is a name of REUTERS")]
    [InlineData("SW", "OW", "Wire:Providers:SW:Aliases has 'OW', which is a name of Ostermark")]
    [InlineData("SW", " ostermark ", "Wire:Providers:SW:Aliases has 'ostermark', which is a name of Ostermark")]
    [InlineData("SW", " ", "Wire:Providers:SW:Aliases has a blank name")]
    public void A_name_of_another_agency_is_refused(string provider, string alias, string fault) =>
        WireProviders.Faults(Options(("Ostermark", ["OW"]), (provider, [alias]))).ShouldHaveSingleItem().ShouldStartWith(fault);

    [Fact]
    public void The_extractor_refuses_it_as_well() =>
        Should.Throw<ArgumentException>(() => new ArticleExtractor(new ExtractionOptions { Wire = Options(("SW", ["AFP"])) }))
            .Message.ShouldContain("which is a name of AFP");

    [Fact]
    public void A_zone_holds_under_each_name() => WireZones.Default.Find("Norsk Telegrambyrå")!.Id.ShouldBe("Europe/Oslo");

    private static WireOptions Options(params (string Provider, string[] Aliases)[] providers)
    {
        var options = new WireOptions();
        foreach (var (provider, aliases) in providers)
        {
            options.Providers.Add(provider, new WireProviderOptions { Aliases = string.Join(',', aliases) });
        }

        return options;
    }
}
