#compdef articles
# Completes the command lines of articles in zsh: source <(articles completion zsh)
_articles() {
  local -a found=("${(@f)$(articles "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
  compadd -a found
  _files
}
compdef _articles articles
