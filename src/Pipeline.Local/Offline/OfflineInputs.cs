using System.Globalization;
using Pipeline.Local.Fetching;

namespace Pipeline.Local.Offline;

/// <summary>
/// What an offline command reads: files and folders, standard input (<c>-</c>) and web addresses. The content of the last two is in a
/// folder of its own until this is disposed.
/// </summary>
internal sealed class OfflineInputs : IDisposable
{
    /// <summary>The argument that stands for standard input.</summary>
    public const string StandardInput = "-";

    private const string StandardInputName = "stdin";

    private readonly DirectoryInfo? _folder;

    private OfflineInputs(IReadOnlyList<InputFile> files, DirectoryInfo? folder) => (Files, _folder) = (files, folder);

    /// <summary>The files.</summary>
    public IReadOnlyList<InputFile> Files { get; }

    /// <summary>Finds the files, takes standard input and fetches the addresses, one after the other.</summary>
    /// <param name="arguments">What the command line names.</param>
    /// <param name="name">The name of what standard input holds; null for none.</param>
    /// <param name="fetch">The limits of fetching.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="FetchException">An address was not fetched.</exception>
    public static async Task<OfflineInputs> OpenAsync(
        IReadOnlyList<string> arguments, string? name, FetchOptions fetch, TimeProvider time, CancellationToken cancellationToken)
    {
        var files = InputFile.Find(arguments.Where(argument => argument != StandardInput && AddressOf(argument) is null)).ToList();
        var others = arguments.Where(argument => argument == StandardInput || AddressOf(argument) is not null).Distinct().ToList();
        if (others.Count == 0)
        {
            return new OfflineInputs(files, folder: null);
        }

        var folder = Directory.CreateTempSubdirectory("articles-");
        var inputs = new OfflineInputs(files, folder);
        try
        {
            using var fetcher = new PageFetcher(fetch, time);
            foreach (var argument in others)
            {
                var path = Path.Combine(folder.FullName, files.Count.ToString(CultureInfo.InvariantCulture));
                files.Add(AddressOf(argument) is { } address
                    ? await FetchAsync(fetcher, address, path, cancellationToken)
                    : await ReadAsync(path, name ?? StandardInputName, cancellationToken));
            }

            return inputs;
        }
        catch
        {
            inputs.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    private static Uri? AddressOf(string argument) =>
        (argument.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || argument.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(argument, UriKind.Absolute, out var address)
            ? address
            : null;

    private static async Task<InputFile> ReadAsync(string path, string name, CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        await using var file = File.Create(path);
        await input.CopyToAsync(file, cancellationToken);
        return new InputFile(path, name) { Label = "standard input" };
    }

    private static async Task<InputFile> FetchAsync(PageFetcher fetcher, Uri address, string path, CancellationToken cancellationToken)
    {
        var page = await fetcher.FetchAsync(address, cancellationToken);
        await File.WriteAllBytesAsync(path, page.ToArchive(), cancellationToken);
        return new InputFile(path, NameOf(page.Address)) { Label = address.AbsoluteUri, IsFetched = true };
    }

    /// <summary>A file's name for an address: its host and its path, in letters that every disk takes.</summary>
    private static string NameOf(Uri address)
    {
        var name = string.Concat((address.IdnHost + address.AbsolutePath).TrimEnd('/').Select(
            character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '/' ? character : '-'));
        return string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Trim('.').Length > 0));
    }
}
