import { tagMap } from 'types.bicep'

metadata description = 'What somebody is woken for.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The action group\'s name.')
param actionGroupName string

@description('The e-mail address for alerts; empty: none.')
param email string

@description('The daily cap on text records; 0: no cap, and no alert for it.')
param dailyTextRecords int

@description('The workspace of the logs.')
param workspaceId string

@description('The Event Grid topic.')
param topicId string

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'articles'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

var actions = empty(email) ? [] : [group.id]

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'events-undelivered'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid has given up on an event and put it into event-dead-letters. The function RedriveEvents processes the file within five minutes.'
    severity: 1
    enabled: true
    scopes: [topicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [for action in actions: { actionGroupId: action }]
  }
}

var queries = filter(
  items(loadJsonContent('../alerts.json')),
  alert => alert.key != 'daily-records' || dailyTextRecords > 0
)

resource logAlert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queries: {
    name: alert.key
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      description: alert.value.description
      severity: alert.value.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: alert.value.every
      windowSize: alert.value.window
      criteria: {
        allOf: [
          {
            query: replace(join(alert.value.query, '\n'), '{dailyTextRecords}', string(dailyTextRecords))
            timeAggregation: 'Maximum'
            metricMeasureColumn: 'Value'
            operator: 'GreaterThan'
            threshold: alert.value.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      // The tables are there only after the first telemetry.
      skipQueryValidation: true
      actions: { actionGroups: actions }
    }
  }
]
