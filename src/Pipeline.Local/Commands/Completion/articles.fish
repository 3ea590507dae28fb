# Completes the command lines of articles in fish: articles completion fish | source
function __articles
    articles "[suggest:"(commandline --cursor)"]" (commandline --cut-at-cursor | string collect) 2>/dev/null
end
complete --command articles --arguments "(__articles)"
