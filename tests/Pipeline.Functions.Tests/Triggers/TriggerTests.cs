using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Articles.Contracts;
using Pipeline.Functions.Triggers;

namespace Pipeline.Functions.Tests.Triggers;

public sealed class TriggerTests
{
    [Fact]
    public void Every_trigger_class_has_one_function_of_its_own_name()
    {
        var classes = typeof(CleanArticle).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CleanArticle).Namespace && type is { IsPublic: true, IsClass: true })
            .ToList();

        classes.Select(type => FunctionOf(type).GetCustomAttribute<FunctionAttribute>()!.Name)
            .ShouldBe(classes.Select(type => type.Name));
        classes.Count.ShouldBe(11);
    }

    [Fact]
    public void CleanArticle_is_told_of_new_blobs_by_event_grid_but_polls_in_a_debug_build()
    {
#if DEBUG
        const BlobTriggerSource Expected = BlobTriggerSource.LogsAndContainerScan;
#else
        const BlobTriggerSource Expected = BlobTriggerSource.EventGrid;
#endif
        var trigger = TriggerOf<BlobTriggerAttribute>(typeof(CleanArticle));

        trigger.BlobPath.ShouldBe($"{StorageNames.Inbox}/{{name}}");
        trigger.Connection.ShouldBe("ArticleStorage");
        trigger.Source.ShouldBe(Expected);
    }

    [Theory]
    [InlineData(typeof(ExpandArchive), StorageNames.ToExpand)]
    [InlineData(typeof(CleanArticleAgain), StorageNames.ToClean)]
    [InlineData(typeof(EnrichArticle), StorageNames.ToEnrich)]
    [InlineData(typeof(PublishArticle), StorageNames.ToPublish)]
    [InlineData(typeof(WithdrawArticle), StorageNames.ToWithdraw)]
    [InlineData(typeof(PostEvent), StorageNames.ToPost)]
    [InlineData(typeof(ReprocessArticle), StorageNames.ToReprocess)]
    public void A_queue_trigger_reads_its_stages_queue(Type function, string queue)
    {
        var trigger = TriggerOf<QueueTriggerAttribute>(function);

        trigger.QueueName.ShouldBe(queue);
        trigger.Connection.ShouldBe("ArticleStorage");
    }

    [Fact]
    public void ReprocessArticles_runs_by_the_setting() =>
        TriggerOf<TimerTriggerAttribute>(typeof(ReprocessArticles)).Schedule.ShouldBe("%ReprocessSchedule%");

    [Fact]
    public void ReleaseArticles_runs_each_minute() =>
        TriggerOf<TimerTriggerAttribute>(typeof(ReleaseArticles)).Schedule.ShouldBe("0 * * * * *");

    [Fact]
    public void RedriveEvents_runs_each_five_minutes() =>
        TriggerOf<TimerTriggerAttribute>(typeof(RedriveEvents)).Schedule.ShouldBe("30 */5 * * * *");

    private static MethodInfo FunctionOf(Type type) =>
        type.GetMethods().Single(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

    private static TTrigger TriggerOf<TTrigger>(Type type)
        where TTrigger : Attribute =>
        FunctionOf(type).GetParameters().Select(parameter => parameter.GetCustomAttribute<TTrigger>()).OfType<TTrigger>().Single();
}
