using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class SeedArticleTests
{
    [Theory]
    [InlineData("Antony Blinken")]
    [InlineData("Wang Yi")]
    [InlineData("Xi Jinping")]
    [InlineData("Joe Biden")]
    [InlineData("Matthew Miller")]
    [InlineData("Janet Yellen")]
    [InlineData("Lloyd Austin")]
    [InlineData("Blinken")]
    [InlineData("Xi")]
    public void Its_people_are_persons(string name) => Analytics.Names(SeedArticle.Body(), "Person").ShouldContain(name);

    [Theory]
    [InlineData("China")]
    [InlineData("Washington")]
    [InlineData("Shanghai")]
    [InlineData("Beijing")]
    [InlineData("Taiwan")]
    [InlineData("Ukraine")]
    [InlineData("Iran")]
    [InlineData("Israel")]
    [InlineData("Japan")]
    [InlineData("Philippines")]
    [InlineData("South China Sea")]
    [InlineData("Middle East")]
    public void Its_places_are_locations(string name) => Analytics.Names(SeedArticle.Body(), "Location").ShouldContain(name);

    [Fact]
    public void The_State_Department_is_an_organisation() =>
        Analytics.Names(SeedArticle.Body(), "Organization").ShouldContain("State Department");

    [Fact]
    public void Its_tone_is_not_positive() =>
        Analytics.Sentiment(SeedArticle.Body()).Value.ShouldNotBeNull().Label.ShouldNotBe(SentimentLabel.Positive);

    [Fact]
    public void It_has_no_persons_but_its_people()
    {
        string[] people =
            ["Antony Blinken", "Blinken", "Joe Biden", "Biden", "Wang Yi", "Xi Jinping", "Xi", "Matthew Miller", "Janet Yellen",
            "Lloyd Austin"];
        Analytics.Names(SeedArticle.Body(), "Person").Except(people).ShouldBeEmpty();
    }
}
