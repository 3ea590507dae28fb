using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Reprocessing;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Operations;

/// <summary>The operators' actions as pages, with a confirmation before each permanent action.</summary>
internal static class OperationsEndpoints
{
    private const string Id = "id";
    private const int PageSize = 50;

    // The pages have no sign-in.
    private static readonly string By = $"the pages on {Environment.MachineName}";
    private const int SubscriptionsOnPage = 20;
    private const int NewestShown = 5;

    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<RecentlyPublished>()
        .AddSingleton<RemovalService>();

    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/operations", () => PageView.Of<ReprocessPage>(new ReprocessModel(new ReprocessForm(), null, 1))).WithQuery();
        endpoints.MapGet("/operations/reprocess", (HttpRequest request, ReprocessingStep step, CancellationToken token) =>
            ReprocessAsync(ReprocessForm.Read(field => request.Query[field]), dryRun: true, Paging.Read(request), step, token))
            .WithQuery([.. ReprocessForm.FieldNames.Select(name => QueryField.Text(name)), Paging.QueryField]);
        endpoints.MapPost("/operations/reprocess", async (HttpRequest request, ReprocessingStep step, CancellationToken token) =>
        {
            var form = await request.ReadFormAsync(token);
            return FormFields.Refusal(form, ReprocessForm.FieldNames)
                ?? await ReprocessAsync(ReprocessForm.Read(field => form[field]), dryRun: false, 1, step, token);
        });
        endpoints.MapGet("/operations/poison", PoisonsAsync).WithQuery(QueryField.OneOf("all", "true", "false"), Paging.QueryField);
        endpoints.MapGet("/operations/poison/{id}", PoisonAsync).WithQuery();
        endpoints.MapPost(
            "/operations/poison/replay",
            (HttpRequest request, PoisonBatchOperations desk, PoisonedMessages poison, TimeProvider time, CancellationToken token) =>
                SettleAsync(request, "replay", desk.ReplayAsync, poison, time, token));
        endpoints.MapPost(
            "/operations/poison/discard",
            (HttpRequest request, PoisonBatchOperations desk, PoisonedMessages poison, TimeProvider time, CancellationToken token) =>
                SettleAsync(request, "discard", desk.DiscardAsync, poison, time, token));
        endpoints.MapGet("/operations/subscriptions", SubscriptionsAsync).WithQuery(Paging.QueryField);
        endpoints.MapGet("/operations/remove", (string? name) => PageView.Of<RemovePage>(new RemoveModel(name, null, null)))
            .WithQuery(QueryField.Text("name"));
        endpoints.MapPost("/operations/remove", RemoveAsync);
        endpoints.MapHeldRemovals();
    }

    private static async Task<IResult> ReprocessAsync(
        ReprocessForm form, bool dryRun, int page, ReprocessingStep step, CancellationToken cancellationToken) =>
        PageView.Of<ReprocessPage>(
            new ReprocessModel(form, form.Problem is null ? await step.RunAsync(form.ToSelection(dryRun), cancellationToken) : null, page));

    private static async Task<IResult> PoisonsAsync(
        HttpRequest request, PoisonedMessages poison, TimeProvider time, CancellationToken cancellationToken, bool all = false)
    {
        var page = Paging.Read(request);
        var records = await poison.ListAsync(openOnly: !all, cancellationToken).Skip((page - 1) * PageSize).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var paging = new Paging(page, records.Count > PageSize, "/operations/poison", all ? [KeyValuePair.Create("all", "true")] : []);
        return PageView.Of<PoisonListPage>(
            new PoisonListModel([.. records.Take(PageSize)], all, paging, time.GetUtcNow(), Done: null, Refused: []));
    }

    private static async Task<IResult> PoisonAsync(
        string id, PoisonedMessages poison, TimeProvider time, CancellationToken cancellationToken) =>
        await poison.FindAsync(id, cancellationToken) is { } record
            ? PageView.Of<PoisonPage>(new PoisonModel(record, Decoded(record.Message), time.GetUtcNow()))
            : ProblemPage.Result(StatusCodes.Status404NotFound, "No such message", "No poisoned message has this id.");

    private static async Task<IResult> SettleAsync(
        HttpRequest request, string verb, Func<IReadOnlyList<string>, string, CancellationToken, Task<PoisonOutcome>> settle,
        PoisonedMessages poison, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (FormFields.Refusal(form, [ConfirmModel.Confirmed], many: Id) is { } refusal)
        {
            return refusal;
        }

        string[] ids = [.. form[Id].OfType<string>()];
        if (ids.Contains(string.Empty))
        {
            return ProblemPage.Result(
                StatusCodes.Status400BadRequest, "Nothing was done",
                "An id is empty. To select all open messages, leave out the field id.");
        }

        if (form[ConfirmModel.Confirmed] != "yes")
        {
            return PageView.Of<ConfirmPage>(Question(verb, ids));
        }

        var outcome = await settle(ids, By, cancellationToken);
        var done = string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Done.Count:N0} {(outcome.Done.Count == 1 ? "message" : "messages")} "
            + $"{(verb == "replay" ? "replayed" : "discarded")}.");
        var records = await poison.ListAsync(openOnly: true, cancellationToken).Take(PageSize + 1).ToListAsync(cancellationToken);
        var paging = new Paging(1, records.Count > PageSize, "/operations/poison", []);
        return PageView.Of<PoisonListPage>(
            new PoisonListModel([.. records.Take(PageSize)], All: false, paging, time.GetUtcNow(), done, outcome.Errors));
    }

    private static ConfirmModel Question(string verb, string[] ids)
    {
        var which = ids.Length switch { 0 => "all open messages", 1 => "this message", var count => $"these {count} messages" };
        return new ConfirmModel(
            "/operations/poison",
            $"{(verb == "replay" ? "Replay" : "Discard")} {which}?",
            verb == "replay"
                ? "They are sent to their queues again. Fix the cause first, or they will fail again."
                : "Their articles stay as they are. The records remain.",
            $"/operations/poison/{verb}",
            [.. ids.Select(id => KeyValuePair.Create(Id, id))],
            verb == "replay" ? "Replay" : "Discard",
            IsDangerous: verb == "discard");
    }

    private static async Task<IResult> SubscriptionsAsync(
        HttpRequest request, ISubscriptions subscriptions, RecentlyPublished published, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var page = Paging.Read(request);
        var recent = await published.ReadAsync(cancellationToken);
        var current = subscriptions.Current;
        var views = current.Skip((page - 1) * SubscriptionsOnPage).Take(SubscriptionsOnPage).Select(subscription =>
        {
            var got = recent.Where(entry => entry.Delivered.Contains(subscription.Name, StringComparer.Ordinal)).ToList();
            return new SubscriptionView(subscription, got.Count, [.. got.Take(NewestShown)]);
        });
        var paging = new Paging(page, current.Count > page * SubscriptionsOnPage, "/operations/subscriptions", []);
        return PageView.Of<SubscriptionsPage>(new SubscriptionsModel([.. views], recent.Count, paging, time.GetUtcNow()));
    }

    private static async Task<IResult> RemoveAsync(HttpRequest request, RemovalService desk, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (FormFields.Refusal(form, ["name", ConfirmModel.Confirmed]) is { } refusal)
        {
            return refusal;
        }

        var name = form["name"].ToString();
        var isConfirmed = form[ConfirmModel.Confirmed] == "yes";
        // What was confirmed is a file's name to the letter, and not looked up once more: a file may be called like another's id.
        var file = isConfirmed ? name : await desk.FindAsync(name, cancellationToken) ?? name;
        if (InboxName.Problem(file) is { } problem)
        {
            return PageView.Of<RemovePage>(new RemoveModel(
                name, null,
                $"'{file}' was not removed: {problem}. The pipeline does not touch such files; delete it with the tool that wrote it."));
        }

        if (!await desk.ExistsAsync(file, cancellationToken))
        {
            return PageView.Of<RemovePage>(new RemoveModel(name, null, $"There is no file or article '{file}' in the inbox."));
        }

        if (!isConfirmed)
        {
            return PageView.Of<ConfirmPage>(new ConfirmModel(
                "/operations/remove", $"Remove {file}?",
                "The file is deleted, and its articles are withdrawn from the stores, the index and the subscribers that got them. If the "
                + "file holds several articles, all of them are withdrawn.",
                "/operations/remove", [KeyValuePair.Create("name", file)], "Remove", IsDangerous: true));
        }

        await desk.RemoveAsync(file, cancellationToken);
        return PageView.Of<RemovePage>(new RemoveModel(null, $"'{file}' was removed; its articles are being withdrawn.", null));
    }

    /// <summary>A message as text: mostly it is Base64 of JSON.</summary>
    private static string Decoded(string message)
    {
        var bytes = new byte[message.Length];
        if (!Convert.TryFromBase64String(message, bytes, out var length))
        {
            return message;
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(0, length));
        }
        catch (DecoderFallbackException)
        {
            return message;
        }
    }
}
