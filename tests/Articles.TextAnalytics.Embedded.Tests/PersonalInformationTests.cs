using CsCheck;

namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class PersonalInformationTests
{
    [Theory]
    [InlineData("Write to ada.berg@example.org today.", "Email", "ada.berg@example.org")]
    [InlineData("Call (202) 555-0143 now.", "PhoneNumber", "(202) 555-0143")]
    [InlineData("Call +49 30 5550 1234 now.", "PhoneNumber", "+49 30 5550 1234")]
    [InlineData("It came from 203.0.113.7 at night.", "IPAddress", "203.0.113.7")]
    [InlineData("Pay to DE89 3704 0044 0532 0130 00 by Friday.", "InternationalBankingAccountNumber", "DE89 3704 0044 0532 0130 00")]
    [InlineData("Pay to GB82WEST12345698765432 by Friday.", "InternationalBankingAccountNumber", "GB82WEST12345698765432")]
    [InlineData(
        "The account is DE89 3704 0044 0532 0130 00 BERLIN BRANCH.", "InternationalBankingAccountNumber", "DE89 3704 0044 0532 0130 00")]
    [InlineData("The card 4111 1111 1111 1111 was used.", "CreditCardNumber", "4111 1111 1111 1111")]
    [InlineData("The card 378282246310005 was used.", "CreditCardNumber", "378282246310005")]
    [InlineData("His number is 219-09-9999.", "USSocialSecurityNumber", "219-09-9999")]
    [InlineData("The letter was signed by Angela Merkel in Berlin.", "Person", "Angela Merkel")]
    public void It_is_found_under_azures_categories(string text, string category, string expected)
    {
        var mention = Analytics.PersonalInformation(text).ShouldHaveSingleItem();

        (mention.Category, mention.Text).ShouldBe((category, expected));
        text.Substring(mention.Offset, mention.Length).ShouldBe(expected);
    }

    [Theory]
    [InlineData("The card 4111 1111 1111 1112 was used.")]
    [InlineData("Pay to DE89 3704 0044 0532 0130 01 by Friday.")]
    [InlineData("The number 666-09-9999 was never given, nor 219-00-9999.")]
    [InlineData("The budget rose by 1,200,000 in 2023-2024 to 4.5 percent.")]
    [InlineData("The company moved to https://example.org last May.")]
    [InlineData("")]
    public void What_fails_its_check_or_tells_of_nobody_is_left(string text) => Analytics.PersonalInformation(text).ShouldBeEmpty();

    [Fact]
    public void Numbers_are_found_in_any_language()
    {
        const string Text = "Schreiben Sie an anna.berg@example.org oder rufen Sie +49 30 5550 1234 an.";
        Analytics.PersonalInformation(Text, "de").Select(mention => (mention.Category, mention.Text))
            .ShouldBe([("Email", "anna.berg@example.org"), ("PhoneNumber", "+49 30 5550 1234")]);
    }

    [Fact]
    public void Every_mention_stands_where_it_says_in_order_and_once()
    {
        string[] pieces =
        [
            "DE89 3704 0044 0532 0130 00", "4111-1111-1111-1111", "219-09-9999", "a@b.org", "+44 20 7946 0018", "Ada Lovelace", " ",
            "\u0301", "😀", "1", "A", "-", "\n", "said",
        ];
        Gen.Int[0, pieces.Length - 1].List[0, 30].Sample(picks =>
        {
            var text = string.Concat(picks.Select(pick => pieces[pick]));
            var mentions = Analytics.PersonalInformation(text);
            mentions.ShouldBe(mentions.Distinct().OrderBy(mention => mention.Offset).ThenByDescending(mention => mention.Length));
            foreach (var mention in mentions)
            {
                text.Substring(mention.Offset, mention.Length).ShouldBe(mention.Text);
            }
        });
    }
}
