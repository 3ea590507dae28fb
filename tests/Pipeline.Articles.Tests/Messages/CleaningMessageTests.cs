using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Messages;

public sealed class CleaningMessageTests
{
    [Fact]
    public void A_request_names_a_file_and_may_say_how_often_it_was_deferred()
    {
        CleaningMessage.Parse("""{"name":"news/a b#1.html"}""").ShouldBe(new CleaningRequest("news/a b#1.html"));
        CleaningMessage.Parse("""{"name":"a.html","attempt":3}""").ShouldBe(new CleaningRequest("a.html", Attempt: 3));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":"a.html","attempt":-1}""")]
    [InlineData("""["a.html"]""")]
    [InlineData("a.html")]
    [InlineData("")]
    public void Anything_else_is_a_fault(string message) =>
        Should.Throw<FormatException>(() => CleaningMessage.Parse(message)).Message
            .ShouldStartWith("The queue message is not a cleaning request");
}
