# Completes the command lines of articles in PowerShell: articles completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName articles -ScriptBlock {
  param($word, $line, $cursor)
  articles "[suggest:$cursor]" "$line" | Where-Object { $_ -like "$word*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
