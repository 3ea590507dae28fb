using Microsoft.AspNetCore.Http;
using Pipeline.Local.Api;

namespace Pipeline.Local.Tests;

public sealed class LocalRequestsTests
{
    [Theory]
    [InlineData("GET", "localhost:7080", null, null, null)]
    [InlineData("GET", "127.0.0.1:7080", null, "none", null)]
    [InlineData("GET", "[::1]:7080", "http://[::1]:7080", "same-origin", null)]
    [InlineData("POST", "LOCALHOST", null, null, "application/json; charset=utf-8")]
    public void A_request_of_this_machines_own_is_taken(string method, string host, string? origin, string? site, string? type) =>
        LocalRequests.Refusal(Request(method, host, origin, site, type)).ShouldBeNull();

    [Theory]
    [InlineData("GET", "evil.test", null, null, null)]
    [InlineData("GET", "localhost.evil.test", null, null, null)]
    [InlineData("GET", "", null, null, null)]
    [InlineData("GET", "localhost:7080", "http://evil.test", null, null)]
    [InlineData("GET", "localhost:7080", "null", null, null)]
    [InlineData("GET", "localhost:7080", null, "cross-site", null)]
    [InlineData("POST", "localhost:7080", "http://localhost:3000", "same-site", "application/json")]
    [InlineData("POST", "localhost:7080", null, null, "text/plain")]
    [InlineData("POST", "localhost:7080", null, null, "application/x-www-form-urlencoded")]
    [InlineData("POST", "localhost:7080", null, null, null)]
    public void What_another_site_could_have_sent_is_refused(string method, string host, string? origin, string? site, string? type) =>
        LocalRequests.Refusal(Request(method, host, origin, site, type)).ShouldNotBeNull();

    private static HttpRequest Request(string method, string host, string? origin, string? site, string? type)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host, request.ContentType) = (method, "http", new HostString(host), type);
        request.Headers.Origin = origin;
        request.Headers["Sec-Fetch-Site"] = site;
        return request;
    }
}
