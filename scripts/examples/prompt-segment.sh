# Source this from .bashrc or .zshrc and put $MEMORIES_SEGMENT into the prompt (single-quoted in bash:
# PS1='\w $MEMORIES_SEGMENT \$ '). It shows the age of the project's memory, such as `mem 3h`, and is empty
# in a project without memory. The program runs when the folder changes, not for every prompt.

memories_segment() {
  if [ "${_memories_cwd:-}" != "$PWD" ]; then
    _memories_cwd=$PWD
    _memories_root=$("${MEMORIES:-memories}" path 2>/dev/null) || _memories_root=
  fi
  MEMORIES_SEGMENT=
  [ -n "$_memories_root" ] && [ -r "$_memories_root/MEMORY.md" ] || return 0
  # GNU stat, then BSD stat.
  _memories_made=$(stat -c %Y "$_memories_root/MEMORY.md" 2>/dev/null ||
    stat -f %m "$_memories_root/MEMORY.md") || return 0
  _memories_age=$(($(date +%s) - _memories_made))
  if [ "$_memories_age" -lt 3600 ]; then
    MEMORIES_SEGMENT="mem $((_memories_age / 60))m"
  elif [ "$_memories_age" -lt 172800 ]; then
    MEMORIES_SEGMENT="mem $((_memories_age / 3600))h"
  else
    MEMORIES_SEGMENT="mem $((_memories_age / 86400))d"
  fi
}

if [ -n "${ZSH_VERSION:-}" ]; then
  autoload -Uz add-zsh-hook && add-zsh-hook precmd memories_segment
  setopt prompt_subst
elif [ -n "${BASH_VERSION:-}" ]; then
  PROMPT_COMMAND="memories_segment${PROMPT_COMMAND:+; $PROMPT_COMMAND}"
fi
