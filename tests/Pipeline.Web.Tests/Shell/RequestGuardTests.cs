using Microsoft.AspNetCore.Http;
using Pipeline.Web.Shell.Security;

namespace Pipeline.Web.Tests.Shell;

public sealed class RequestGuardTests
{
    private const int Port = 7080;

    [Theory]
    [InlineData("GET", "localhost:7080", null, null)]
    [InlineData("GET", "127.0.0.1:7080", null, "none")]
    [InlineData("GET", "[::1]:7080", "http://[::1]:7080", "same-origin")]
    [InlineData("POST", "LOCALHOST:7080", "http://localhost:7080", null)]
    [InlineData("POST", "desk.example", "https://desk.example", "same-origin")]
    [InlineData("POST", "news.example:8080", null, null)]
    public void A_request_to_one_of_its_own_names_is_taken(string method, string host, string? origin, string? site) =>
        Refusal(method, host, origin, site).ShouldBeNull();

    [Theory]
    [InlineData("GET", "evil.test", null, null)]
    [InlineData("GET", "localhost.evil.test:7080", null, null)]
    [InlineData("GET", "", null, null)]
    [InlineData("GET", "localhost", null, null)]
    [InlineData("GET", "localhost:7081", null, null)]
    [InlineData("GET", "news.example:7080", null, null)]
    [InlineData("GET", "localhost:7080", "http://evil.test", null)]
    [InlineData("GET", "localhost:7080", "null", null)]
    [InlineData("GET", "localhost:7080", null, "cross-site")]
    [InlineData("POST", "localhost:7080", "http://localhost:3000", "same-site")]
    public void What_another_site_could_have_sent_is_refused(string method, string host, string? origin, string? site) =>
        Refusal(method, host, origin, site).ShouldNotBeNull();

    [Theory]
    [InlineData("GET", "/", true)]
    [InlineData("POST", "/", false)]
    [InlineData("GET", "/api/status", false)]
    public void A_link_from_elsewhere_opens_a_page_and_nothing_else(string method, string path, bool taken)
    {
        var request = Request(method, "localhost:7080", origin: null, site: "cross-site");
        request.Path = path;
        request.Headers["Sec-Fetch-Mode"] = "navigate";
        request.Headers["Sec-Fetch-Dest"] = "document";
        (RequestGuard.Refusal(request, Port, new WebOptions()) is null).ShouldBe(taken);
    }

    private static string? Refusal(string method, string host, string? origin, string? site) =>
        RequestGuard.Refusal(Request(method, host, origin, site), Port, new WebOptions { Hosts = ["desk.example", "news.example:8080"] });

    private static HttpRequest Request(string method, string host, string? origin, string? site)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = (method, "http", new HostString(host));
        request.Headers.Origin = origin;
        request.Headers["Sec-Fetch-Site"] = site;
        return request;
    }
}
