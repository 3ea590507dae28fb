using Pipeline.Articles.Publishing;

namespace Pipeline.Articles.Tests.Publishing;

public sealed class PublishingOptionsValidatorTests
{
    [Theory]
    [InlineData("ab")]
    [InlineData("Upper")]
    [InlineData("two--dashes")]
    [InlineData("-first")]
    [InlineData("with_underscore")]
    [InlineData("articles-to-enrich")]
    public void Validate_queue_name_that_Azure_or_the_pipeline_refuses_fails_and_names_it(string queue)
    {
        var result = Validate(new Subscription { Name = "news", Queue = queue });

        result.Failures.ShouldNotBeNull().ShouldHaveSingleItem().ShouldContain(queue);
    }

    [Fact]
    public void Validate_two_of_one_name_fails() =>
        Validate(new Subscription { Name = "news", Queue = "first" }, new Subscription { Name = "News", Queue = "second" }).Failed.ShouldBeTrue();

    [Fact]
    public void Validate_good_subscriptions_succeed() =>
        Validate(new Subscription { Name = "news", Queue = "news-1" }, new Subscription { Name = "sport", Queue = "sport" }).Succeeded.ShouldBeTrue();

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(params Subscription[] subscriptions) =>
        new PublishingOptionsValidator().Validate(null, new PublishingOptions { Subscriptions = subscriptions });
}
