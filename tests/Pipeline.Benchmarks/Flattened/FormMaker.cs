using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Playwright;

namespace Pipeline.Benchmarks.Flattened;

/// <summary>Flattens pages with the programs that people use for it. A text that is there already is not made again.</summary>
internal sealed class FormMaker(DirectoryInfo folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Makes the texts of a form.</summary>
    /// <returns>What is missing, in a sentence; null when all is there.</returns>
    public async Task<string?> MakeAsync(TextForm form, IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        var texts = folder.CreateSubdirectory(form.Folder);
        var missing = pages.Where(page => !File.Exists(PathOf(form, page))).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        try
        {
            if (form == TextForm.InnerText)
            {
                await CopyFromBrowserAsync(form, missing, cancellationToken);
                return null;
            }

            await Parallel.ForEachAsync(
                missing, cancellationToken,
                async (page, token) => await WriteAsync(form, page, await DumpAsync(form, texts, page, token), token));
            return null;
        }
        catch (Win32Exception)
        {
            return $"{form.Name}: there is no program {form.Program} here. Install Debian's package {form.Package}.";
        }
        catch (PlaywrightException exception)
        {
            return $"{form.Name}: Chromium did not start ({exception.Message.Split('\n')[0]}). Install Debian's package {form.Package}, or "
                + "name it in TESTS_BROWSER.";
        }
    }

    /// <summary>Where a page's text is.</summary>
    public string PathOf(TextForm form, string page) => Path.Combine(folder.FullName, form.Folder, IdOf(page) + ".txt");

    /// <summary>A page's ID: its file's name up to the first dot.</summary>
    public static string IdOf(string page) => Path.GetFileName(page).Split('.')[0];

    private async Task WriteAsync(TextForm form, string page, string text, CancellationToken cancellationToken)
    {
        var path = PathOf(form, page);
        await File.WriteAllTextAsync(path + ".partial", text, cancellationToken);
        File.Move(path + ".partial", path, overwrite: true);
    }

    private static async Task<string> DumpAsync(TextForm form, DirectoryInfo texts, string page, CancellationToken cancellationToken)
    {
        var file = Path.Combine(texts.FullName, IdOf(page) + ".html");
        await File.WriteAllTextAsync(file, await ReadAsync(page, cancellationToken), cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(
            new ProcessStartInfo(form.Program, [.. form.Arguments, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            var text = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return text;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A program that hangs on a page gives no text of it.
            process.Kill(entireProcessTree: true);
            return string.Empty;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Without scripts and without the network, so that each run gives the same.</summary>
    private async Task CopyFromBrowserAsync(TextForm form, List<string> pages, CancellationToken cancellationToken)
    {
        using var playwright = await Playwright.CreateAsync();
        var named = Environment.GetEnvironmentVariable("TESTS_BROWSER");
        var program = string.IsNullOrEmpty(named) ? Array.Find(Browsers, File.Exists) ?? form.Program : named;
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true });
        await context.RouteAsync("**/*", route => route.AbortAsync());
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tab = await context.NewPageAsync();
            try
            {
                await tab.SetContentAsync(
                    await ReadAsync(page, cancellationToken), new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = 20_000 });
                await WriteAsync(form, page, await tab.EvaluateAsync<string>("document.body?.innerText ?? ''"), cancellationToken);
            }
            catch (TimeoutException)
            {
                await WriteAsync(form, page, string.Empty, cancellationToken);
            }
            finally
            {
                await tab.CloseAsync();
            }
        }
    }

    /// <summary>A page, unpacked.</summary>
    public static async Task<string> ReadAsync(string page, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(page);
        await using var content =
            page.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
