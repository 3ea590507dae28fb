using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>
/// The subscriptions of the file (setting <c>SubscriptionsFile</c>) and those of the app settings, together. The file is watched, and so
/// are settings that can change under a running host. If a change cannot be read, the error is logged, and the last good subscriptions
/// stay.
/// </summary>
internal sealed partial class SubscriptionSet : ISubscriptions, IValidateOptions<PublishingOptions>, IDisposable
{
    // An editor writes a file in several steps: a read that is too early gets half of it.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);

    private readonly IConfiguration _configuration;
    private readonly TimeProvider _time;
    private readonly ILogger<SubscriptionSet> _logger;
    private readonly string? _path;
    private readonly PhysicalFileProvider? _files;
    private readonly List<IDisposable> _watches = [];
    private readonly ITimer _settling;
    private readonly IReadOnlyList<string> _faults;
    private volatile IReadOnlyList<Subscription> _current = [];

    public SubscriptionSet(IConfiguration configuration, TimeProvider time, ILogger<SubscriptionSet> logger)
    {
        (_configuration, _time, _logger) = (configuration, time, logger);
        _path = configuration[nameof(PublishingOptions.SubscriptionsFile)] is { Length: > 0 } path ? Path.GetFullPath(path) : null;
        _settling = _time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _faults = TryRead();
        _watches.Add(ChangeToken.OnChange(configuration.GetReloadToken, Changed));
        if (_path is not null && Directory.Exists(Path.GetDirectoryName(_path)))
        {
            _files = new PhysicalFileProvider(Path.GetDirectoryName(_path)!);
            _watches.Add(ChangeToken.OnChange(() => _files.Watch(Path.GetFileName(_path)), Changed));
        }
    }

    public IReadOnlyList<Subscription> Current => _current;

    /// <summary>At start, unreadable subscriptions keep the host from starting.</summary>
    public ValidateOptionsResult Validate(string? name, PublishingOptions options) =>
        _faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_faults);

    public void Dispose()
    {
        _watches.ForEach(watch => watch.Dispose());
        _settling.Dispose();
        _files?.Dispose();
    }

    private void Changed() => _settling.Change(Settling, Timeout.InfiniteTimeSpan);

    private void Reload()
    {
        var before = _current;
        if (TryRead() is { Count: > 0 } faults)
        {
            LogKept(before.Count, string.Join(' ', faults));
        }
        else
        {
            LogReloaded(_current.Count);
        }
    }

    /// <returns>The faults; empty if <see cref="Current"/> matches the settings and the file.</returns>
    private IReadOnlyList<string> TryRead()
    {
        try
        {
            var settings = SettingsJson.Read(_configuration.GetSection("Subscriptions"));
            _current = SubscriptionsParser.Distinct([.. SubscriptionsParser.ParseSettings(settings), .. ReadFile()]);
            return [];
        }
        catch (SubscriptionsException exception)
        {
            return exception.Faults;
        }
    }

    private IReadOnlyList<Subscription> ReadFile()
    {
        if (_path is null)
        {
            return [];
        }

        try
        {
            return SubscriptionsParser.ParseFile(File.ReadAllBytes(_path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SubscriptionsException(
                [$"The file of subscriptions cannot be read: {exception.Message} Put it there, or change the setting "
                + $"{nameof(PublishingOptions.SubscriptionsFile)}."]);
        }
        catch (SubscriptionsException exception)
        {
            throw new SubscriptionsException([.. exception.Faults.Select(fault => $"{_path}: {fault}")]);
        }
    }

    [LoggerMessage(EventId = 35, Level = LogLevel.Information, Message = "Subscriptions read again: {Count} now.")]
    private partial void LogReloaded(int count);

    [LoggerMessage(
        EventId = 36, Level = LogLevel.Error, Message =
            "The changed subscriptions cannot be read; the last good ones ({Count}) stay. {Faults}")]
    private partial void LogKept(int count, string faults);
}
