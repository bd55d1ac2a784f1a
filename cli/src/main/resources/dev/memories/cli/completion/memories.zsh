#compdef memories
# zsh completion of memories: memories completion zsh > a folder of your fpath, as _memories

_memories() {
  local -a words_so_far suggestions
  local line files=none value meaning
  words_so_far=("${(@Q)words[2,CURRENT]}")
  while IFS= read -r line; do
    case $line in
    :*) files=${line#:} ;;
    *)
      value=${line%%$'\t'*}
      meaning=${line#*$'\t'}
      value=${value//\\/\\\\}
      suggestions+=("${value//:/\\:}${meaning:+:$meaning}")
      ;;
    esac
  done < <("${words[1]}" complete -- "${words_so_far[@]}" 2>/dev/null)

  # Keeps the order it is given: newest sessions first.
  (( ${#suggestions} )) && _describe -V 'memories' suggestions
  case $files in
  folders) _files -/ ;;
  all) _files ;;
  esac
}

# Loaded by compinit as a function file, or sourced.
if [[ ${funcstack[1]} == _memories ]]; then
  _memories "$@"
else
  compdef _memories memories
fi
