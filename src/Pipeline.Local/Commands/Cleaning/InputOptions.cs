using System.CommandLine;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Local.Fetching;
using Pipeline.Local.Offline;

namespace Pipeline.Local.Commands.Cleaning;

/// <summary>What the offline commands read: files, folders, standard input and web pages.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string[]> _inputs = new("PATH")
    {
        Description =
            "Files, or folders with everything below them; - for standard input; a web address for one page, which is fetched as "
            + "robots.txt allows.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "The name of what standard input holds. Its extension breaks ties between formats. Default: stdin.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _allowPrivate = new("--allow-private")
    {
        Description = "Also fetches pages of this machine and of private networks.",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_inputs);
        command.Options.Add(_name);
        command.Options.Add(_allowPrivate);
        _name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && InboxName.Problem(token.Value) is { } problem)
            {
                result.AddError($"--name is not a file's name: {problem}.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(_name) is not null && result.GetValue(_inputs)?.Contains(OfflineInputs.StandardInput) != true)
            {
                result.AddError($"--name is for standard input: give {OfflineInputs.StandardInput} as the path.");
            }
        });
    }

    /// <summary>Takes what a command line names.</summary>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="FetchException">A page was not fetched.</exception>
    public Task<OfflineInputs> OpenAsync(ParseResult arguments, IServiceProvider services, CancellationToken cancellationToken) =>
        OfflineInputs.OpenAsync(
            arguments.GetRequiredValue(_inputs),
            arguments.GetValue(_name),
            new FetchOptions
            {
                MaxBytes = services.GetRequiredService<IOptions<ReadingOptions>>().Value.MaxBytes,
                AllowPrivate = arguments.GetValue(_allowPrivate),
            },
            services.GetRequiredService<TimeProvider>(),
            cancellationToken);
}
