using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Articles.Client.Tests.Webhooks;

public sealed class WebhookReaderTests
{
    private const string Secret = Signing.Secret;
    private const string Former = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);
    private static readonly ReadOnlyMemory<byte> Body = Some.Enriched("a.txt", 1);
    private static readonly string Id = ArticleEvent.Parse(Body).Id;
    private readonly WebhookReader _reader = new([Secret], new FakeTimeProvider(Now));

    [Fact]
    public void A_signed_event_is_read() =>
        _reader.Read(Id, At(0), Signing.Sign(Secret, Id, At(0), Body), Body).ShouldBeOfType<ArticleEnriched>().ArticleId
            .ShouldBe(Some.Id("a.txt"));

    [Fact]
    public void The_signature_is_the_standards_own()
    {
        // Computed with Python's hmac; the body is no event, which is seen only after the signature.
        var body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

        Should.Throw<InvalidEventException>(() => _reader.Read(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", body));
    }

    [Fact]
    public void One_of_several_signatures_is_enough_while_a_secret_is_replaced()
    {
        var both = $"v1a,abc v1,AAAA {Signing.Sign(Former, Id, At(0), Body)} {Signing.Sign(Secret, Id, At(0), Body)}";

        _reader.Read(Id, At(0), both, Body).Id.ShouldBe(Id);
        new WebhookReader(["whsec_c29tZXRoaW5nIGVsc2U=", Former], new FakeTimeProvider(Now)).Read(Id, At(0), both, Body).Id.ShouldBe(Id);
    }

    [Fact]
    public void Another_body_id_time_or_secret_is_refused()
    {
        var signature = Signing.Sign(Secret, Id, At(0), Body);

        Rejected(Id, At(0), signature, Some.Enriched("a.txt", 2));
        Rejected("other", At(0), signature, Body);
        Rejected(Id, At(1), signature, Body);
        Rejected(Id, At(0), Signing.Sign(Former, Id, At(0), Body), Body);
        Rejected(Id, At(0), signature.Replace("v1,", "v2,", StringComparison.Ordinal), Body);
        Rejected(Id, At(0), "v1,", Body);
    }

    [Fact]
    public void A_missing_header_is_refused()
    {
        var signature = Signing.Sign(Secret, Id, At(0), Body);

        Rejected(null, At(0), signature, Body);
        Rejected(Id, null, signature, Body);
        Rejected(Id, At(0), null, Body);
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_time_five_minutes_off_is_accepted_and_no_more(int seconds, bool isAccepted)
    {
        var signature = Signing.Sign(Secret, Id, At(seconds), Body);
        if (isAccepted)
        {
            _reader.Read(Id, At(seconds), signature, Body).Id.ShouldBe(Id);
        }
        else
        {
            Rejected(Id, At(seconds), signature, Body);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1614265330")]
    [InlineData("1614265330.5")]
    [InlineData("9223372036854775807")]
    public void A_time_that_is_none_is_refused(string timestamp) =>
        Rejected(Id, timestamp, Signing.Sign(Secret, Id, timestamp, Body), Body);

    [Fact]
    public void A_signed_event_under_another_id_is_no_event() =>
        Should.Throw<InvalidEventException>(() => _reader.Read("other", At(0), Signing.Sign(Secret, "other", At(0), Body), Body));

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_%")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_secret_of_another_form_is_refused(string secret) =>
        Should.Throw<ArgumentException>(() => new WebhookReader([secret]));

    private void Rejected(string? id, string? timestamp, string? signature, ReadOnlyMemory<byte> body) =>
        Should.Throw<WebhookRejectedException>(() => _reader.Read(id, timestamp, signature, body));

    private static string At(int seconds) => Now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
