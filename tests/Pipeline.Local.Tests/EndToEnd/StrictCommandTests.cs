namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>A mistyped option or setting is an error that says what was meant; names of files are only names.</summary>
public sealed class StrictCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-strict-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_whose_name_starts_with_an_at_sign_is_a_file_and_not_a_list_of_arguments()
    {
        await WriteAsync("@x.txt", $"--out\n{Path.Combine(_folder.FullName, "elsewhere")}\n");
        await WriteAsync("a.txt", "The bridge reopened on Monday, and the first bus crossed it with the crew aboard.");

        var result = await RunAsync([], "clean", "@x.txt", "a.txt");

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Lines.Count.ShouldBe(2);
        Directory.Exists(Path.Combine(_folder.FullName, "elsewhere")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_whose_name_starts_with_a_dash_can_be_given_after_two_dashes()
    {
        await WriteAsync("--explain", "The bridge reopened on Monday, and the first bus crossed it with the crew aboard.");

        var result = await RunAsync([], "clean", "--", "--explain");

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Lines.ShouldHaveSingleItem().ShouldContain("\"name\":\"--explain\"");
    }

    [Theory]
    [InlineData(
        "Error: '--explian' is not an option of 'clean'; did you mean '--explain'? Put -- before words that start with a dash.", "clean",
        "a.txt", "--explian")]
    [InlineData("Error: '--verbose' is not an option of 'search'.", "search", "china", "--verbose")]
    [InlineData("Error: '-v' is not an option of 'clean'", "clean", "-v", "a.txt")]
    [InlineData("Error: '--dryrun' is not an option of 'reprocess'; did you mean '--dry-run'?", "reprocess", "--name", "--dryrun")]
    [InlineData("Error: '--limt' is not an option of 'reprocess'; did you mean '--limit'?", "reprocess", "--limt=5")]
    [InlineData("Error: '--al' is not an option of 'discard'; did you mean '--all'?", "poison", "discard", "--al")]
    [InlineData("Error: '--force' is not an option of 'remove'", "remove", "a.txt", "--force")]
    public async Task An_option_that_is_not_known_is_an_error_and_nothing_is_done(string error, params string[] arguments)
    {
        var result = await RunAsync([], arguments);

        result.ExitCode.ShouldBe(ExitCodes.Usage);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldStartWith(error);
        result.Errors.ShouldNotContain("Usage:", customMessage: "the page of help would hide the error");
        _folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Error: --top must be a number from 1 to 1,000.", "search", "china", "--top", "x")]
    [InlineData("Error: --limit must be a number from 1 to 100,000.", "reprocess", "--limit", "5.5", "--dry-run")]
    [InlineData("Error: COUNT must be a number from 1.", "removals", "confirm", "many")]
    [InlineData("Error: COUNT must be a number from 1.", "removals", "confirm", "0")]
    [InlineData("Error: --from is after --to, so no day is between them.", "search", "--from", "2027-01-01", "--to", "2026-01-01")]
    [InlineData("Error: --language must be a code of ISO 639, such as en", "search", "--language", "english")]
    [InlineData("Error: --port must be a number from 0 to 65,535.", "serve", "--port", "80808")]
    [InlineData("Error: --out is empty.", "clean", "a.txt", "--out", "")]
    [InlineData("Error: --name is for standard input: give - as the path.", "clean", "a.txt", "--name", "a.html")]
    [InlineData("Error: --name is not a file's name: ", "clean", "-", "--name", "../a.html")]
    [InlineData("Error: --format goes neither with --explain nor with --json.", "clean", "a.txt", "--format", "text", "--explain")]
    [InlineData("Error: --since must be a time (2026-11-24, 2026-11-24T08:00Z), or how long ago", "list", "--since", "yesterday")]
    [InlineData("Error: poison replay takes ids, or --all.", "poison", "replay")]
    public async Task A_value_that_is_none_is_an_error_in_a_line_and_nothing_is_done(string error, params string[] arguments)
    {
        var result = await RunAsync([], arguments);

        result.ExitCode.ShouldBe(ExitCodes.Usage);
        result.Errors.ShouldStartWith(error);
        result.Errors.ShouldNotContain("   at ");
        _folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Error: 'serach' is not a command; did you mean 'search'? Commands are ingest, serve, clean,", "serach", "china")]
    [InlineData("Error: 'lst' is not a command; did you mean 'list'? Commands are list, show, replay, discard.", "poison", "lst")]
    [InlineData("Error: 'articles poison' needs a command: list, show, replay, discard.", "poison")]
    [InlineData("Error: Required argument 'NAME' missing for command: 'remove'.", "remove")]
    [InlineData("Error: Unrecognized command or argument 'b.txt'.", "remove", "a.txt", "b.txt")]
    public async Task A_command_that_is_not_one_is_an_error_in_a_line(string error, params string[] arguments)
    {
        var result = await RunAsync([], arguments);

        result.ExitCode.ShouldBe(ExitCodes.Usage);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldStartWith(error);
        result.Errors.Trim().Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public async Task Without_arguments_the_commands_are_shown()
    {
        var result = await RunAsync([]);

        result.ExitCode.ShouldBe(ExitCodes.Usage);
        result.Output.ShouldContain("ingest");
    }

    [Theory]
    [InlineData("clean", "")]
    [InlineData("clean", "nothing.txt")]
    [InlineData("search", "(china")]
    public async Task What_is_wrong_is_said_in_a_line_without_the_names_of_the_programs_types(params string[] arguments)
    {
        var result = await RunAsync([], arguments);

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("Error: ");
        result.Errors.ShouldNotContain("Exception");
        result.Errors.ShouldNotContain("Parameter '");
    }

    [Fact]
    public async Task Without_a_word_is_no_option_of_a_search()
    {
        var result = await RunAsync([], "search", "china", "-taiwan");

        result.ExitCode.ShouldBe(0, result.Errors);
    }

    [Fact]
    public async Task Every_setting_that_is_wrong_is_named_at_once()
    {
        await WriteAsync("a.txt", "The bridge reopened on Monday.");

        var result = await RunAsync(
            [("Reading__MaxByts", "5"), ("Local__ApiPrt", "1"), ("Search__Pth", "x"), ("ArticleStorag", "x"),
                ("Delivery__MaxAttempts", "0"), ("ReprocessSchedule", "0 0 22-2 * * *")],
            "clean", "a.txt");

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe(
            [
                "Error: 6 settings are wrong:",
                "- ArticleStorag is not a setting; did you mean ArticleStorage?",
                "- Reading__MaxByts is not a setting; did you mean Reading__MaxBytes?",
                "- Delivery__MaxAttempts is '0'; it has to be a whole number from 1 to 1000.",
                "- Search__Pth is not a setting; did you mean Search__Path?",
                "- Local__ApiPrt is not a setting; did you mean Local__ApiPort?",
                "- ReprocessSchedule has the range '22-2' for the hours, which ends before it starts; the Functions runtime would read it "
                    + "as 2-22. Write it in two: 22-23,0-2.",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData(
        """{"Valus":{"Reading__MaxBytes":"5"}}""", "Error: local.settings.json has 'Valus', which is not known; did you mean 'Values'?")]
    [InlineData("""{"Values":{"Reading__MaxByts":"5"}}""", "Error: Reading__MaxByts is not a setting; did you mean Reading__MaxBytes?")]
    [InlineData("""{"Values":{"Reading":{"MaxByts":"5"}}}""", "Error: Reading__MaxByts is not a setting; did you mean Reading__MaxBytes?")]
    [InlineData("""{"IsEncrypted":true,"Values":{"Reading__MaxBytes":"abc"}}""", "Error: local.settings.json is encrypted")]
    [InlineData("""{"Values":{"Reading__MaxBytes":"5",}""", "Error: local.settings.json is not JSON, at line 1")]
    public async Task The_settings_file_is_read_strictly(string file, string error)
    {
        await WriteAsync("local.settings.json", file);

        var result = await RunAsync([], "clean", "local.settings.json");

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldStartWith(error);
    }

    [Fact]
    public async Task A_language_service_that_this_build_cannot_use_is_an_error()
    {
        var result = await RunAsync([("Language__Endpoint", "https://newsroom.cognitiveservices.azure.com")], "serve");

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldStartWith("Error: Language__Endpoint is set, but this build is without Azure AI Language.");
    }

    [Theory]
    [InlineData("serve", "")]
    [InlineData("serve", "  ")]
    [InlineData("status", "")]
    public async Task An_empty_storage_setting_is_an_error_in_a_line(string command, string storage)
    {
        var result = await RunAsync([("ArticleStorage", storage)], command);

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldStartWith("Error: The setting ArticleStorage is empty. Set ArticleStorage to a connection string");
        result.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_empty_data_folder_is_an_error_and_not_the_working_folder()
    {
        var result = await RunAsync([("Local__DataFolder", "")], "search", "china");

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldStartWith("Error: The setting Local__DataFolder is empty.");
        _folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "Local__ApiHosts", "https://desk.example",
        "Error: The setting Local__ApiHosts has 'https://desk.example', which is no host's name")]
    [InlineData("Local__ApiHosts", "desk.example,a/b", "Error: The setting Local__ApiHosts has 'a/b'")]
    [InlineData("Search__Path", "/", "Error: Search__Path is '/', which is a folder; it has to be a file in one, such as /index.db.")]
    [InlineData("Cleaning__FingerprintFile", "/", "Error: Cleaning__FingerprintFile is a folder")]
    [InlineData(
        "Wire__Providers__NTB__TimeZone", "Europe/Osl",
        "Error: Wire__Providers__NTB__TimeZone is 'Europe/Osl', which is no time zone of the IANA's database")]
    [InlineData("Wire__Folders", "/agencies", "Error: Wire__Folders has '/agencies', which is no folder of the inbox")]
    [InlineData("Enrichment__TryTimeout", "00:05:00", "Error: Enrichment__TryTimeout is 00:05:00 and Enrichment__TotalTimeout 00:02:00")]
    [InlineData(
        "Enrichment__Providers__Pii", "azur",
        "Error: Enrichment__Providers__Pii is 'azur', which is not known; did you mean 'azure'?")]
    [InlineData("ArticleStorage__blobServiceUri", "https://x.blob.core.windows.net", "Error: Two storage accounts are configured")]
    [InlineData("Removals__MaxPercent", "120", "Error: Removals__MaxPercent is '120'; it has to be a whole number from 0 to 100.")]
    public async Task A_setting_that_cannot_work_ends_the_start_with_a_sentence(string name, string value, string error)
    {
        var result = await RunAsync([("ArticleStorage", "UseDevelopmentStorage=true"), (name, value)], "serve");

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.ShouldStartWith(error);
        result.Errors.ShouldNotContain("   at ");
        Directory.Exists(Path.Combine(_folder.FullName, "storage")).ShouldBeFalse("no storage is started for settings that cannot work");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("status")]
    public async Task A_data_folder_that_cannot_be_written_to_is_an_error_in_a_line(string command)
    {
        // Below a file no folder can be made, whoever asks: root may write to a folder that is read-only.
        await WriteAsync("file", "x");
        var folder = Path.Combine(_folder.FullName, "file", "data");

        var result = await RunAsync([("Local__DataFolder", folder)], command);

        result.ExitCode.ShouldBe(ExitCodes.Failure);
        result.Errors.Trim().Split('\n').ShouldHaveSingleItem()
            .ShouldStartWith($"Error: The data folder '{folder}' cannot be written to: ");
        result.Errors.ShouldContain("Make it writable, or set Local__DataFolder to another folder.");
    }

    [Fact]
    public void Every_setting_of_this_machine_is_known() =>
        typeof(LocalSettings).GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => field.GetRawConstantValue())
            .OfType<string>()
            .Where(name => name.StartsWith("Local:", StringComparison.Ordinal))
            .ShouldAllBe(name => LocalSettings.Names.Contains(name));

    private async Task WriteAsync(string name, string content) =>
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), content, Token);

    private Task<CommandResult> RunAsync((string Name, string Value)[] settings, params string[] arguments) =>
        new ArticlesCommand(_folder.FullName, settings.ToDictionary(setting => setting.Name, setting => setting.Value))
            .RunAsync(Token, arguments);
}
