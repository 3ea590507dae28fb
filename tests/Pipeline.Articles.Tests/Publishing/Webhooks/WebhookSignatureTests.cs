using Pipeline.Articles.Publishing.Webhooks;

namespace Pipeline.Articles.Tests.Publishing.Webhooks;

public sealed class WebhookSignatureTests
{
    // The example of the specification of Standard Webhooks.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Fact]
    public void The_specifications_example_has_its_signature() => Sign(Secret).ShouldBe(Signature);

    [Fact]
    public void While_a_secret_is_replaced_both_sign()
    {
        var other = $"whsec_{Convert.ToBase64String(new byte[32])}";

        Sign(other, Secret).Split(' ').ShouldBe([Sign(other), Signature]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not Base64!")]
    public void What_is_no_secret_is_none(string? secret) => WebhookSignature.KeyOf(secret).ShouldBeNull();

    private static string Sign(params string[] secrets) => WebhookSignature.Of(
        secrets.Select(secret => WebhookSignature.KeyOf(secret)!), "msg_p5jXN8AQM9LWM0D4loKWxJek",
        DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}"u8.ToArray());
}
