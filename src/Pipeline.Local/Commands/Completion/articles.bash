# Completes the command lines of articles in bash: source <(articles completion bash)
_articles() {
  local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
  # mapfile is not in the bash of macOS.
  COMPREPLY=($(compgen -W "$(articles "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
}
complete -o default -F _articles articles
