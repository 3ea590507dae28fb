metadata description = 'Subscriptions as app settings.'

@export()
@description('Which articles a subscriber wants: every field that is given has to hold. More, such as all, any and not, goes into main.bicep\'s moreSettings.')
@sealed()
type subscriptionFilter = {
  @description('ISO 639-1.')
  Languages: string[]?

  @description('Name, Category:Name or Category:*.')
  Entities: string[]?

  @description('Key phrases.')
  KeyPhrases: string[]?

  @description('Labels.')
  Sentiments: ('positive' | 'neutral' | 'negative' | 'mixed')[]?

  @description('Publications.')
  Sites: string[]?

  @description('Words at least.')
  @minValue(1)
  MinWords: int?
}

@export()
@description('A downstream service\'s wish: events of the articles that match, in its own queue.')
@sealed()
type subscriber = {
  @description('A unique name: part of each event\'s id.')
  Name: string

  @description('The queue: lowercase letters, digits and single dashes.')
  @minLength(3)
  @maxLength(63)
  Queue: string

  @description('Which articles; all by default.')
  Filter: subscriptionFilter?
}

@export()
@description('The settings of subscriptions: Subscriptions__0__Name and so on.')
func settingsOf(subscriptions subscriber[]) { *: string } =>
  toObject(
    flatten(map(subscriptions, (subscription, i) => [
      setting('Subscriptions__${i}__Name', subscription.Name)
      setting('Subscriptions__${i}__Queue', subscription.Queue)
      ...conditions('Subscriptions__${i}__Filter__Languages', subscription.?Filter.?Languages ?? [])
      ...conditions('Subscriptions__${i}__Filter__Entities', subscription.?Filter.?Entities ?? [])
      ...conditions('Subscriptions__${i}__Filter__KeyPhrases', subscription.?Filter.?KeyPhrases ?? [])
      ...conditions('Subscriptions__${i}__Filter__Sentiments', subscription.?Filter.?Sentiments ?? [])
      ...conditions('Subscriptions__${i}__Filter__Sites', subscription.?Filter.?Sites ?? [])
      ...(subscription.?Filter.?MinWords == null
        ? []
        : [setting('Subscriptions__${i}__Filter__MinWords', string(subscription.?Filter.?MinWords))])
    ])),
    item => item.key,
    item => item.value
  )

func setting(key string, value string) { key: string, value: string } => { key: key, value: value }

func conditions(key string, values string[]) { key: string, value: string }[] =>
  map(values, (value, i) => setting('${key}__${i}', value))
