using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Handover;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Publishing.Withdrawing;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Publishing;

/// <summary>Registers the publishing stage. The host adds the search index and the queues.</summary>
public static class PublishingServices
{
    /// <summary>
    /// Adds the publishing and withdrawal stages; settings <c>SubscriptionsFile</c> and the sections <c>Subscriptions</c>,
    /// <c>Delivery</c> and <c>Webhooks</c>.
    /// </summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSubscriptions(configuration);
        services.AddOptions<DeliveryOptions>()
            .Bind(configuration.GetSection(DeliveryOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddWebhooks(configuration);
        services.AddSingleton<EventFactory>();
        services.AddSingleton<SentEvents>();
        services.AddSingleton<SubscriberEvents>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<DeliveryRetry>();
        services.AddSingleton<ArticleDelivery>();
        services.AddSingleton<EmbargoHold>();
        services.AddSingleton<EmbargoEnd>();
        services.AddSingleton<IndexReconciler>();
        services.AddSingleton<PublishingStep>();
        services.AddSingleton<INextStage<EnrichedArticle>>(provider => provider.GetRequiredService<PublishingStep>());
        services.AddSingleton<StageHandover<EnrichedArticle>>();
        services.AddSingleton<EmbargoRelease>();
        services.AddSingleton<ItemExpiry>();
        services.AddSingleton<ArticleTraces>();
        services.AddSingleton<WithdrawalNotices>();
        services.AddSingleton<WithdrawalStep>();
        return services;
    }

    private static void AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookSecretsCheck>();
        services.AddOptions<WebhookOptions>()
            .Bind(configuration.GetSection(WebhookOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // Its log would have whole addresses, which may give access.
        services.AddHttpClient(WebhookSender.Client)
            .ConfigurePrimaryHttpMessageHandler(
                provider => WebhookSender.Handler(provider.GetRequiredService<IOptionsMonitor<WebhookOptions>>()))
            .RemoveAllLoggers();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookGates>();
        services.AddSingleton<WebhookStep>();
    }

    /// <summary>Adds the subscriptions alone (<see cref="ISubscriptions"/>), checked when the host starts.</summary>
    public static IServiceCollection AddSubscriptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new SubscriptionSet(
            configuration, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SubscriptionSet>>()));
        services.AddSingleton<ISubscriptions>(provider => provider.GetRequiredService<SubscriptionSet>());
        services.AddSingleton<IValidateOptions<PublishingOptions>>(provider => provider.GetRequiredService<SubscriptionSet>());
        services.AddOptions<PublishingOptions>().Bind(configuration).ValidateOnStart();
        return services;
    }
}
