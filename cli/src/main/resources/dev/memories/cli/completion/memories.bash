# bash completion of memories: memories completion bash > ~/.local/share/bash-completion/completions/memories

_memories() {
  local words=() word glue= index cursor=${COMP_WORDS[COMP_CWORD]}
  # bash parts words at = and :, the program does not.
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=${COMP_WORDS[index]}
    if [[ $word == [=:]* && ${#words[@]} -gt 0 ]]; then
      words[${#words[@]}-1]+=$word
      glue=yes
    elif [[ $glue ]]; then
      words[${#words[@]}-1]+=$word
      glue=
    else
      words+=("$word")
    fi
  done
  # What bash will replace is only what follows the last = or :.
  local current=${words[${#words[@]}-1]} kept=
  [[ $cursor == [=:] ]] && cursor=
  kept=${current%"$cursor"}

  local line lines=() files=:none value meaning
  while IFS= read -r line; do
    case $line in
    :*) files=$line ;;
    *) lines+=("$line") ;;
    esac
  done < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null)

  COMPREPLY=()
  for line in "${lines[@]}"; do
    value=${line%%$'\t'*}
    meaning=${line#*$'\t'}
    value=${value#"$kept"}
    # Meanings are shown in a list only; a single match is typed as it is.
    if [[ ${#lines[@]} -gt 1 && -n $meaning && $COMP_TYPE != 37 ]]; then
      COMPREPLY+=("$value  ($meaning)")
    else
      printf -v value %q "$value"
      value=${value//\\,/,} # a comma needs no quotes
      COMPREPLY+=("$value")
    fi
  done
  case $files in
  :folders)
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$cursor")
    ;;
  :all)
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cursor")
    ;;
  esac
  [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
}

complete -F _memories memories
