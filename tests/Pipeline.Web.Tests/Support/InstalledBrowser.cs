namespace Pipeline.Web.Tests.Support;

/// <summary>The Chromium of this machine: what TESTS_BROWSER names, or at the usual places. The tests download none.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Its path; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is none, and TESTS_NEED_BROWSER=1 says that there has to be.</exception>
    public static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("TESTS_BROWSER");
        var path = string.IsNullOrEmpty(named) ? Array.Find(UsualPlaces, File.Exists) : named;
        return path is null && Environment.GetEnvironmentVariable("TESTS_NEED_BROWSER") == "1"
            ? throw new InvalidOperationException(
                "There is no Chromium on this machine, and TESTS_NEED_BROWSER=1. Install it (apt-get install chromium), or name it in "
                + "TESTS_BROWSER.")
            : path;
    }
}
