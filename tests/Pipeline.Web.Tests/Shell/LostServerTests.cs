using System.Net;
using Microsoft.Playwright;
using Pipeline.Local.Api;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Shell;

/// <summary>A page says that the server does not answer, keeps what it shows, and goes on when the server is back.</summary>
public sealed class LostServerTests(WebFixture web) : PageTest(web)
{
    private const string Lost = "The pipeline does not answer. What is shown here is from before";

    [Fact]
    public async Task The_flow_says_that_the_server_is_gone_and_goes_on_when_it_is_back()
    {
        await Web.SeededAsync();
        var server = await ServeAsync(port: 0);
        var address = server.Address;
        try
        {
            var page = await OpenAsync(address.AbsoluteUri);
            await Assertions.Expect(page.Locator("[data-live]")).ToHaveAttributeAsync("data-state", "live");
            await server.DisposeAsync();

            await Assertions.Expect(Notice(page)).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Stages" })).ToBeVisibleAsync();
            ExpectError("net::ERR_");

            server = await ServeAsync(address.Port);
            await Assertions.Expect(Notice(page)).Not.ToBeVisibleAsync();
            IgnoreErrors("net::ERR_");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_search_says_so_too_and_does_not_leave_the_page(bool entered)
    {
        await Web.SeededAsync();
        var server = await ServeAsync(port: 0);
        var address = server.Address;
        try
        {
            var page = await OpenAsync(new Uri(address, "/search").AbsoluteUri);
            var box = page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Words to search for" });
            await server.DisposeAsync();
            await box.FillAsync("blinken");
            if (entered)
            {
                await box.PressAsync("Enter");
            }

            await Assertions.Expect(Notice(page)).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
            page.Url.ShouldBe(new Uri(address, "/search").AbsoluteUri);
            ExpectError("net::ERR_");

            server = await ServeAsync(address.Port);
            await page.WaitForURLAsync("**/search?q=blinken");
            await Assertions.Expect(Notice(page)).Not.ToBeVisibleAsync();
            IgnoreErrors("net::ERR_");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_search_box_shows_quotation_marks_as_they_are()
    {
        var page = await OpenAsync("/search");

        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Words to search for" }))
            .ToHaveAttributeAsync("placeholder", "Words, \"phrases\", prefix*, title:word, A OR B, -without");
    }

    private static ILocator Notice(IPage page) => page.Locator("[data-lost]").Filter(new LocatorFilterOptions { HasText = Lost });

    private Task<ApiServer> ServeAsync(int port) =>
        ApiServer.StartAsync(Web.Services, new ApiSettings(IPAddress.Loopback, port, Hosts: []), Token);
}
